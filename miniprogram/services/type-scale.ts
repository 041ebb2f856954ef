/** WeChat's usual type size, pixels. */
const USUAL = 16;
const LARGEST = 1.6;
/** From here on, columns at the right go below. */
const BIG = 1.4;

/** For every page's data: the style that carries the person's own type size, and whether it is big. */
export function typeScale(): { pageStyle: string; big: boolean } {
  const { fontSizeSetting = USUAL } = wx.getAppBaseInfo();
  const scale = Math.min(Math.max(fontSizeSetting / USUAL, 1), LARGEST);
  return { pageStyle: `--scale: ${scale}`, big: scale >= BIG };
}
