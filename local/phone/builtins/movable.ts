import type { ComponentSpace } from 'glass-easel';
import { define, tell, textOf } from './define';
import type { Builtin } from './define';

interface Place {
  x: number;
  y: number;
}
const places = new WeakMap<Builtin, Place>();
const WAYS: Readonly<Record<string, Place>> = {
  all: { x: 1, y: 1 },
  horizontal: { x: 1, y: 0 },
  vertical: { x: 0, y: 1 },
  none: { x: 0, y: 0 },
};

/** Within the area, or anywhere where `out-of-bounds` lets it; a view larger than its area shows all of itself. */
function bounded({ $$: node, data }: Builtin, { x, y }: Place): Place {
  const area = node.closest('wx-movable-area');
  if (!area || data['outOfBounds']) return { x, y };
  const within = (value: number, room: number) => Math.min(Math.max(value, Math.min(0, room)), Math.max(0, room));
  return { x: within(x, area.clientWidth - node.offsetWidth), y: within(y, area.clientHeight - node.offsetHeight) };
}

function put(self: Builtin, wanted: Place, source: 'touch' | ''): void {
  const place = bounded(self, wanted);
  const before = places.get(self);
  places.set(self, place);
  const scale = Number(self.data['scaleValue']) || 1;
  self.$$.style.transform = `translate(${place.x}px, ${place.y}px) scale(${scale})`;
  if (before?.x !== place.x || before.y !== place.y) tell(self, 'change', { ...place, source });
}

function create(self: Builtin): void {
  let from: { finger: Place; place: Place } | null = null;
  self.addListener('touchstart', ({ touches: [finger] }) => {
    const place = places.get(self) ?? { x: 0, y: 0 };
    from = finger && !self.data['disabled'] ? { finger: { x: finger.clientX, y: finger.clientY }, place } : null;
    self.$$.style.transition = 'none';
  });
  self.addListener('touchmove', ({ changedTouches: [finger] }) => {
    if (!from || !finger) return;
    const way = WAYS[textOf(self.data['direction'])] ?? WAYS['none']!;
    const x = from.place.x + (finger.clientX - from.finger.x) * way.x;
    const y = from.place.y + (finger.clientY - from.finger.y) * way.y;
    put(self, { x, y }, 'touch');
  });
  self.addListener('touchend', () => (from = null));
}

const pixels = (value: unknown) => {
  const amount = Number.parseFloat(textOf(value, '0')) || 0;
  return textOf(value).endsWith('rpx') ? (amount * innerWidth) / 750 : amount;
};

/** `movable-area` and `movable-view`. */
export function defineMovable(space: ComponentSpace): void {
  define(space, 'movable-area', { properties: { scaleArea: Boolean } });
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
      scaleMin: Number,
      scaleMax: Number,
      scaleValue: { type: Number, value: 1 },
      animation: { type: Boolean, value: true },
    },
    created: create,
    attached: (self) => put(self, { x: pixels(self.data['x']), y: pixels(self.data['y']) }, ''),
    changed(self, property) {
      if (!self.$$.isConnected || !['x', 'y', 'scaleValue'].includes(property)) return;
      self.$$.style.transition = self.data['animation'] ? 'transform 200ms' : 'none';
      put(self, { x: pixels(self.data['x']), y: pixels(self.data['y']) }, '');
    },
  });
}
