import { samples, UNSENT } from './samples';

/** Sections, each a page of its own to look at: `?section=`. */
const SECTIONS = ['words', 'people', 'windows', 'voucher', 'charts', 'forms', 'states', 'unsent', 'sheets', 'icons'];
const PICTURES = ['station', 'lamp', 'parcel', 'candle', 'bag', 'mark'];
const ICONS =
  'home station bell me chat clock pin chev check warn okc refresh people file info phone cup bolt micro chair door med offline pen plus cross go lock shield x list work back bag bed box bus chart clip dots down down2 eye hand mask mega popup scan swap temp train trash undo van vest yuan search camera'.split(
    ' ',
  );
const USUAL = 16;
/** Where services/outbox keeps what is not sent. */
const OUTBOX = 'outbox';

/** Every component in every state. Opened at /gallery; it is no part of what is uploaded. */
Page({
  data: {
    sections: SECTIONS,
    section: '',
    sheet: '',
    icons: ICONS,
    pictures: PICTURES,
    pageStyle: '',
    big: false,
    chosen: ['open', 'power'],
    ...samples(),
  },

  onLoad({ section = '', sheet = '' }: Record<string, string | undefined>) {
    if (section === 'unsent') this.showUnsent();
    const scale = (wx.getAppBaseInfo().fontSizeSetting ?? USUAL) / USUAL;
    this.setData({ section, sheet, pageStyle: `--scale: ${scale}`, big: scale >= 1.4 });
  },

  onReady() {
    this.showNearby();
  },

  /** What it shows comes from a place and a call, which a picture does not wait for. */
  showNearby() {
    for (const { id, state, stations } of this.data.nearby)
      this.selectComponent(`#${id}`)?.setData({ state, stations });
  },

  /** What these components show is on the phone itself; what was there comes back when the page is left. */
  showUnsent() {
    const kept: unknown = wx.getStorageSync(OUTBOX);
    wx.setStorageSync(OUTBOX, UNSENT);
    this.putBack = () => wx.setStorageSync(OUTBOX, kept);
  },
  putBack() {},

  onUnload() {
    this.putBack();
  },

  onSection({ currentTarget }: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: `/pages/gallery/gallery?section=${currentTarget.dataset['section'] as string}` });
  },

  onSheet({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ sheet: currentTarget.dataset['sheet'] as string });
  },

  onClose() {
    this.setData({ sheet: '' });
  },
});
