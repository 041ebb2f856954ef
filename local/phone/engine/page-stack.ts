import type { Code } from './code-space';
import { windowOf } from './config';
import type { AppConfig, TabItem } from './config';
import { BACK, dress, drawFrame, endAnimations, tellComponents, tellPage, watchScrolling } from './page';
import type { OpenPage, PageInstance } from './page';
import { routeOf } from './route';
import type { Route } from './route';
import { onSettings } from './settings';
import { TabBar } from './tab-bar';

export type { OpenPage, PageInstance } from './page';

/** WeChat opens no eleventh page. */
const MOST_PAGES = 10;

/** What WeChat's own buttons do beside going back. */
export interface Capsule {
  onMore: (page: OpenPage) => void;
  onClose: () => void;
}

/** The pages that are open, the tab pages that wait, and what moves between them. */
export class PageStack {
  stack: OpenPage[] = [];
  capsule: Capsule = { onMore: () => {}, onClose: () => {} };
  /** WeChat's own tab bar. */
  readonly tabs: TabBar;
  private readonly tabPages = new Map<string, OpenPage>();
  private readonly style = document.head.appendChild(document.createElement('style'));

  constructor(
    private readonly code: Code,
    readonly config: AppConfig,
  ) {
    this.tabs = new TabBar(config, (tab, index) => this.tapTab(tab, index));
    onSettings(() => this.open().forEach((page) => dress(page, config)));
    window.addEventListener('resize', () => this.resized());
  }

  get top(): OpenPage | undefined {
    return this.stack.at(-1);
  }

  /** The page on top with its query, as an address takes it. */
  here(): string {
    const query = Object.entries(this.top?.instance.options ?? {}).map(([key, value]) => `${key}=${value}`);
    return [this.top?.id ?? '', ...(query.length > 0 ? [query.join('&')] : [])].join('?');
  }

  /** @throws Error in WeChat's words */
  push(url: string, channel?: unknown): OpenPage {
    const route = this.parse(url);
    if (this.isTab(route.id)) throw new Error('can not navigateTo a tabbar page');
    if (this.stack.length >= MOST_PAGES) throw new Error('webview count limit exceed');
    if (this.top) hide(this.top);
    return this.enter(route, channel);
  }

  /** Goes back by some pages; the first one stays. */
  pop(count = 1): void {
    if (this.top && !this.top.box.dispatchEvent(new Event(BACK, { cancelable: true }))) return;
    const leaving = this.stack.splice(Math.max(1, this.stack.length - count));
    if (leaving.length === 0) return;
    leaving.reverse().forEach(close);
    this.show(this.top!);
  }

  /** @throws Error in WeChat's words */
  replace(url: string): void {
    const route = this.parse(url);
    if (this.isTab(route.id)) throw new Error('can not redirectTo a tabbar page');
    const leaving = this.stack.pop();
    if (leaving) close(leaving);
    this.enter(route);
  }

  /** Closes everything, tabs included, and opens one page. */
  relaunch(url: string): void {
    const route = this.parse(url);
    const leaving = new Set(this.open());
    this.tabPages.clear();
    leaving.forEach(close);
    this.stack = [];
    this.enter(route);
  }

  /** @throws Error in WeChat's words */
  switchTab(url: string): void {
    const { id } = this.parse(url);
    if (!this.isTab(id)) throw new Error('can not switch to no-tabBar page');
    if (this.top?.id === id) return;
    for (const page of this.stack.splice(0)) {
      if (this.isTab(page.id)) hide(page);
      else close(page);
    }
    const waiting = this.tabPages.get(id);
    if (!waiting) return void this.enter({ id, query: {} });
    this.stack = [waiting];
    this.show(waiting);
  }

  isTab(id: string): boolean {
    return this.config.app.tabBar?.list.some(({ pagePath }) => pagePath === id) ?? false;
  }

  /** The page of a tab is told that it was tapped, also when it is there already. */
  private tapTab({ pagePath, text }: TabItem, index: number): void {
    this.switchTab(`/${pagePath}`);
    this.top?.instance.onTabItemTap?.({ index, pagePath, text });
  }

  /** The person leaves the mini-program, or comes back to it. */
  background(isAway: boolean): void {
    if (!this.top) return;
    if (isAway) hide(this.top);
    else this.show(this.top);
  }

  private open(): OpenPage[] {
    return [...new Set([...this.stack, ...this.tabPages.values()])];
  }

  private parse(url: string): Route {
    return routeOf(url, this.top?.id ?? '', this.config.pages);
  }

  private enter({ id, query }: Route, channel?: unknown): OpenPage {
    const page = this.create(id, query);
    Object.assign(page.instance, { route: id, options: query, getOpenerEventChannel: () => channel ?? {} });
    this.stack.push(page);
    if (this.isTab(id)) this.tabPages.set(id, page);
    this.applyStyle(id);
    this.tabs.follow(id, page.box);
    tellPage(page, 'onLoad', query);
    const place = page.scroller.appendChild(document.createElement('span'));
    page.root.attach(page.scroller as never, place as never);
    if (this.isTab(id) && this.config.app.tabBar?.custom) this.mountTabBar(page);
    announce(page);
    queueMicrotask(() => {
      tellPage(page, 'onReady');
      tellPage(page, 'onRouteDone');
      tellComponents(page, 'routeDone');
      document.body.dataset['ready'] = id;
    });
    return page;
  }

  private create(id: string, query: Record<string, string>): OpenPage {
    const window = windowOf(this.config, id);
    const search = new URLSearchParams(query).toString();
    const root = this.code.root('page', search ? `${id}?${search}` : id);
    const isFirst = this.stack.length === 0;
    const isHome = this.isTab(id) || id === this.config.pages[0];
    const frame = drawFrame(id, window, {
      onBack: isFirst ? null : () => this.pop(),
      onHome: isHome ? null : () => this.relaunch(`/${this.config.pages[0]}`),
      onMore: () => this.capsule.onMore(page),
      onClose: () => this.capsule.onClose(),
    });
    const instance = root.get() as unknown as PageInstance;
    const page: OpenPage = { id, root, tabBar: null, instance, ...frame, scrollTop: 0, window, canShare: true };
    dress(page, this.config);
    watchScrolling(page);
    return page;
  }

  private mountTabBar(page: OpenPage): void {
    const bar = this.code.root('tab-bar', 'custom-tab-bar/index');
    const view = page.scroller.parentElement!;
    const place = view.appendChild(document.createElement('span'));
    page.tabBar = bar;
    page.instance.getTabBar = () => bar.get();
    bar.attach(view as never, place as never);
  }

  private show(page: OpenPage): void {
    page.box.hidden = false;
    this.applyStyle(page.id);
    this.tabs.follow(page.id, page.box);
    page.scroller.scrollTop = page.scrollTop;
    announce(page);
    document.body.dataset['ready'] = page.id;
  }

  /** A page's sheet is not scoped: only the visible page's may be in force. */
  private applyStyle(id: string): void {
    this.style.textContent = this.config.pageStyles[id] ?? '';
    document.head.append(this.style);
  }

  private resized(): void {
    const size = { windowWidth: innerWidth, windowHeight: this.top?.scroller.clientHeight ?? innerHeight };
    this.top?.instance.onResize?.({ size });
    if (this.top) tellComponents(this.top, 'resize', [{ size }]);
  }
}

function announce(page: OpenPage): void {
  tellPage(page, 'onShow');
  tellComponents(page, 'show');
}

function close(page: OpenPage): void {
  tellPage(page, 'onUnload');
  page.root.release();
  page.tabBar?.release();
  page.box.remove();
}

function hide(page: OpenPage): void {
  if (page.box.hidden) return;
  page.scrollTop = page.scroller.scrollTop;
  tellPage(page, 'onHide');
  tellComponents(page, 'hide');
  endAnimations(page);
  page.box.hidden = true;
}
