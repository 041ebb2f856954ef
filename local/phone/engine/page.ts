import type { Root } from 'glass-easel-miniprogram-adapter';
import { themed } from './config';
import type { AppConfig } from './config';
import { capsule, navigationBar } from './navigation-bar';
import type { BarActions } from './navigation-bar';
import { settings } from './settings';
import { textOf } from './text-of';

/** What a page's instance may have; a page has only some. */
export interface PageInstance {
  route?: string;
  options?: Record<string, string>;
  onLoad?(query: Record<string, string>): void;
  onShow?(): void;
  onReady?(): void;
  onRouteDone?(): void;
  onHide?(): void;
  onUnload?(): void;
  onPullDownRefresh?(): void;
  onReachBottom?(): void;
  onPageScroll?(event: { scrollTop: number }): void;
  onResize?(event: object): void;
  onShareAppMessage?(event: object): unknown;
  onTabItemTap?(event: object): void;
  getTabBar?: () => unknown;
  getOpenerEventChannel?: () => unknown;
}

/** A page on the screen. */
export interface OpenPage {
  id: string;
  root: Root;
  /** The custom tab bar of a tab page. */
  tabBar: Root | null;
  instance: PageInstance;
  box: HTMLElement;
  scroller: HTMLElement;
  scrollTop: number;
  /** The window's settings, with `@names` of the theme; calls of `wx` change them. */
  window: Record<string, unknown>;
  /** Whether 转发 is offered; `wx.hideShareMenu` takes it away. */
  canShare: boolean;
}

/** What a page's box is told before it goes back; whoever prevents it keeps the page. */
export const BACK = 'wx-back';
/** A page is at its bottom when this close to it, unless it says otherwise; pixels. */
const BOTTOM = 50;

type Lifetime = 'onLoad' | 'onShow' | 'onReady' | 'onRouteDone' | 'onHide' | 'onUnload';

/** Tells a page; what it throws is told to the console and stops nothing, as in WeChat. */
export function tellPage({ instance }: OpenPage, name: Lifetime, query: Record<string, string> = {}): void {
  try {
    instance[name]?.(query);
  } catch (error) {
    console.error(error);
  }
}

/** Tells the components of a page, those of its tab bar too. */
export function tellComponents({ root, tabBar }: OpenPage, name: string, args: unknown[] = []): void {
  root.getComponent().triggerPageLifetime(name, args as never);
  tabBar?.getComponent().triggerPageLifetime(name, args as never);
}

/** A page's part of the screen: its bar, the window below it, and what scrolls within. */
export function drawFrame(id: string, window: Record<string, unknown>, actions: BarActions) {
  const isCustom = window['navigationStyle'] === 'custom';
  const box = document.createElement('section');
  box.className = 'wx-screen';
  box.dataset['route'] = id;
  box.append(isCustom ? capsule(actions) : navigationBar(window, actions));
  const view = document.createElement('div');
  view.className = isCustom ? 'wx-window wx-window-whole' : 'wx-window';
  const scroller = document.createElement('div');
  scroller.className = 'wx-scroller';
  if (window['disableScroll']) scroller.style.overflow = 'hidden';
  view.append(scroller);
  box.append(view);
  document.body.append(box);
  return { box, scroller };
}

/** Gives bar and ground of a page the colours of the theme. */
export function dress(
  { box, scroller, window }: Pick<OpenPage, 'box' | 'scroller' | 'window'>,
  config: AppConfig,
): void {
  const colours = themed(window, config, settings.theme);
  const textStyle = textOf(colours['navigationBarTextStyle'], 'white');
  scroller.style.background = textOf(colours['backgroundColor']);
  box.dataset['textStyle'] = textStyle;
  const bar = box.querySelector<HTMLElement>('.wx-bar');
  if (!bar) return;
  bar.dataset['textStyle'] = textStyle;
  bar.style.setProperty('--bar', textOf(colours['navigationBarBackgroundColor'], '#000000'));
  const title = bar.querySelector('.wx-bar-title');
  if (title) title.textContent = textOf(colours['navigationBarTitleText']);
}

/** Tells a page of its scrolling, and once when its end comes near. */
export function watchScrolling(page: OpenPage): void {
  const { scroller, instance, window } = page;
  const distance = Number(window['onReachBottomDistance'] ?? BOTTOM);
  let wasClose = false;
  scroller.addEventListener(
    'scroll',
    () => {
      if (page.box.hidden) return;
      const { scrollTop, scrollHeight, clientHeight } = scroller;
      instance.onPageScroll?.({ scrollTop });
      const isClose = scrollHeight - clientHeight - scrollTop < distance;
      if (isClose && !wasClose) instance.onReachBottom?.();
      wasClose = isClose;
    },
    { passive: true },
  );
}

/** Ends what moves on a page that is hidden: a transition on a hidden node would never end by itself. */
export function endAnimations({ box }: OpenPage): void {
  for (const animation of box.getAnimations?.({ subtree: true }) ?? []) {
    const end = animation.effect?.getComputedTiming().endTime;
    if (typeof end === 'number' && Number.isFinite(end)) animation.finish();
  }
}
