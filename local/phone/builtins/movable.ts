import type { ComponentSpace } from 'glass-easel';
import { builtinOf, define, tell, textOf } from './define';
import type { Builtin, Finger } from './define';
import { bounded } from './movable-bounds';
import type { Place } from './movable-bounds';

/** Where a view stands, and how large. */
interface Standing extends Place {
  scale: number;
}
/** Two fingers, from where they began. */
interface Pinch {
  distance: number;
  scale: number;
}

const standings = new WeakMap<Builtin, Standing>();
const pinches = new WeakMap<Builtin, Pinch>();
const WAYS: Readonly<Record<string, Place>> = {
  all: { x: 1, y: 1 },
  horizontal: { x: 1, y: 0 },
  vertical: { x: 0, y: 1 },
  none: { x: 0, y: 0 },
};
const ORIGIN: Standing = { x: 0, y: 0, scale: 1 };

const standingOf = (self: Builtin) => standings.get(self) ?? ORIGIN;
const limited = ({ data }: Builtin, scale: number) =>
  Math.min(Math.max(scale, Number(data['scaleMin'])), Number(data['scaleMax']));

/** Puts a view within its area, or anywhere where `out-of-bounds` lets it. */
function put(self: Builtin, wanted: Standing, source: 'touch' | 'scale' | ''): void {
  const { $$: node, data } = self;
  const area = node.closest('wx-movable-area');
  const scale = limited(self, wanted.scale);
  const place = area && !data['outOfBounds'] ? bounded(wanted, node, area, scale) : { x: wanted.x, y: wanted.y };
  const before = standings.get(self);
  standings.set(self, { ...place, scale });
  node.style.transform = `translate(${place.x}px, ${place.y}px) scale(${scale})`;
  if (before?.x !== place.x || before.y !== place.y) tell(self, 'change', { ...place, source });
  if (source === 'scale' && before?.scale !== scale) tell(self, 'scale', { ...place, scale });
}

const distanceOf = ([a, b]: readonly Finger[]) => Math.hypot(b!.clientX - a!.clientX, b!.clientY - a!.clientY);

/** Begins or goes on with a pinch; answers whether there is one. */
function pinch(self: Builtin, fingers: readonly Finger[]): boolean {
  if (fingers.length < 2 || !self.data['scale'] || self.data['disabled']) {
    pinches.delete(self);
    return false;
  }
  const distance = distanceOf(fingers);
  const { distance: from, scale } = pinches.get(self) ?? { distance, scale: standingOf(self).scale };
  pinches.set(self, { distance: from, scale });
  if (distance !== from) put(self, { ...standingOf(self), scale: (scale * distance) / from }, 'scale');
  return true;
}

function listen(self: Builtin): void {
  let from: { finger: Finger; place: Place } | null = null;
  self.addListener('touchstart', ({ touches }) => {
    self.$$.style.transition = 'none';
    const [finger] = touches;
    const isDragged = finger !== undefined && !pinch(self, touches) && !self.data['disabled'];
    from = isDragged ? { finger, place: standingOf(self) } : null;
  });
  self.addListener('touchmove', ({ touches, changedTouches: [finger] }) => {
    if (pinch(self, touches) || !from || !finger) return;
    const way = WAYS[textOf(self.data['direction'])] ?? WAYS['none']!;
    const x = from.place.x + (finger.clientX - from.finger.clientX) * way.x;
    const y = from.place.y + (finger.clientY - from.finger.clientY) * way.y;
    put(self, { x, y, scale: standingOf(self).scale }, 'touch');
  });
  self.addListener('touchend', ({ touches }) => {
    pinch(self, touches);
    from = null;
  });
}

/** With `scale-area` two fingers anywhere on the area scale what is in it. */
function listenOnArea(area: Builtin): void {
  for (const type of ['touchstart', 'touchmove', 'touchend']) {
    area.addListener(type, ({ touches }) => {
      if (!area.data['scaleArea']) return;
      const views = [...area.$$.querySelectorAll('wx-movable-view')].flatMap((node) => builtinOf(node) ?? []);
      views.forEach((view) => pinch(view, touches));
    });
  }
}

const pixels = (value: unknown) => {
  const amount = Number.parseFloat(textOf(value, '0')) || 0;
  return textOf(value).endsWith('rpx') ? (amount * innerWidth) / 750 : amount;
};

const told = ({ data }: Builtin): Standing => ({
  x: pixels(data['x']),
  y: pixels(data['y']),
  scale: Number(data['scaleValue']) || 1,
});

/** `movable-area` and `movable-view`. */
export function defineMovable(space: ComponentSpace): void {
  define(space, 'movable-area', { properties: { scaleArea: Boolean }, created: listenOnArea });
  define(space, 'movable-view', {
    properties: {
      direction: { type: String, value: 'none' },
      inertia: Boolean,
      outOfBounds: Boolean,
      x: null,
      y: null,
      damping: { type: Number, value: 20 },
      friction: { type: Number, value: 2 },
      disabled: Boolean,
      scale: Boolean,
      scaleMin: { type: Number, value: 0.1 },
      scaleMax: { type: Number, value: 10 },
      scaleValue: { type: Number, value: 1 },
      animation: { type: Boolean, value: true },
    },
    created: listen,
    attached: (self) => put(self, told(self), ''),
    changed(self, property) {
      if (!self.$$.isConnected || !['x', 'y', 'scaleValue'].includes(property)) return;
      self.$$.style.transition = self.data['animation'] ? 'transform 200ms' : 'none';
      const scale = property === 'scaleValue' ? told(self).scale : standingOf(self).scale;
      put(self, { ...told(self), scale }, '');
    },
  });
}
