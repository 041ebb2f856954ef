import type { PageStack } from './page-stack';
import { gestures } from './touch';

/** Pulling further than this asks for news, pixels. */
const ENOUGH = 60;

/** Pulling a page down from its top refreshes it, where its JSON says `enablePullDownRefresh`. */
export function installPullDown(pages: PageStack): void {
  gestures.onDrag = (down, target) => {
    const { top } = pages;
    if (!top?.window['enablePullDownRefresh'] || down < ENOUGH) return;
    if (top.scroller.scrollTop > 0 || !top.scroller.contains(target)) return;
    startPullDown(pages);
  };
}

/** Shows that the page is being refreshed and tells it. */
export function startPullDown(pages: PageStack): void {
  const { top } = pages;
  if (!top) return;
  top.scroller.dataset['refreshing'] = '1';
  top.instance.onPullDownRefresh?.();
}

/** The page has its news. */
export function stopPullDown(pages: PageStack): void {
  for (const { scroller } of pages.stack) delete scroller.dataset['refreshing'];
}
