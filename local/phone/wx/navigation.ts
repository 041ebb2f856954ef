import { dress } from '../engine/page';
import type { PageStack } from '../engine/page-stack';
import { startPullDown, stopPullDown } from '../engine/pull-down';
import { asynchronous } from './asynchronous';
import { EventChannel } from './event-channel';

interface To {
  url: string;
  events?: Record<string, (...args: unknown[]) => void>;
}
interface ScrollTo {
  scrollTop?: number;
  selector?: string;
  offsetTop?: number;
  duration?: number;
}
interface BarColour {
  frontColor: string;
  backgroundColor: string;
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
  exitMiniProgram: asynchronous('exitMiniProgram', () => pages.capsule.onClose()),
  navigateToMiniProgram: asynchronous('navigateToMiniProgram', () => {
    throw new Error('the other mini-program is not on this machine');
  }),
  startPullDownRefresh: asynchronous('startPullDownRefresh', () => startPullDown(pages)),
  stopPullDownRefresh: asynchronous('stopPullDownRefresh', () => stopPullDown(pages)),
  pageScrollTo: asynchronous<ScrollTo>('pageScrollTo', (to) => scrollTo(pages, to)),
});

function scrollTo(pages: PageStack, { scrollTop, selector, offsetTop = 0, duration = 300 }: ScrollTo): void {
  const scroller = pages.top?.scroller;
  if (!scroller) return;
  const target = selector ? scroller.querySelector(selector) : null;
  if (selector && !target) throw new Error(`selector "${selector}" is not found`);
  const origin = scroller.getBoundingClientRect().top;
  const top = target ? scroller.scrollTop + target.getBoundingClientRect().top - origin + offsetTop : (scrollTop ?? 0);
  scroller.scrollTo({ top, behavior: duration > 0 ? 'smooth' : 'instant' });
}

/** The bar above the page. */
export const barsOf = (pages: PageStack) => {
  const change = (settings: Record<string, unknown>) => {
    if (!pages.top) return;
    Object.assign(pages.top.window, settings);
    dress(pages.top, pages.config);
  };
  const load = (isLoading: boolean) => () => pages.top?.box.toggleAttribute('loading', isLoading);
  return {
    setNavigationBarTitle: asynchronous<{ title: string }>('setNavigationBarTitle', ({ title }) =>
      change({ navigationBarTitleText: title }),
    ),
    setNavigationBarColor: asynchronous<BarColour>('setNavigationBarColor', ({ frontColor, backgroundColor }) => {
      if (!/^#(ffffff|000000)$/i.test(frontColor)) throw new Error('invalid frontColor "' + frontColor + '"');
      const navigationBarTextStyle = frontColor.toLowerCase() === '#ffffff' ? 'white' : 'black';
      change({ navigationBarTextStyle, navigationBarBackgroundColor: backgroundColor });
    }),
    setBackgroundColor: asynchronous<{ backgroundColor?: string }>('setBackgroundColor', ({ backgroundColor }) => {
      if (backgroundColor) change({ backgroundColor });
    }),
    setBackgroundTextStyle: asynchronous('setBackgroundTextStyle', () => undefined),
    showNavigationBarLoading: asynchronous('showNavigationBarLoading', load(true)),
    hideNavigationBarLoading: asynchronous('hideNavigationBarLoading', load(false)),
    hideHomeButton: asynchronous('hideHomeButton', () => pages.top?.box.querySelector('.wx-bar-home')?.remove()),
  };
};
