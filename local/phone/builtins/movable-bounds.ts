/** A point, or a distance, in CSS pixels. */
export interface Place {
  x: number;
  y: number;
}

/** How much room a view has, and how far it grows over its own box on each side while it is scaled. */
interface Extent {
  room: number;
  over: number;
}

const within = (value: number, { room, over }: Extent): number => {
  const [low, high] = [Math.min(over, room - over), Math.max(over, room - over)];
  return Math.min(Math.max(value, low), high);
};

/** The nearest place within an area; a view larger than its area shows all of itself. */
export function bounded({ x, y }: Place, node: HTMLElement, area: Element, scale: number): Place {
  const along = (whole: number, own: number): Extent => ({ room: whole - own, over: (own * (scale - 1)) / 2 });
  return {
    x: within(x, along(area.clientWidth, node.offsetWidth)),
    y: within(y, along(area.clientHeight, node.offsetHeight)),
  };
}
