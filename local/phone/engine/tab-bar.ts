import { themed } from './config';
import type { AppConfig, TabItem } from './config';
import { onSettings, settings } from './settings';
import { textOf } from './text-of';

/** A badge longer than this is told as dots, as in WeChat. Characters. */
const MOST_BADGE = 4;

/** What stands on a tab beside its name. */
interface Mark {
  badge: string;
  hasDot: boolean;
}
interface Tab extends TabItem, Mark {}
/** Its colours, as app.json names them. */
export interface Look {
  color?: string;
  selectedColor?: string;
  backgroundColor?: string;
  borderStyle?: string;
}

/** What is not given stays as it is. */
type Change<T> = { [Name in keyof T]?: T[Name] | undefined };
const given = <T extends object>(change: Change<T>) =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>;

/** WeChat's own tab bar, one for all tab pages; a program with a custom one has none of it. */
export class TabBar {
  private readonly node = document.createElement('nav');
  private readonly tabs: Tab[];
  private look: Look;
  private current = '';
  private isShown = true;
  private readonly isCustom: boolean;

  /** @param choose told the tab that was tapped, and its place */
  constructor(
    private readonly config: AppConfig,
    private readonly choose: (tab: TabItem, index: number) => void,
  ) {
    const { list = [], custom = false, ...look } = config.app.tabBar ?? {};
    this.tabs = list.map((item) => ({ ...item, badge: '', hasDot: false }));
    this.look = look;
    this.isCustom = custom;
    this.node.className = 'wx-tabs';
    this.node.setAttribute('role', 'tablist');
    this.node.setAttribute('aria-label', '标签栏');
    onSettings(() => this.draw());
  }

  /** Stands below a page that is a tab, and leaves with it. */
  follow(id: string, box: HTMLElement): void {
    this.current = id;
    const isHere = !this.isCustom && this.isShown && this.tabs.some(({ pagePath }) => pagePath === id);
    box.toggleAttribute('tabbed', isHere);
    if (!isHere) return this.node.remove();
    this.draw();
    document.body.append(this.node);
  }

  /** For every tab page, until it is shown again. */
  show(isShown: boolean, box: HTMLElement): void {
    this.isShown = isShown;
    box.toggleAttribute('tabless', !isShown);
    this.follow(this.current, box);
  }

  /** @throws Error in WeChat's words when there is no such tab. A custom bar draws its own marks and shows nothing. */
  change(index: number, change: Change<Tab>): void {
    const tab = this.tabs[index];
    if (!tab) throw new Error('tabbar item not found');
    Object.assign(tab, given(change));
    this.draw();
  }

  dress(look: Change<Look>): void {
    this.look = { ...this.look, ...given(look) };
    this.draw();
  }

  private draw(): void {
    const look = themed(this.look as Record<string, unknown>, this.config, settings.theme);
    this.node.style.setProperty('--tab', textOf(look['color'], '#7A7E83'));
    this.node.style.setProperty('--chosen', textOf(look['selectedColor'], '#07C160'));
    this.node.style.background = textOf(look['backgroundColor'], '#FFFFFF');
    this.node.dataset['border'] = textOf(look['borderStyle'], 'black');
    this.node.replaceChildren(...this.tabs.map((tab, index) => this.button(tab, index)));
  }

  private button(tab: Tab, index: number): HTMLElement {
    const button = document.createElement('button');
    const isChosen = tab.pagePath === this.current;
    button.setAttribute('role', 'tab');
    button.setAttribute('aria-selected', String(isChosen));
    const icon = isChosen ? (tab.selectedIconPath ?? tab.iconPath) : tab.iconPath;
    button.append(...(icon ? [picture(icon)] : []), labelled('span', tab.text), ...marks(tab));
    button.addEventListener('click', () => this.choose(tab, index));
    return button;
  }
}

function picture(path: string): HTMLElement {
  return Object.assign(document.createElement('img'), { src: path.replace(/^\//, ''), alt: '' });
}

function labelled(tag: string, text: string): HTMLElement {
  return Object.assign(document.createElement(tag), { textContent: text });
}

function marks({ badge, hasDot }: Mark): HTMLElement[] {
  if (badge) return [labelled('b', [...badge].length > MOST_BADGE ? '…' : badge)];
  return hasDot ? [labelled('i', '')] : [];
}
