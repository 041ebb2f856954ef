import { samples } from './samples';

/** Sections, each a page of its own to look at: `?section=`. */
const SECTIONS = ['words', 'people', 'windows', 'voucher', 'charts', 'forms', 'states', 'sheets', 'icons'];
const PICTURES = ['station', 'lamp', 'parcel', 'candle', 'bag', 'mark'];
const ICONS =
  'home station bell me chat clock pin chev check warn okc refresh people file info phone cup bolt micro chair door med offline pen plus cross go lock shield x list work back bag bed box bus chart clip dots down down2 eye hand mask mega popup scan swap temp train trash undo van vest yuan search camera'.split(
    ' ',
  );
const USUAL = 16;

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
    const scale = (wx.getAppBaseInfo().fontSizeSetting ?? USUAL) / USUAL;
    this.setData({ section, sheet, pageStyle: `--scale: ${scale}`, big: scale >= 1.4 });
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
