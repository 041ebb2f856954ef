import { textOf } from './text-of';
/** Where a status bar would be; heights in CSS pixels, as on the phones of the design. */
export const STATUS_BAR = 44;
export const NAVIGATION_BAR = 44;

const make = (tag: string, className: string, text = '') => {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = text;
  return node;
};

/** The bar above a page: back where there is a way, title, WeChat's capsule. */
export function navigationBar(window: Record<string, unknown>, onBack: (() => void) | null): HTMLElement {
  const bar = make('header', 'wx-bar');
  bar.dataset['textStyle'] = textOf(window['navigationBarTextStyle'], 'black');
  bar.style.setProperty('--bar', textOf(window['navigationBarBackgroundColor'], '#ffffff'));
  const row = make('div', 'wx-bar-row');
  if (onBack) {
    const back = make('button', 'wx-bar-back');
    back.setAttribute('aria-label', '返回');
    back.addEventListener('click', onBack);
    row.append(back);
  }
  row.append(make('h1', 'wx-bar-title', textOf(window['navigationBarTitleText'], '')), make('i', 'wx-capsule'));
  bar.append(row);
  return bar;
}
