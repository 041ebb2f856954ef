const TABS = '/pages/';
const HOME = '/pages/home/home';

/** Opens a page of the mini-program, a tab or any other. */
export function openPage(url: string): void {
  void (url.startsWith(TABS) ? wx.switchTab({ url }) : wx.navigateTo({ url }));
}

/** The way out of the page that is open: to the one that it was opened from, home, or `null` at home itself. */
export function wayOut(): 'back' | 'home' | null {
  const open = getCurrentPages();
  if (open.length > 1) return 'back';
  return `/${open[0]?.route}` === HOME ? null : 'home';
}

/** Leaves a page that has nothing to show. */
export function leavePage(): void {
  if (wayOut() === 'back') void wx.navigateBack();
  else openPage(HOME);
}
