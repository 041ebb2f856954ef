import type { ComponentSpace } from 'glass-easel';
import { builtinOf, define, tell, textOf } from './define';
import type { Builtin } from './define';

/** A finger that pushes further than this share of a card turns it. */
const ENOUGH = 0.2;
const PROPERTIES = {
  indicatorDots: Boolean,
  indicatorColor: { type: String, value: 'rgba(0, 0, 0, .3)' },
  indicatorActiveColor: { type: String, value: '#000000' },
  autoplay: Boolean,
  current: Number,
  currentItemId: String,
  interval: { type: Number, value: 5_000 },
  duration: { type: Number, value: 500 },
  circular: Boolean,
  vertical: Boolean,
  previousMargin: { type: String, value: '0px' },
  nextMargin: { type: String, value: '0px' },
  displayMultipleItems: { type: Number, value: 1 },
  snapToEdge: Boolean,
  easingFunction: String,
};

const lengthOf = (value: unknown) => textOf(value, '0px').replace(/([\d.]+)rpx/g, 'calc($1 * 100vw / 750)');

/** The cards of one swiper, and which of them is in front. */
class Cards {
  private index = 0;
  private timer = 0;
  private from: { x: number; y: number } | null = null;
  private readonly dots = document.createElement('div');
  private readonly watcher = new MutationObserver(() => this.draw(0, false));

  constructor(private readonly self: Builtin) {
    this.dots.className = 'wx-swiper-dots';
    self.$$.append(this.dots);
    self.addListener('touchstart', ({ touches: [finger] }) => {
      this.from = finger ? { x: finger.clientX, y: finger.clientY } : null;
    });
    self.addListener('touchmove', ({ changedTouches: [finger] }) => this.follow(finger));
    self.addListener('touchend', ({ changedTouches: [finger] }) => this.release(finger));
    self.addListener('touchcancel', () => this.release(undefined));
  }

  start(): void {
    this.index = Number(this.self.data['current']);
    this.watcher.observe(this.self.$$, { childList: true });
    this.draw(0, false);
    this.rest();
  }

  stop(): void {
    this.watcher.disconnect();
    clearTimeout(this.timer);
  }

  go(wanted: number, source: 'autoplay' | 'touch' | ''): void {
    const { length } = this.items();
    if (length === 0) return;
    const { circular, duration, displayMultipleItems } = this.self.data;
    const last = circular ? length - 1 : Math.max(0, length - Number(displayMultipleItems));
    const next = circular ? (wanted + length) % length : Math.min(last, Math.max(0, wanted));
    const isNew = next !== this.index;
    this.index = next;
    this.draw(0, true);
    this.rest();
    if (!isNew) return;
    const detail = { current: next, currentItemId: textOf(builtinOf(this.items()[next]!)?.data['itemId']), source };
    if (source !== '') this.self.setData({ current: next });
    tell(this.self, 'change', detail);
    setTimeout(() => tell(this.self, 'animationfinish', detail), Number(duration));
  }

  update(property: string): void {
    if (property === 'current' && Number(this.self.data['current']) !== this.index)
      this.go(Number(this.self.data['current']), '');
    const id = textOf(this.self.data['currentItemId']);
    const at = this.items().findIndex((item) => builtinOf(item)?.data['itemId'] === id);
    if (property === 'currentItemId' && at >= 0) this.go(at, '');
    this.draw(0, false);
    this.rest();
  }

  private items(): HTMLElement[] {
    return [...this.self.$$.querySelectorAll<HTMLElement>('wx-swiper-item')].filter(
      (item) => item.parentElement?.closest('wx-swiper') === this.self.$$,
    );
  }

  private rest(): void {
    clearTimeout(this.timer);
    const { autoplay, interval } = this.self.data;
    if (!autoplay) return;
    const { length } = this.items();
    this.timer = window.setTimeout(() => this.go((this.index + 1) % Math.max(1, length), 'autoplay'), Number(interval));
  }

  /** How far a finger has pushed, pixels along the cards' way. */
  private pushed(finger: { clientX: number; clientY: number } | undefined): number {
    if (!this.from || !finger) return 0;
    return this.self.data['vertical'] ? finger.clientY - this.from.y : finger.clientX - this.from.x;
  }

  private follow(finger: { clientX: number; clientY: number } | undefined): void {
    if (!this.from) return;
    const pushed = this.pushed(finger);
    this.draw(pushed, false);
    tell(this.self, 'transition', this.self.data['vertical'] ? { dx: 0, dy: -pushed } : { dx: -pushed, dy: 0 });
  }

  private release(finger: { clientX: number; clientY: number } | undefined): void {
    if (!this.from) return;
    const pushed = this.pushed(finger);
    this.from = null;
    const { clientWidth, clientHeight } = this.self.$$;
    const size = this.self.data['vertical'] ? clientHeight : clientWidth;
    const turns = Math.abs(pushed) > size * ENOUGH ? -Math.sign(pushed) : 0;
    this.go(this.index + turns, 'touch');
  }

  private draw(pushed: number, isSmooth: boolean): void {
    const { data, $$: node } = this.self;
    const items = this.items();
    const count = Math.max(1, Number(data['displayMultipleItems']));
    const way = data['vertical'] ? 'Y' : 'X';
    node.toggleAttribute('vertical', Boolean(data['vertical']));
    node.style.setProperty('--before', lengthOf(data['previousMargin']));
    node.style.setProperty('--after', lengthOf(data['nextMargin']));
    node.style.setProperty('--count', String(count));
    items.forEach((item, i) => {
      const place = this.placeOf(i, items.length, count);
      item.style.transition = isSmooth ? `transform ${Number(data['duration'])}ms ease` : 'none';
      item.style.transform = `translate${way}(calc(${place * 100}% + ${pushed}px))`;
      item.setAttribute('aria-hidden', String(place < 0 || place >= count));
    });
    this.drawDots(items.length);
  }

  /** In a ring the card before the first is the last. */
  private placeOf(i: number, length: number, count: number): number {
    const place = i - this.index;
    if (!this.self.data['circular'] || length <= count + 1) return place;
    if (place < -1) return place + length;
    return place > length - 2 ? place - length : place;
  }

  private drawDots(length: number): void {
    const { data } = this.self;
    const dots = Array.from({ length: data['indicatorDots'] ? length : 0 }, (_, i) => {
      const dot = document.createElement('i');
      dot.style.background = textOf(data[i === this.index ? 'indicatorActiveColor' : 'indicatorColor']);
      return dot;
    });
    if (dots.length > 0 || this.dots.childElementCount > 0) this.dots.replaceChildren(...dots);
  }
}

const cards = new WeakMap<Builtin, Cards>();

/** `swiper` and `swiper-item`. */
export function defineSwiper(space: ComponentSpace): void {
  define(space, 'swiper', {
    properties: PROPERTIES,
    created: (self) => void cards.set(self, new Cards(self)),
    attached: (self) => cards.get(self)!.start(),
    detached: (self) => cards.get(self)!.stop(),
    changed: (self, property) => cards.get(self)!.update(property),
  });
  define(space, 'swiper-item', { properties: { itemId: String, skipHiddenItemLayout: Boolean } });
}
