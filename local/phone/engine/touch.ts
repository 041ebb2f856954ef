import { Event } from 'glass-easel';
import type { Element } from 'glass-easel';
import type { HostNode } from './backend';
import { scopedClasses } from './style-scope';

/** A finger as WeChat tells it; CSS pixels. */
interface Finger {
  identifier: number;
  pageX: number;
  pageY: number;
  clientX: number;
  clientY: number;
}

interface Gesture {
  target: HostNode;
  x: number;
  y: number;
  moved: boolean;
  isLong: boolean;
}

/** A finger that moves further than this does not tap, pixels. */
const TAP_SLOP = 10;
const LONG_PRESS_MS = 350;
/** A touch is followed by mouse events of its own for this long, milliseconds. */
const GHOST_MS = 800;

/** Told when a finger lets go after moving; pixels downwards. */
export const gestures: { onDrag: ((down: number, target: HTMLElement) => void) | null } = { onDrag: null };

/** Turns touches and the mouse into touchstart, touchmove, touchend, tap and longpress. */
export function installTouch(): void {
  let gesture: Gesture | null = null;
  let timer = 0;
  let lastTouch = 0;
  const hover = new Hover();

  const start = (target: EventTarget | null, finger: Finger) => {
    if (!(target instanceof HTMLElement)) return;
    const now: Gesture = { target, x: finger.clientX, y: finger.clientY, moved: false, isLong: false };
    gesture = now;
    fire(target, 'touchstart', finger);
    hover.begin(target);
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (gesture === now && !now.moved) now.isLong = fire(target, 'longpress', finger);
    }, LONG_PRESS_MS);
  };
  const move = (finger: Finger) => {
    if (!gesture) return;
    const far = Math.hypot(finger.clientX - gesture.x, finger.clientY - gesture.y) > TAP_SLOP;
    if (far && !gesture.moved) hover.end();
    gesture.moved ||= far;
    fire(gesture.target, 'touchmove', finger);
  };
  const end = (type: 'touchend' | 'touchcancel', finger: Finger) => {
    if (!gesture) return;
    const { target, moved, isLong, x, y } = gesture;
    gesture = null;
    clearTimeout(timer);
    window.setTimeout(() => hover.end(), 70);
    fire(target, type, finger);
    if (moved) gestures.onDrag?.(finger.clientY - y, target);
    else if (type === 'touchend' && !isLong) fire(target, 'tap', finger, { x, y });
  };

  const listen = <K extends keyof DocumentEventMap>(type: K, act: (event: DocumentEventMap[K]) => void) =>
    document.addEventListener(type, act, { capture: true, passive: true });
  const touched = (act: (event: TouchEvent, finger: Finger) => void) => (event: TouchEvent) => {
    lastTouch = performance.now();
    const [touch] = event.changedTouches;
    if (touch) act(event, fingerOf(touch, touch.identifier));
  };
  listen(
    'touchstart',
    touched((event, finger) => start(event.target, finger)),
  );
  listen(
    'touchmove',
    touched((_, finger) => move(finger)),
  );
  listen(
    'touchend',
    touched((_, finger) => end('touchend', finger)),
  );
  listen(
    'touchcancel',
    touched((_, finger) => end('touchcancel', finger)),
  );

  const isMouse = () => performance.now() - lastTouch > GHOST_MS || lastTouch === 0;
  listen('mousedown', (event) => {
    if (isMouse() && event.button === 0) start(event.target, fingerOf(event, 0));
  });
  listen('mousemove', (event) => {
    if (isMouse()) move(fingerOf(event, 0));
  });
  listen('mouseup', (event) => {
    if (isMouse()) end('touchend', fingerOf(event, 0));
  });
}

function fingerOf({ clientX, clientY }: { clientX: number; clientY: number }, identifier: number): Finger {
  return { identifier, clientX, clientY, pageX: clientX, pageY: clientY };
}

/** The engine's element that a node belongs to. */
function elementOf(node: HostNode | null): Element | null {
  for (let at = node; at; at = at.parentElement) if (at.__wxElement) return at.__wxElement;
  return null;
}

/** Answers whether a listener was there to hear it, as far as the engine tells. */
function fire(target: HostNode, type: string, finger: Finger, detail: object = {}): boolean {
  const element = elementOf(target);
  const isDisabled = target.closest('wx-button[disabled]') !== null;
  if (!element || (isDisabled && (type === 'tap' || type === 'longpress'))) return false;
  const fields = { touches: type === 'touchend' ? [] : [finger], changedTouches: [finger] };
  const event = new Event(type, detail, { bubbles: true, composed: true, capturePhase: true, extraFields: fields });
  Event.dispatchEvent(element, event);
  return event.propagationStopped();
}

/** The look of what is pressed: `hover-class`, from the pressed element upwards. */
class Hover {
  private pressed: { node: HTMLElement; classes: string[] }[] = [];

  begin(target: HostNode): void {
    for (let node: HostNode | null = target; node; node = node.parentElement) {
      const { __wxElement: element } = node;
      const data = element && (element as unknown as { data?: Record<string, unknown> }).data;
      const name = data?.['hoverClass'];
      if (!element || typeof name !== 'string' || name === '' || name === 'none' || data?.['disabled']) continue;
      const classes = scopedClasses(element, name);
      node.classList.add(...classes);
      this.pressed.push({ node, classes });
      if (data?.['hoverStopPropagation']) return;
    }
  }

  end(): void {
    for (const { node, classes } of this.pressed) node.classList.remove(...classes);
    this.pressed = [];
  }
}
