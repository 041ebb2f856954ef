import { badRequest } from '../database-error';
import { isPlain } from '../values';

/** Longitude and latitude, degrees. */
export type Position = readonly [longitude: number, latitude: number];

/** A GeoJSON geometry by its parts; the rings of a polygon are its outline and then its holes. */
export interface Shape {
  points: Position[];
  lines: Position[][];
  polygons: Position[][][];
}

/** West is greater than east where a box crosses the 180th meridian. Degrees. */
export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

const READERS: Readonly<Record<string, (coordinates: unknown) => Partial<Shape>>> = {
  Point: (at) => ({ points: [position(at)] }),
  MultiPoint: (list) => ({ points: listOf(list, position) }),
  LineString: (list) => ({ lines: [line(list)] }),
  MultiLineString: (list) => ({ lines: listOf(list, line) }),
  Polygon: (rings) => ({ polygons: [listOf(rings, ring)] }),
  MultiPolygon: (list) => ({ polygons: listOf(list, (rings) => listOf(rings, ring)) }),
};

/** A GeoJSON geometry as a shape. @throws DatabaseError when it is none: malformed, of no known type, or off the earth */
export function shapeOf(geometry: unknown): Shape {
  if (!isPlain(geometry)) throw notGeo(geometry);
  const read = Object.hasOwn(READERS, String(geometry['type'])) && READERS[String(geometry['type'])];
  if (!read) throw notGeo(geometry);
  return { points: [], lines: [], polygons: [], ...read(geometry['coordinates']) };
}

const notGeo = (value: unknown) => badRequest(`Can't extract geo keys: unknown GeoJSON ${JSON.stringify(value)}`);

function position(value: unknown): Position {
  const [longitude, latitude] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof longitude !== 'number' || typeof latitude !== 'number') throw notGeo(value);
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90))
    throw badRequest(`Can't extract geo keys: longitude/latitude is out of bounds, lng: ${longitude} lat: ${latitude}`);
  return [longitude, latitude];
}

function listOf<T>(value: unknown, read: (item: unknown) => T): T[] {
  if (!Array.isArray(value) || value.length === 0) throw notGeo(value);
  return value.map(read);
}

function line(value: unknown): Position[] {
  const positions = listOf(value, position);
  if (positions.length < 2) throw notGeo(value);
  return positions;
}

function ring(value: unknown): Position[] {
  const positions = listOf(value, position);
  const [first, last] = [positions[0]!, positions.at(-1)!];
  if (positions.length < 4 || first[0] !== last[0] || first[1] !== last[1])
    throw badRequest("Can't extract geo keys: a loop of a polygon is not closed");
  return positions;
}

/** Every corner of a shape. */
export const cornersOf = ({ points, lines, polygons }: Shape): Position[] => [
  ...points,
  ...lines.flat(),
  ...polygons.flat(2),
];

/** The stretches between neighbouring corners; a point is one from itself to itself. */
export function stretchesOf({ points, lines, polygons }: Shape): [Position, Position][] {
  const along = (path: readonly Position[]) => path.slice(1).map((to, i): [Position, Position] => [path[i]!, to]);
  return [...points.map((at): [Position, Position] => [at, at]), ...[...lines, ...polygons.flat()].flatMap(along)];
}

/** The least box round a shape. */
export function boxOf(shape: Shape): Box {
  const corners = cornersOf(shape);
  const [longitudes, latitudes] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return {
    west: Math.min(...longitudes),
    south: Math.min(...latitudes),
    east: Math.max(...longitudes),
    north: Math.max(...latitudes),
  };
}
