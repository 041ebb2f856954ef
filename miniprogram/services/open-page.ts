const TABS = '/pages/';

/** Opens a page of the mini-program, a tab or any other. */
export function openPage(url: string): void {
  void (url.startsWith(TABS) ? wx.switchTab({ url }) : wx.navigateTo({ url }));
}
