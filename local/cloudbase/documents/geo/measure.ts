import { cornersOf, stretchesOf } from './shapes';
import type { Box, Position, Shape } from './shapes';

/** Mean radius of the earth as the database has it, metres. */
export const EARTH_RADIUS = 6_378_100;
/** No two places are farther apart, metres. */
export const HALF_ROUND = Math.PI * EARTH_RADIUS;

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degrees = (angle: number) => (angle * 180) / Math.PI;

/** Metres between two places, over the sphere. */
export function metresBetween([lngA, latA]: Position, [lngB, latB]: Position): number {
  const [a, b] = [radians(latA), radians(latB)];
  const half = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(radians(lngB - lngA) / 2) ** 2;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** Metres from a place to the nearest part of a shape; 0 inside a polygon. */
export function metresTo(from: Position, shape: Shape): number {
  if (isInside(from, shape)) return 0;
  return Math.min(...stretchesOf(shape).map(([a, b]) => metresBetween(from, nearestOn(from, a, b))));
}

/** The place of a stretch that is nearest, on the plane that touches the earth at `from`. */
function nearestOn(from: Position, a: Position, b: Position): Position {
  const shrink = Math.cos(radians(from[1]));
  const [x, y] = [(b[0] - a[0]) * shrink, b[1] - a[1]];
  const length = x * x + y * y;
  if (length === 0) return a;
  const along = ((from[0] - a[0]) * shrink * x + (from[1] - a[1]) * y) / length;
  const share = Math.max(0, Math.min(1, along));
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
}

/** The box that holds everything within some metres of a place. */
export function boxAround([longitude, latitude]: Position, metres: number): Box {
  const angle = metres / EARTH_RADIUS;
  const [south, north] = [latitude - degrees(angle), latitude + degrees(angle)];
  if (south <= -90 || north >= 90 || angle >= Math.PI / 2)
    return { west: -180, south: Math.max(-90, south), east: 180, north: Math.min(90, north) };
  const aside = degrees(Math.asin(Math.min(1, Math.sin(angle) / Math.cos(radians(latitude)))));
  if (aside >= 180) return { west: -180, south, east: 180, north };
  return { west: wrapped(longitude - aside), south, east: wrapped(longitude + aside), north };
}

const wrapped = (longitude: number) =>
  longitude < -180 ? longitude + 360 : longitude > 180 ? longitude - 360 : longitude;

/** Which side of a→b a place lies on: positive left, negative right, 0 on the line. */
const sideOf = (a: Position, b: Position, at: Position) =>
  Math.sign((b[0] - a[0]) * (at[1] - a[1]) - (b[1] - a[1]) * (at[0] - a[0]));

const isOn = (at: Position, a: Position, b: Position) =>
  sideOf(a, b, at) === 0 &&
  Math.min(a[0], b[0]) <= at[0] &&
  at[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= at[1] &&
  at[1] <= Math.max(a[1], b[1]);

const stretchesOfRing = (ring: readonly Position[]) => ring.slice(1).map((to, i) => [ring[i]!, to] as const);

function isInRing(at: Position, ring: readonly Position[]): boolean {
  const crossed = stretchesOfRing(ring).filter(
    ([a, b]) => a[1] > at[1] !== b[1] > at[1] && at[0] < ((b[0] - a[0]) * (at[1] - a[1])) / (b[1] - a[1]) + a[0],
  );
  return crossed.length % 2 === 1;
}

/** Whether a place lies in a polygon of the shape or on its edge. Edges are straight on the map, not great circles. */
export function isInside(at: Position, { polygons }: Shape): boolean {
  return polygons.some((rings) => {
    if (rings.some((ring) => stretchesOfRing(ring).some(([a, b]) => isOn(at, a, b)))) return true;
    const [outline, ...holes] = rings;
    return isInRing(at, outline!) && !holes.some((hole) => isInRing(at, hole));
  });
}

/** Whether two stretches touch. */
function touch([a, b]: readonly [Position, Position], [c, d]: readonly [Position, Position]): boolean {
  return crosses([a, b], [c, d]) || isOn(a, c, d) || isOn(b, c, d) || isOn(c, a, b) || isOn(d, a, b);
}

/** Whether two stretches cross, each between its ends. */
function crosses([a, b]: readonly [Position, Position], [c, d]: readonly [Position, Position]): boolean {
  return sideOf(a, b, c) * sideOf(a, b, d) < 0 && sideOf(c, d, a) * sideOf(c, d, b) < 0;
}

/** Whether two shapes have any place in common. */
export function intersects(a: Shape, b: Shape): boolean {
  const others = stretchesOf(b);
  return (
    cornersOf(a).some((corner) => isInside(corner, b)) ||
    cornersOf(b).some((corner) => isInside(corner, a)) ||
    stretchesOf(a).some((stretch) => others.some((other) => touch(stretch, other)))
  );
}

/** Whether all of a shape lies within the polygons of another. */
export function isWithin(shape: Shape, area: Shape): boolean {
  const edges = stretchesOf(area);
  return (
    cornersOf(shape).every((corner) => isInside(corner, area)) &&
    !stretchesOf(shape).some((stretch) => edges.some((edge) => crosses(stretch, edge)))
  );
}
