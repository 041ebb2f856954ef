import { randomInt } from 'node:crypto';
import { fixedClock } from '../../../local/cloudbase/clock';
import { Documents } from '../../../local/cloudbase/documents/documents';
import type { Document } from '../../../local/cloudbase/documents/values';
import { chanceOf } from './random-documents';
import type { Chance } from './random-documents';

type Position = [longitude: number, latitude: number];
type Rectangle = [west: number, south: number, east: number, north: number];

const COLLECTIONS = { places: { indexes: { byPlace: { keys: [['place', '2dsphere']] } } } } as const;
const seed = Number(process.env['FUZZ_SEED'] ?? randomInt(2 ** 31));

let documents: Documents;
let chance: Chance;
beforeEach(() => {
  documents = new Documents({ file: ':memory:', collections: COLLECTIONS, clock: fixedClock(0), scanLimit: 0 });
  chance = chanceOf(seed);
});
afterEach(() => documents.close());

/** Anywhere on earth; half of them in Beijing, some at the poles and on both sides of the 180th meridian. */
function somePosition(): Position {
  if (chance.next() < 0.5) return [116 + chance.next(), 39.5 + chance.next()];
  const longitude = chance.pick([180, -180, chance.next() * 360 - 180, 179.9, -179.9]);
  return [longitude, chance.pick([90, -90, chance.next() * 180 - 90])];
}

/** By the angle between vectors: another way than the database's. */
function metres(a: Position, b: Position): number {
  const [p, q] = [a, b].map(([longitude, latitude]) => {
    const [x, y] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
    return [Math.cos(y) * Math.cos(x), Math.cos(y) * Math.sin(x), Math.sin(y)] as const;
  }) as [readonly [number, number, number], readonly [number, number, number]];
  const cross = [p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]];
  return 6_378_100 * Math.atan2(Math.hypot(...cross), p[0] * q[0] + p[1] * q[1] + p[2] * q[2]);
}

const point = (coordinates: Position) => ({ type: 'Point', coordinates });
const rectangle = ([west, south, east, north]: Rectangle) => ({
  type: 'Polygon',
  coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]], // prettier-ignore
});
function someRectangle(): Rectangle {
  const size = chance.pick([0.01, 0.1, 1, 30]);
  const [west, south] = [chance.next() * 300 - 160, chance.next() * 110 - 60];
  return [west, south, west + size * (0.1 + chance.next()), south + size * (0.1 + chance.next())];
}
const idsOf = (filter: Document, limit = Infinity) =>
  documents.find('places', { filter, limit }).documents.map(({ _id }) => _id as number);

test(`what is near is what a walk over all finds, and in its order (FUZZ_SEED=${seed})`, () => {
  const positions = Array.from({ length: 400 }, somePosition);
  documents.insertMany('places', positions.map((at, _id) => ({ _id, place: point(at) }))); // prettier-ignore

  for (let round = 0; round < 100; round += 1) {
    const from = somePosition();
    const [least, most] = [chance.pick([0, 1_000]), chance.pick([500, 20_000, 1_000_000, 3e7])];
    const limit = chance.pick([1, 5, Infinity]);
    const distances = positions.map((at) => metres(from, at));
    const expected = distances.filter((far) => far >= least && far <= most).sort((a, b) => a - b);

    const found = idsOf(
      { place: { $nearSphere: { $geometry: point(from), $minDistance: least, $maxDistance: most } } },
      limit,
    );

    const measured = found.map((id) => Math.round(distances[id]!));
    expect(measured).toEqual(expected.slice(0, limit).map(Math.round));
  }
});

test(`rectangles touch those that overlap, and hold those that lie inside (FUZZ_SEED=${seed})`, () => {
  const rectangles = Array.from({ length: 300 }, someRectangle);
  documents.insertMany('places', rectangles.map((one, _id) => ({ _id, place: rectangle(one) }))); // prettier-ignore

  for (let round = 0; round < 100; round += 1) {
    const [west, south, east, north] = someRectangle();
    const area = rectangle([west, south, east, north]);
    const all = rectangles.map((one, id) => [id, one] as const);
    const touching = all.filter(([, [w, s, e, n]]) => w <= east && e >= west && s <= north && n >= south);
    const inside = all.filter(([, [w, s, e, n]]) => w >= west && e <= east && s >= south && n <= north);

    const touched = idsOf({ place: { $geoIntersects: { $geometry: area } } });
    const held = idsOf({ place: { $geoWithin: { $geometry: area } } });

    expect(touched.sort((a, b) => a - b)).toEqual(touching.map(([id]) => id));
    expect(held.sort((a, b) => a - b)).toEqual(inside.map(([id]) => id));
  }
});

test('a hole of a polygon is not inside it', () => {
  const ring = (r: number) => [[-r, -r], [r, -r], [r, r], [-r, r], [-r, -r]]; // prettier-ignore
  documents.insertMany('places', [
    { _id: 1, place: point([0, 0]) },
    { _id: 2, place: point([1.5, 0]) },
  ]);

  const area = { type: 'Polygon', coordinates: [ring(2), ring(1)] };

  expect(idsOf({ place: { $geoWithin: { $geometry: area } } })).toEqual([2]);
});

test.each<[string, unknown]>([
  ['an unknown shape', { type: 'Sphere', coordinates: [0, 0] }],
  ['a place that is not on earth', { type: 'Point', coordinates: [0, 91] }],
  ['a place of texts', { type: 'Point', coordinates: ['0', '0'] }],
  ['a polygon that is open', { type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 1]]] }], // prettier-ignore
  ['a pair of numbers', [116, 40]],
  ['a text', 'Beijing'],
])('%s is refused and not written', async (_, place) => {
  await expect(documents.insert('places', [{ place }])).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });

  expect(documents.all('places')).toEqual([]);
});
