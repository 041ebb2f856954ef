import type { Person } from './machine';

/** What the screen inside lets the panel do. */
interface Screen {
  change(change: Record<string, unknown>): void;
  present(code: string): boolean;
  codes(): string[];
  /** The page on top with its query. */
  here(): string;
  report: { shared: { title: string; path: string }[] };
}
type ScreenWindow = Window & { __phone?: Screen };

/** Settings of a phone, as the screen's address takes them. */
export type Settings = Record<'place' | 'network' | 'scale' | 'theme', string>;

const node = <K extends keyof HTMLElementTagNameMap>(tag: K, className = '', text = '') => {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
};

/** One phone on the table: whose it is, and its screen. */
export class PhoneView {
  readonly node = node('figure');
  readonly settings: Settings = { place: '39.7898,116.5139', network: 'wifi', scale: '1', theme: 'light' };
  person: Person;
  private readonly frame = node('iframe');
  private readonly choice = node('select');
  private readonly note = node('small');

  constructor(
    people: readonly Person[],
    person: Person,
    private readonly changed: () => void,
  ) {
    this.person = person;
    this.frame.title = '手机';
    // What happens within a frame does not reach the page around it.
    this.frame.addEventListener('load', () =>
      this.frame.contentWindow?.addEventListener('pointerdown', () => this.changed(), { capture: true }),
    );
    this.choice.setAttribute('aria-label', '这台手机是谁的');
    const all = people.some(({ openid }) => openid === person.openid) ? people : [person, ...people];
    for (const { openid, name, label } of all) this.choice.append(new Option(`${name} · ${label}`, openid));
    this.choice.addEventListener('change', () => {
      this.person = all.find(({ openid }) => openid === this.choice.value)!;
      this.open();
      this.changed();
    });
    const caption = node('figcaption');
    caption.append(this.choice, this.note);
    const body = node('div', 'phone');
    body.append(this.frame);
    this.node.append(caption, body);
  }

  /** Opens the screen anew. @param page with its query, without a leading slash; left out: the first page */
  open(page?: string): void {
    const { openid, phone, note } = this.person;
    const query = new URLSearchParams({ as: openid, phone, ...this.settings, ...(page && { page }) });
    this.choice.value = openid;
    this.note.textContent = note;
    this.frame.src = `app/index.html?${query.toString()}`;
  }

  /** Opens the page that is on top anew. */
  reload(): void {
    this.open(this.screen?.here());
  }

  /** The type size is asked once, when the screen opens; the rest changes while it is open. */
  set(name: keyof Settings, value: string): void {
    this.settings[name] = value;
    if (name === 'scale') return this.reload();
    const [latitude, longitude] = value.split(',').map(Number);
    const place = longitude === undefined ? null : { latitude, longitude };
    this.screen?.change({ [name]: name === 'place' ? place : value });
  }

  get screen(): Screen | undefined {
    const screen: ScreenWindow | null = this.frame.contentWindow;
    return screen?.__phone;
  }

  /** Whether a window is this phone's screen. */
  shows(window: Window): boolean {
    return this.frame.contentWindow === window;
  }

  get codes(): string[] {
    return this.screen?.codes() ?? [];
  }

  /** Takes away all that pages and WeChat kept for this person. */
  forget(): void {
    const { openid } = this.person;
    const own = Object.keys(localStorage).filter(
      (key) => key.startsWith(`wx:${openid}:`) || key.startsWith(`wechat:${openid}:`),
    );
    own.forEach((key) => localStorage.removeItem(key));
    this.open();
  }
}
