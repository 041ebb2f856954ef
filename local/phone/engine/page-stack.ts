import type { Root } from 'glass-easel-miniprogram-adapter';
import type { Code } from './code-space';
import type { AppConfig } from './config';
import { navigationBar } from './navigation-bar';
import { textOf } from './text-of';

/** What a page's instance may have; a page has only some. */
export interface PageInstance {
  route?: string;
  options?: Record<string, string>;
  onLoad?(query: Record<string, string>): void;
  onShow?(): void;
  onReady?(): void;
  onHide?(): void;
  onUnload?(): void;
  onPullDownRefresh?(): void;
  onReachBottom?(): void;
  getTabBar?: () => unknown;
  getOpenerEventChannel?: () => unknown;
}

/** A page on the screen. */
export interface OpenPage {
  id: string;
  root: Root;
  instance: PageInstance;
  box: HTMLElement;
  scroller: HTMLElement;
  scrollTop: number;
}

/** WeChat opens no eleventh page. */
const MOST_PAGES = 10;
/** A page is at its bottom when this close to it, pixels. */
const BOTTOM = 50;

/** The pages that are open, the tab pages that wait, and what moves between them. */
export class PageStack {
  stack: OpenPage[] = [];
  private readonly tabs = new Map<string, OpenPage>();
  private readonly style = document.head.appendChild(document.createElement('style'));

  constructor(
    private readonly code: Code,
    private readonly config: AppConfig,
  ) {}

  get top(): OpenPage | undefined {
    return this.stack.at(-1);
  }

  /** @throws Error in WeChat's words */
  push(url: string, channel?: unknown): OpenPage {
    const { id, query } = this.parse(url);
    if (this.isTab(id)) throw new Error('can not navigateTo a tabbar page');
    if (this.stack.length >= MOST_PAGES) throw new Error('webview count limit exceed');
    if (this.top) hide(this.top);
    return this.open(id, query, channel);
  }

  /** Goes back by some pages; the first one stays. */
  pop(count = 1): void {
    const leaving = this.stack.splice(Math.max(1, this.stack.length - count));
    if (leaving.length === 0) return;
    leaving.reverse().forEach((page) => this.close(page));
    this.show(this.top!);
  }

  replace(url: string): void {
    const { id, query } = this.parse(url);
    if (this.isTab(id)) throw new Error('can not redirectTo a tabbar page');
    const leaving = this.stack.pop();
    if (leaving) this.close(leaving);
    this.open(id, query);
  }

  /** Closes everything, tabs included, and opens one page. */
  relaunch(url: string): void {
    const { id, query } = this.parse(url);
    const leaving = new Set([...this.stack, ...this.tabs.values()]);
    this.tabs.clear();
    leaving.forEach((page) => this.close(page));
    this.stack = [];
    this.open(id, query);
  }

  switchTab(url: string): void {
    const { id } = this.parse(url);
    if (!this.isTab(id)) throw new Error('can not switch to no-tabBar page');
    if (this.top?.id === id) return;
    for (const page of this.stack.splice(0)) {
      if (this.isTab(page.id)) hide(page);
      else this.close(page);
    }
    const waiting = this.tabs.get(id);
    if (!waiting) return void this.open(id, {});
    this.stack = [waiting];
    this.show(waiting);
  }

  isTab(id: string): boolean {
    return this.config.app.tabBar?.list.some(({ pagePath }) => pagePath === id) ?? false;
  }

  private parse(url: string): { id: string; query: Record<string, string> } {
    const [path = '', search = ''] = url.split('?');
    const here = new URL(this.top?.id ?? '', 'http://app/');
    const id = new URL(path, here).pathname.slice(1);
    if (!this.config.pages.includes(id)) throw new Error(`page "${id}" is not found`);
    // WeChat cuts a value at a second "=" and an address at a second "?": what was not encoded is lost.
    const pairs = search
      .split('&')
      .filter(Boolean)
      .map((pair) => pair.split('='));
    return { id, query: Object.fromEntries(pairs.map(([key = '', value = '']) => [key, value])) };
  }

  private open(id: string, query: Record<string, string>, channel?: unknown): OpenPage {
    const search = new URLSearchParams(query).toString();
    const root = this.code.root('page', search ? `${id}?${search}` : id);
    const instance = root.get() as unknown as PageInstance;
    const page: OpenPage = { id, root, instance, ...this.frame(id), scrollTop: 0 };
    Object.assign(instance, { route: id, options: query, getOpenerEventChannel: () => channel ?? {} });
    this.stack.push(page);
    if (this.isTab(id)) this.tabs.set(id, page);
    this.applyStyle(id);

    instance.onLoad?.(query);
    const place = page.scroller.appendChild(document.createElement('span'));
    root.attach(page.scroller as never, place as never);
    if (this.isTab(id)) this.mountTabBar(page);
    this.announce(page);
    queueMicrotask(() => {
      instance.onReady?.();
      document.body.dataset['ready'] = id;
    });
    return page;
  }

  /** The page's part of the screen: its bar, the window below it, and what scrolls within. */
  private frame(id: string): Pick<OpenPage, 'box' | 'scroller'> {
    const json = this.config.units.find((unit) => unit.id === id)!.json;
    const window = { ...this.config.app.window, ...json };
    const box = document.createElement('section');
    box.className = 'wx-screen';
    box.dataset['route'] = id;
    const isCustom = window['navigationStyle'] === 'custom';
    if (!isCustom) box.append(navigationBar(window, this.stack.length > 0 ? () => this.pop() : null));
    const view = document.createElement('div');
    view.className = isCustom ? 'wx-window wx-window-whole' : 'wx-window';
    const scroller = document.createElement('div');
    scroller.className = 'wx-scroller';
    scroller.style.background = textOf(window['backgroundColor'], '');
    view.append(scroller);
    box.append(view);
    document.body.append(box);
    scroller.addEventListener('scroll', () => this.onScroll(scroller), { passive: true });
    return { box, scroller };
  }

  private mountTabBar(page: OpenPage): void {
    const bar = this.code.root('tab-bar', 'custom-tab-bar/index');
    const place = page.scroller.parentElement!.appendChild(document.createElement('span'));
    bar.attach(page.scroller.parentElement as never, place as never);
    page.instance.getTabBar = () => bar.get();
  }

  private show(page: OpenPage): void {
    page.box.hidden = false;
    this.applyStyle(page.id);
    page.scroller.scrollTop = page.scrollTop;
    this.announce(page);
    document.body.dataset['ready'] = page.id;
  }

  private announce({ instance, root }: OpenPage): void {
    instance.onShow?.();
    root.getComponent().triggerPageLifetime('show', []);
  }

  private close({ instance, root, box }: OpenPage): void {
    instance.onUnload?.();
    root.release();
    box.remove();
  }

  /** A page's sheet is not scoped: only the visible page's may be in force. */
  private applyStyle(id: string): void {
    this.style.textContent = this.config.pageStyles[id] ?? '';
    document.head.append(this.style);
  }

  private onScroll(scroller: HTMLElement): void {
    const { top } = this;
    if (top?.scroller !== scroller) return;
    const rest = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
    const isClose = rest < BOTTOM;
    if (isClose && scroller.dataset['bottom'] !== '1') top.instance.onReachBottom?.();
    scroller.dataset['bottom'] = isClose ? '1' : '';
  }
}

function hide(page: OpenPage): void {
  page.scrollTop = page.scroller.scrollTop;
  page.instance.onHide?.();
  page.root.getComponent().triggerPageLifetime('hide', []);
  page.box.hidden = true;
}
