import { Documents } from '../../../local/cloudbase/documents/documents';
import { fixedClock } from '../../../local/cloudbase/clock';
import type { Document } from '../../../local/cloudbase/documents/values';
import { COLLECTIONS } from '../sdk';

const open = (scanLimit: number) =>
  new Documents({ file: ':memory:', collections: COLLECTIONS, clock: fixedClock(0), scanLimit });
const some = Array.from({ length: 300 }, (_, n) => ({
  _id: `t${n}`,
  code: `c${n}`,
  kind: `k${n % 10}`,
  n,
  tags: [`a${n % 7}`, `b${n % 5}`],
}));

test.each([
  ['an id', { _id: 't5' }, null, 1],
  ['several ids', { _id: { $in: ['t5', 't6', 'x'] } }, null, 2],
  ['an equal field', { kind: 'k3' }, null, 30],
  ['an equal field and a range', { kind: 'k3', n: { $gte: 100, $lt: 200 } }, null, 10],
  ['points of an indexed field', { code: { $in: ['c1', 'c2'] } }, null, 2],
  ['an entry of a list', { tags: 'a3' }, null, 43],
  ['all of some entries', { tags: { $all: ['a3', 'b1'] } }, null, 43],
  ['an order that the index has', { kind: 'k3' }, { n: -1 as const }, 30],
])('%s is found by an index', (_, filter, order, examined) => {
  const documents = open(0);
  documents.insertMany('things', some);

  const { effort } = documents.find('things', { filter, order });

  expect(effort.examined).toBe(examined);
  documents.close();
});

test('a page stops as soon as it is full', () => {
  const documents = open(0);
  documents.insertMany('things', some);

  const { effort } = documents.find('things', { filter: { kind: 'k3' }, order: { n: 1 }, limit: 2 });

  expect(effort).toEqual({ examined: 2, returned: 2 });
  documents.close();
});

test('a query that no index serves fails and names the fields', () => {
  const documents = open(0);
  documents.insertMany('things', some);

  expect(() => documents.find('things', { filter: { n: 5 } })).toThrow(/No index of things serves .* declare one on n/);
  expect(() => documents.find('things', { filter: { kind: 'k3' }, order: { code: 1 } })).toThrow(/kind, code/);
  documents.close();
});

const MORE = {
  things: {
    indexes: {
      byKind: {
        keys: [
          ['kind', 1],
          ['n', -1],
        ],
      },
      byTag: {
        keys: [
          ['tags', 1],
          ['n', 1],
        ],
      },
      byCode: { keys: [['code', -1]] },
      byDeep: { keys: [['deep.m', 1]] },
      byPlace: { keys: [['place', '2dsphere']] },
      byKindAndPlace: {
        keys: [
          ['kind', 1],
          ['place', '2dsphere'],
        ],
      },
    },
  },
} as const;
const point = (longitude: number, latitude: number) => ({ type: 'Point', coordinates: [longitude, latitude] });
const many = some.map((row) => ({ ...row, deep: { m: row.n }, place: point(116 + row.n / 100, 40) }));
const near = { $nearSphere: { $geometry: point(116.5, 40), $maxDistance: 100_000 } };

test.each<[string, Document, Record<string, 1 | -1> | null, number, number]>([
  ['a range of an index that sorts downwards', { kind: 'k3', n: { $gt: 100, $lt: 200 } }, { n: 1 }, 1_000, 10],
  ['bounds that are joined', { $and: [{ 'deep.m': { $gte: 10 } }, { 'deep.m': { $lt: 20 } }] }, null, 1_000, 10],
  ['an order after an entry of a list', { tags: 'a3' }, { n: -1 }, 5, 5],
  ['branches that have an index each', { $or: [{ code: 'c1' }, { kind: 'k3', n: { $gte: 290 } }] }, null, 1_000, 2],
  ['a range of ids in their order', { _id: { $gt: 't5' } }, { _id: 1 }, 3, 3],
  ['the beginning of a text', { code: /^c29/ }, { code: 1 }, 1_000, 11],
  ['one branch after what holds for all', { kind: 'k3', $or: [{ n: 3 }, { n: 13 }] }, null, 1_000, 30],
  ['an entry that is an object', { 'deep.m': 7 }, null, 1_000, 1],
])('%s is found by an index too', (_, filter, order, limit, examined) => {
  const documents = new Documents({ file: ':memory:', collections: MORE, clock: fixedClock(0), scanLimit: 0 });
  documents.insertMany('things', many);

  const { effort } = documents.find('things', { filter, order, limit });

  expect(effort.examined).toBe(examined);
  documents.close();
});

test('what is near looks at few documents, also among those of a kind', () => {
  const documents = new Documents({ file: ':memory:', collections: MORE, clock: fixedClock(0), scanLimit: 0 });
  documents.insertMany('things', many);

  const close = documents.find('things', { filter: { place: near }, limit: 3 });
  const ofKind = documents.find('things', { filter: { kind: 'k3', place: near }, limit: 2 });

  expect(close.documents.map(({ _id }) => _id).sort()).toEqual(['t49', 't50', 't51']);
  expect(ofKind.documents.map(({ _id }) => _id)).toEqual(['t53', 't43']);
  expect([close.effort.examined < 20, ofKind.effort.examined < 10]).toEqual([true, true]);
  documents.close();
});

test.each([
  ['what is near', near],
  ['what lies in a circle', { $geoWithin: { $centerSphere: [[116, 40], 0.1] } }],
])('%s is refused where no index has the field as 2dsphere', (_, condition) => {
  const documents = open(1_000);

  expect(() => documents.find('things', { filter: { place: condition } })).toThrow(
    /declare one of things on place '2dsphere'/,
  );
  documents.close();
});
