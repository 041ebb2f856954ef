import type { Spot } from '../engine/spot';

/** A line over a map. Widths in pixels. */
export interface Polyline {
  points: Spot[];
  color?: string;
  width?: number;
  dottedLine?: boolean;
}
/** A disc over a map; radius in metres. */
export interface Circle extends Spot {
  radius: number;
  color?: string;
  fillColor?: string;
  strokeWidth?: number;
}
/** An area over a map. */
export interface Polygon {
  points: Spot[];
  strokeColor?: string;
  fillColor?: string;
  strokeWidth?: number;
}

export interface Overlays {
  polyline: Polyline[];
  circles: Circle[];
  polygons: Polygon[];
}

const SVG = 'http://www.w3.org/2000/svg';
/** WeChat writes colours with their opacity as `#rrggbbaa`, as browsers do. */
const make = (tag: string, attributes: Record<string, string | number>): SVGElement => {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  return node;
};

/** Draws lines, discs and areas. @param at where a place lies in the box @param perMetre pixels of a metre */
export function drawOverlays(
  into: SVGElement,
  { polyline, circles, polygons }: Overlays,
  at: (spot: Spot) => { x: number; y: number },
  perMetre: number,
): void {
  const path = (points: readonly Spot[]) =>
    points
      .map(at)
      .map(({ x, y }) => `${x},${y}`)
      .join(' ');
  into.replaceChildren(
    ...polygons.map(({ points, strokeColor = '#00000000', fillColor = '#00000000', strokeWidth = 1 }) =>
      make('polygon', { points: path(points), stroke: strokeColor, fill: fillColor, 'stroke-width': strokeWidth }),
    ),
    ...circles.map(({ radius, color = '#00000000', fillColor = '#00000000', strokeWidth = 1, ...spot }) => {
      const { x, y } = at(spot);
      return make('circle', {
        cx: x,
        cy: y,
        r: radius * perMetre,
        stroke: color,
        fill: fillColor,
        'stroke-width': strokeWidth,
      });
    }),
    ...polyline.map(({ points, color = '#000000', width = 4, dottedLine = false }) =>
      make('polyline', {
        points: path(points),
        stroke: color,
        fill: 'none',
        'stroke-width': width,
        'stroke-linejoin': 'round',
        'stroke-linecap': 'round',
        'stroke-dasharray': dottedLine ? `1 ${width * 2.2}` : '',
      }),
    ),
  );
}
