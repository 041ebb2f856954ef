import type { PageStack } from '../engine/page-stack';
import type { Look } from '../engine/tab-bar';
import { asynchronous } from './asynchronous';

interface At {
  index: number;
}
interface Item extends At {
  text?: string;
  iconPath?: string;
  selectedIconPath?: string;
}

/** The tabs below the page. A custom tab bar draws its own marks; WeChat takes these calls and shows nothing. */
export const tabBarOf = (pages: PageStack) => {
  /** A call that WeChat takes only on a tab page. */
  const onTab = <Options extends object>(name: string, act: (options: Options) => void) =>
    asynchronous<Options>(name, (options) => {
      if (!pages.isTab(pages.top?.id ?? '')) throw new Error('not TabBar page');
      act(options);
    });
  const { tabs } = pages;
  return {
    showTabBar: onTab('showTabBar', () => tabs.show(true, pages.top!.box)),
    hideTabBar: onTab('hideTabBar', () => tabs.show(false, pages.top!.box)),
    setTabBarBadge: onTab<At & { text: string }>('setTabBarBadge', ({ index, text }) =>
      tabs.change(index, { badge: text, hasDot: false }),
    ),
    removeTabBarBadge: onTab<At>('removeTabBarBadge', ({ index }) => tabs.change(index, { badge: '' })),
    showTabBarRedDot: onTab<At>('showTabBarRedDot', ({ index }) => tabs.change(index, { badge: '', hasDot: true })),
    hideTabBarRedDot: onTab<At>('hideTabBarRedDot', ({ index }) => tabs.change(index, { hasDot: false })),
    setTabBarItem: onTab<Item>('setTabBarItem', ({ index, text, iconPath, selectedIconPath }) =>
      tabs.change(index, { text, iconPath, selectedIconPath }),
    ),
    setTabBarStyle: onTab<Look>('setTabBarStyle', ({ color, selectedColor, backgroundColor, borderStyle }) =>
      tabs.dress({ color, selectedColor, backgroundColor, borderStyle }),
    ),
  };
};
