import { badOperator, badRequest } from '../database-error';
import { isPlain } from '../values';
import type { Document } from '../values';
import { boxAround, EARTH_RADIUS, HALF_ROUND, intersects, isWithin, metresBetween, metresTo } from './measure';
import { boxOf, cornersOf, shapeOf } from './shapes';
import type { Box, Position, Shape } from './shapes';

/** What a search by distance asks for; metres. */
export interface Nearness {
  from: Position;
  least: number;
  most: number;
}

/** The operators that ask for places, each with the box that holds all of its answers. */
export const GEO_OPERATORS = ['$nearSphere', '$near', '$geoWithin', '$geoIntersects'] as const;
export const NEAR_OPERATORS = ['$nearSphere', '$near'] as const;

const known = (condition: unknown, operator: string, names: readonly string[]): Document => {
  if (!isPlain(condition)) throw badRequest(`${operator} needs an object`);
  const unknown = Object.keys(condition).find((name) => !names.includes(name));
  if (unknown !== undefined) throw badOperator(`${unknown} in ${operator}`);
  return condition;
};

const metres = (value: unknown, usual: number): number => {
  if (value === undefined || value === null) return usual;
  if (typeof value !== 'number' || !(value >= 0)) throw badRequest('a distance must be a number of metres, 0 or more');
  return value;
};

/** The argument of `$nearSphere` or `$near`. @throws DatabaseError when it is malformed */
export function nearnessOf(condition: unknown): Nearness {
  const { $geometry, $minDistance, $maxDistance } = known(condition, '$nearSphere', [
    '$geometry',
    '$minDistance',
    '$maxDistance',
  ]);
  return nearnessTo($geometry, $minDistance, $maxDistance);
}

/** Nearness to a GeoJSON point. @throws DatabaseError when it is no point or a distance is no distance */
export function nearnessTo(point: unknown, least: unknown, most: unknown): Nearness {
  const { points } = shapeOf(point);
  if (points.length !== 1) throw badRequest('nearness needs one GeoJSON point');
  return { from: points[0]!, least: metres(least, 0), most: metres(most, HALF_ROUND) };
}

interface Circle {
  centre: Position;
  radius: number;
}

function circleOf(value: unknown): Circle {
  const [centre, angle] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof angle !== 'number' || !(angle >= 0))
    throw badRequest('$centerSphere needs a centre and an angle in radians');
  const { points } = shapeOf({ type: 'Point', coordinates: centre });
  return { centre: points[0]!, radius: angle * EARTH_RADIUS };
}

function areaOf(geometry: unknown): Shape {
  const area = shapeOf(geometry);
  if (area.polygons.length === 0) throw badRequest('$geoWithin needs a polygon');
  return area;
}

type Test = (place: Shape) => boolean;

function within(condition: unknown): { test: Test; box: Box } {
  const { $geometry, $centerSphere } = known(condition, '$geoWithin', ['$geometry', '$centerSphere']);
  if ($centerSphere === undefined) {
    const area = areaOf($geometry);
    return { test: (place) => isWithin(place, area), box: boxOf(area) };
  }
  const { centre, radius } = circleOf($centerSphere);
  const test: Test = (place) => cornersOf(place).every((corner) => metresBetween(centre, corner) <= radius);
  return { test, box: boxAround(centre, radius) };
}

function intersecting(condition: unknown): { test: Test; box: Box } {
  const shape = shapeOf(known(condition, '$geoIntersects', ['$geometry'])['$geometry']);
  return { test: (place) => intersects(place, shape), box: boxOf(shape) };
}

function near(condition: unknown): { test: Test; box: Box } {
  const { from, least, most } = nearnessOf(condition);
  const test: Test = (place) => {
    const distance = metresTo(from, place);
    return least <= distance && distance <= most;
  };
  return { test, box: boxAround(from, most) };
}

/** Where the answers of a geo operator lie, and which places are among them. @throws DatabaseError when it is malformed */
export function geoCondition(operator: (typeof GEO_OPERATORS)[number], condition: unknown): { test: Test; box: Box } {
  if (operator === '$geoWithin') return within(condition);
  return operator === '$geoIntersects' ? intersecting(condition) : near(condition);
}

/** The shapes among values: GeoJSON, and lists of it; anything else is passed over. */
export function placesAmong(values: readonly unknown[]): Shape[] {
  return values
    .flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .flatMap((value) => {
      const isGeo = isPlain(value) && typeof value['type'] === 'string' && Array.isArray(value['coordinates']);
      return isGeo ? [shapeOf(value)] : [];
    });
}
