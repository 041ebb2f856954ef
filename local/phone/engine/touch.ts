import { Event } from 'glass-easel';
import type { Element } from 'glass-easel';
import type { HostNode } from './backend';
import { dragScroll } from './drag-scroll';
import { Hover } from './hover';

/** A finger as WeChat tells it; CSS pixels. `x` and `y` count from the canvas under it, where there is one. */
interface Finger {
  identifier: number;
  pageX: number;
  pageY: number;
  clientX: number;
  clientY: number;
  force: number;
  x?: number;
  y?: number;
}

interface Gesture {
  target: HostNode;
  /** Where it began, in the screen. */
  x: number;
  y: number;
  moved: boolean;
  isLong: boolean;
}

/** Where a finger or the mouse is, in the screen. */
interface Spot {
  identifier: number;
  clientX: number;
  clientY: number;
}

/** A finger that moves further than this does not tap, pixels. */
const TAP_SLOP = 10;
const LONG_PRESS_MS = 350;
/** A touch is followed by mouse events of its own for this long, milliseconds. */
const GHOST_MS = 800;
const HOVER_MS = 70;

let tapping = false;

/** Whether a tap is being answered right now; what waits for a network is too late, as in WeChat. */
export const isTapping = (): boolean => tapping;

function duringTap(): void {
  tapping = true;
  setTimeout(() => (tapping = false));
}

/** Told when a finger lets go after moving; pixels downwards. */
export const gestures: { onDrag: ((down: number, target: HTMLElement) => void) | null } = { onDrag: null };

/** Turns touches and the mouse into touchstart, touchmove, touchend, touchcancel, tap and longpress. */
class Touches {
  private gesture: Gesture | null = null;
  private timer = 0;
  private readonly hover = new Hover();

  start(target: EventTarget | null, spots: readonly Spot[], changed: Spot, native: UIEvent): void {
    if (!(target instanceof HTMLElement)) return;
    if (this.gesture) return void this.fire('touchstart', spots, changed, native);
    const gesture: Gesture = { target, x: changed.clientX, y: changed.clientY, moved: false, isLong: false };
    this.gesture = gesture;
    this.fire('touchstart', spots, changed, native);
    this.hover.begin(target);
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      if (this.gesture !== gesture || gesture.moved) return;
      gesture.isLong = isHeard(target, 'longpress') || isHeard(target, 'longtap');
      this.fire('longpress', spots, changed, native);
      this.fire('longtap', spots, changed, native);
    }, LONG_PRESS_MS);
  }

  /** Answers whether a page keeps the movement to itself. */
  move(spots: readonly Spot[], changed: Spot, native: UIEvent): boolean {
    const { gesture } = this;
    if (!gesture) return false;
    const far = Math.hypot(changed.clientX - gesture.x, changed.clientY - gesture.y) > TAP_SLOP;
    if (far && !gesture.moved) this.hover.end();
    gesture.moved ||= far;
    return this.fire('touchmove', spots, changed, native);
  }

  end(type: 'touchend' | 'touchcancel', spots: readonly Spot[], changed: Spot, native: UIEvent): void {
    const { gesture } = this;
    if (!gesture) return;
    this.fire(type, spots, changed, native);
    if (spots.length > 0) return;
    clearTimeout(this.timer);
    window.setTimeout(() => this.hover.end(), HOVER_MS);
    const { moved, isLong, target, y } = gesture;
    if (moved) gestures.onDrag?.(changed.clientY - y, target);
    else if (type === 'touchend' && !isLong) this.fire('tap', spots, changed, native);
    this.gesture = null;
  }

  /** Answers whether somebody stopped the event on its way. */
  private fire(type: string, spots: readonly Spot[], changed: Spot, native: UIEvent): boolean {
    const { target } = this.gesture!;
    // A map tells of taps itself, with the place.
    if (type === 'tap' && target.closest('wx-map')) return false;
    const element = elementOf(target);
    const isDisabled = target.closest('wx-button[disabled]') !== null;
    if (!element || (isDisabled && /^(tap|long)/.test(type))) return false;
    const finger = fingerOf(changed, target);
    const touches = spots.map((spot) => fingerOf(spot, target));
    const detail = /^(tap|long)/.test(type) ? { x: finger.pageX, y: finger.pageY } : {};
    const event = new Event(type, detail, {
      bubbles: true,
      composed: true,
      capturePhase: true,
      originalEvent: native,
      extraFields: { touches, changedTouches: [finger] },
    });
    if (type === 'tap') duringTap();
    Event.dispatchEvent(element, event);
    return event.propagationStopped() || event.defaultPrevented();
  }
}

/** A spot as a page counts: from below its bar, and from the top of what scrolls. */
function fingerOf({ identifier, clientX, clientY }: Spot, target: HTMLElement): Finger {
  const origin = target.closest('.wx-window')?.getBoundingClientRect().top ?? 0;
  const scrolled = target.closest('.wx-scroller')?.scrollTop ?? 0;
  const y = clientY - origin;
  const canvas = target.closest('wx-canvas')?.getBoundingClientRect();
  const within = canvas && { x: clientX - canvas.left, y: clientY - canvas.top };
  return { identifier, clientX, clientY: y, pageX: clientX, pageY: y + scrolled, force: 1, ...within };
}

/** The engine's element that a node belongs to. */
function elementOf(node: HostNode | null): Element | null {
  for (let at = node; at; at = at.parentElement) if (at.__wxElement) return at.__wxElement;
  return null;
}

interface Heard {
  _$eventTarget?: { listeners: Record<string, unknown> };
}

/** Whether anybody from a node upwards listens. */
function isHeard(target: HostNode, type: string): boolean {
  for (let node: HostNode | null = target; node; node = node.parentElement) {
    if ((node.__wxElement as Heard | undefined)?._$eventTarget?.listeners[type]) return true;
  }
  return false;
}

const spotsOf = (list: TouchList): Spot[] => [...list];
const spotOf = ({ clientX, clientY }: MouseEvent): Spot => ({ identifier: 0, clientX, clientY });

/** Listens to fingers, and to the mouse as one finger that scrolls what it drags. */
export function installTouch(): void {
  const touches = new Touches();
  let lastTouch = -GHOST_MS;
  const listen = <K extends keyof DocumentEventMap>(type: K, act: (event: DocumentEventMap[K]) => void) =>
    document.addEventListener(type, act, { capture: true, passive: false });
  const fingers = (act: (event: TouchEvent, changed: Spot) => void) => (event: TouchEvent) => {
    lastTouch = performance.now();
    for (const changed of spotsOf(event.changedTouches)) act(event, changed);
  };
  listen(
    'touchstart',
    fingers((event, changed) => touches.start(event.target, spotsOf(event.touches), changed, event)),
  );
  listen(
    'touchmove',
    fingers((event, changed) => {
      if (touches.move(spotsOf(event.touches), changed, event) && event.cancelable) event.preventDefault();
    }),
  );
  for (const type of ['touchend', 'touchcancel'] as const) {
    listen(
      type,
      fingers((event, changed) => touches.end(type, spotsOf(event.touches), changed, event)),
    );
  }

  const isMouse = () => performance.now() - lastTouch > GHOST_MS;
  const drag = dragScroll();
  listen('mousedown', (event) => {
    if (!isMouse() || event.button !== 0) return;
    drag.begin(event);
    touches.start(event.target, [spotOf(event)], spotOf(event), event);
  });
  listen('mousemove', (event) => {
    if (!isMouse() || event.buttons !== 1) return;
    if (!touches.move([spotOf(event)], spotOf(event), event)) drag.move(event);
  });
  listen('mouseup', (event) => {
    if (!isMouse()) return;
    drag.end();
    touches.end('touchend', [], spotOf(event), event);
  });
}
