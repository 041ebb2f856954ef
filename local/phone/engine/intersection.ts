import { textOf } from './text-of';
import { component as componentApi } from 'glass-easel-miniprogram-adapter';

interface Margins {
  left?: unknown;
  top?: unknown;
  right?: unknown;
  bottom?: unknown;
}
interface Observer {
  relativeTo(selector: string, margins?: Margins): Observer;
  relativeToViewport(margins?: Margins): Observer;
}

/** A margin in pixels, from a number, a text without a unit, or rpx. */
export function marginOf(value: unknown): number {
  const amount = Number.parseFloat(textOf(value, '0'));
  if (Number.isNaN(amount)) return 0;
  return textOf(value).trim().endsWith('rpx') ? (amount * innerWidth) / 750 : amount;
}

const converted = ({ left, top, right, bottom }: Margins = {}) => ({
  left: marginOf(left),
  top: marginOf(top),
  right: marginOf(right),
  bottom: marginOf(bottom),
});

/** Lets observers of intersections take the margins that WeChat takes. */
export function installIntersection(): void {
  const prototype = componentApi.ComponentCaller.prototype as unknown as {
    createIntersectionObserver: (options?: object) => Observer;
  };
  const { createIntersectionObserver } = prototype;
  prototype.createIntersectionObserver = function (options) {
    const observer = createIntersectionObserver.call(this, options);
    const relativeTo = observer.relativeTo.bind(observer);
    const relativeToViewport = observer.relativeToViewport.bind(observer);
    observer.relativeTo = (selector, margins) => relativeTo(selector, converted(margins));
    observer.relativeToViewport = (margins) => relativeToViewport(converted(margins));
    return observer;
  };
}
