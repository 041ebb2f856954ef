import { Documents } from '../../../local/cloudbase/documents/documents';
import { fixedClock } from '../../../local/cloudbase/clock';
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
