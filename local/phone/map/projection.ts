import type { Spot } from '../engine/spot';

/** A point of a drawn map, CSS pixels of the whole world at a scale. */
export interface WorldPoint {
  x: number;
  y: number;
}

const TILE = 256;
const sizeAt = (scale: number) => TILE * 2 ** scale;

/** Where a place lies on the map of the world (web Mercator), as WeChat's map draws it. @param scale 3 to 20 */
export function worldPoint({ latitude, longitude }: Spot, scale: number): WorldPoint {
  const size = sizeAt(scale);
  const sine = Math.sin((latitude * Math.PI) / 180);
  return {
    x: ((longitude + 180) / 360) * size,
    y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size,
  };
}

/** The place at a point of the map of the world. */
export function placeAt({ x, y }: WorldPoint, scale: number): Spot {
  const size = sizeAt(scale);
  const latitude = (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / size))) * 180) / Math.PI;
  return { latitude, longitude: (x / size) * 360 - 180 };
}

/** How many pixels a metre is at a latitude. */
export const pixelsPerMetre = (latitude: number, scale: number) =>
  sizeAt(scale) / (40_075_016.686 * Math.cos((latitude * Math.PI) / 180));

/** The largest scale at which places fit into a box with a margin, and their middle. */
export function fitting(spots: readonly Spot[], width: number, height: number, margin: number) {
  const points = spots.map((spot) => worldPoint(spot, 0));
  const [left, right] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...points.map(({ y }) => y)), Math.max(...points.map(({ y }) => y))];
  const room = (size: number, span: number) => Math.log2(Math.max(1, size - 2 * margin) / Math.max(span, 1e-9));
  const scale = Math.min(18, Math.max(3, Math.floor(Math.min(room(width, right - left), room(height, bottom - top)))));
  return { scale, centre: placeAt({ x: (left + right) / 2, y: (top + bottom) / 2 }, 0) };
}
