/** A point of the screen, CSS pixels. */
interface Spot {
  x: number;
  y: number;
}

export interface PinchListener {
  begin(): void;
  /** Since the last time. @param ratio of the fingers' distances. @param from and `to`: their middle, in the node's box */
  zoom(ratio: number, from: Spot, to: Spot): void;
  end(): void;
}

/** How two fingers stand to each other. */
interface Pair {
  distance: number;
  middle: Spot;
}

function pairOf(node: HTMLElement, [a, b]: readonly Spot[]): Pair {
  const { left, top } = node.getBoundingClientRect();
  const middle = { x: (a!.x + b!.x) / 2 - left, y: (a!.y + b!.y) / 2 - top };
  return { distance: Math.max(1, Math.hypot(b!.x - a!.x, b!.y - a!.y)), middle };
}

/** Tells of two fingers that move apart or together on a node. */
export function listenToPinch(node: HTMLElement, listener: PinchListener): void {
  const fingers = new Map<number, Spot>();
  let pair: Pair | null = null;
  node.addEventListener('pointerdown', ({ pointerId, clientX: x, clientY: y }) => {
    fingers.set(pointerId, { x, y });
    if (fingers.size !== 2) return;
    pair = pairOf(node, [...fingers.values()]);
    listener.begin();
  });
  node.addEventListener('pointermove', ({ pointerId, clientX: x, clientY: y }) => {
    if (!fingers.has(pointerId)) return;
    fingers.set(pointerId, { x, y });
    if (!pair) return;
    const now = pairOf(node, [...fingers.values()]);
    listener.zoom(now.distance / pair.distance, pair.middle, now.middle);
    pair = now;
  });
  const lift = ({ pointerId }: PointerEvent) => {
    if (!fingers.delete(pointerId) || !pair) return;
    pair = null;
    listener.end();
  };
  for (const type of ['pointerup', 'pointercancel', 'pointerleave'] as const) node.addEventListener(type, lift);
}
