import { Binary, EJSON, ObjectId } from 'bson';
import { decode, encode, fromWire, toWire } from '../../../local/cloudbase/documents/values';
import { chanceOf, someValue } from './random-documents';

test('every value that can be stored comes back the same, from the file and from the wire', () => {
  const chance = chanceOf(20_221_202);
  const values = Array.from({ length: 2_000 }, () => ({ value: someValue(chance, 3) }));

  expect(values.map((document) => decode(encode(document)))).toEqual(values);
  expect(values.map((document) => fromWire(toWire(document), 0))).toEqual(values);
});

test.each<[string, unknown, unknown]>([
  ['an object id', new ObjectId('507f1f77bcf86cd799439011'), '507f1f77bcf86cd799439011'],
  ['a long', { $numberLong: '1099511627776' }, 2 ** 40],
  ['a double that is whole', { $numberDouble: '2.0' }, 2],
  ['zero from below', { $numberDouble: '-0.0' }, -0],
  ['a number that is none', { $numberDouble: 'NaN' }, NaN],
  ['bytes', new Binary(Buffer.from('x'), 5), new Binary(Buffer.from('x'), 5)],
  ['a pattern', { $regularExpression: { pattern: '^a', options: 'i' } }, /^a/i],
  ['a server date', { $tcb_server_date: { offset: 5 } }, new Date(1_005)],
])('%s arrives as the functions know it', (_, value, expected) => {
  expect(fromWire(EJSON.stringify({ value }, { relaxed: false }), 1_000)).toEqual({ value: expected });
});

test.each([
  ['a decimal', { $numberDecimal: '1.5' }],
  ['code', { $code: 'f()' }],
  ['the least key', { $minKey: 1 }],
  ['a timestamp', { $timestamp: { t: 1, i: 1 } }],
  ['a date that is none', { $date: { $numberLong: 'x' } }],
  ['a pattern that is none', { $regularExpression: { pattern: '(', options: '' } }],
  ['a pattern with an option of its own', { $regularExpression: { pattern: 'a', options: 'x' } }],
])('%s is refused, not changed in silence', (_, value) => {
  expect(() => fromWire(JSON.stringify({ value }), 0)).toThrow();
});
