import type { PageStack } from '../engine/page-stack';
import { startPullDown, stopPullDown } from '../engine/pull-down';
import { asynchronous } from './asynchronous';
import { EventChannel } from './event-channel';

interface To {
  url: string;
  events?: Record<string, (...args: unknown[]) => void>;
}

/** Going from page to page. */
export const navigationOf = (pages: PageStack) => ({
  navigateTo: asynchronous<To>('navigateTo', ({ url, events = {} }) => {
    const [here, there] = EventChannel.pair(events);
    pages.push(url, there);
    return { eventChannel: here };
  }),
  redirectTo: asynchronous<To>('redirectTo', ({ url }) => pages.replace(url)),
  reLaunch: asynchronous<To>('reLaunch', ({ url }) => pages.relaunch(url)),
  switchTab: asynchronous<To>('switchTab', ({ url }) => pages.switchTab(url)),
  navigateBack: asynchronous<{ delta?: number }>('navigateBack', ({ delta = 1 }) => pages.pop(delta)),
  setNavigationBarTitle: asynchronous<{ title: string }>('setNavigationBarTitle', ({ title }) => {
    const bar = pages.top?.box.querySelector('.wx-bar-title');
    if (bar) bar.textContent = title;
  }),
  pageScrollTo: asynchronous<{ scrollTop?: number; selector?: string }>('pageScrollTo', ({ scrollTop, selector }) => {
    const scroller = pages.top?.scroller;
    if (selector) scroller?.querySelector(selector)?.scrollIntoView({ block: 'center' });
    else scroller?.scrollTo({ top: scrollTop ?? 0 });
  }),
  startPullDownRefresh: asynchronous('startPullDownRefresh', () => startPullDown(pages)),
  stopPullDownRefresh: asynchronous('stopPullDownRefresh', () => stopPullDown(pages)),
});
