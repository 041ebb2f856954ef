import { textOf } from './text-of';

/** Where the status bar is; heights in CSS pixels, as on the phones of the design. */
export const STATUS_BAR = 44;
export const NAVIGATION_BAR = 44;

/** What the buttons of a bar do. `null`: the button is not there. */
export interface BarActions {
  onBack: (() => void) | null;
  onHome: (() => void) | null;
  onMore: () => void;
  onClose: () => void;
}

const make = (tag: string, className: string, text = '') => {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = text;
  return node;
};

function button(className: string, label: string, act: () => void): HTMLElement {
  const node = make('button', className);
  node.setAttribute('aria-label', label);
  node.addEventListener('click', act);
  return node;
}

/** WeChat's capsule: more, and close. */
export function capsule({ onMore, onClose }: BarActions): HTMLElement {
  const node = make('div', 'wx-capsule');
  node.append(button('wx-more', '更多', onMore), button('wx-close', '关闭', onClose));
  return node;
}

/** The bar above a page: back or home where there is a way, title, WeChat's capsule. */
export function navigationBar(window: Record<string, unknown>, actions: BarActions): HTMLElement {
  const bar = make('header', 'wx-bar');
  bar.dataset['textStyle'] = textOf(window['navigationBarTextStyle'], 'white');
  bar.style.setProperty('--bar', textOf(window['navigationBarBackgroundColor'], '#000000'));
  const row = make('div', 'wx-bar-row');
  if (actions.onBack) row.append(button('wx-bar-back', '返回', actions.onBack));
  else if (actions.onHome) row.append(button('wx-bar-home', '回首页', actions.onHome));
  row.append(make('i', 'wx-bar-loading'), make('h1', 'wx-bar-title', textOf(window['navigationBarTitleText'], '')));
  row.append(capsule(actions));
  bar.append(row);
  return bar;
}
