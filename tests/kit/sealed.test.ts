import fc from 'fast-check';
import { keyRing, placeOf } from '../../cloudfunctions/kit/sealed';

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const place = placeOf('persons', 'phone', 'p1');
const ring = keyRing(`k1:${key(1)}`, key(9));

test('what was sealed opens in its place and nowhere else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (plain, elsewhere) => {
      fc.pre(elsewhere !== place);
      const sealed = ring.seal(plain, place);
      expect(ring.unseal(sealed, place)).toBe(plain);
      expect(() => ring.unseal(sealed, elsewhere)).toThrow();
    }),
  );
});

test('no flipped bit of a sealed value goes unnoticed', () => {
  const sealed = ring.seal('15400000001', place);
  const bytes = Buffer.from(sealed.slice(3), 'base64url');

  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const flipped = Buffer.from(bytes);
    flipped[bit >> 3]! ^= 1 << (bit & 7);
    expect(() => ring.unseal(`k1.${flipped.toString('base64url')}`, place)).toThrow();
  }
});

test('a new key seals, an old one still opens, a lost one says so', () => {
  const before = ring.seal('15400000001', place);
  const rotated = keyRing(`k2:${key(2)},k1:${key(1)}`, key(9));

  expect(rotated.unseal(before, place)).toBe('15400000001');
  expect(rotated.seal('15400000001', place)).toMatch(/^k2\./);
  expect(() => keyRing(`k2:${key(2)}`, key(9)).unseal(before, place)).toThrow('No key "k1"');
});

test('a fingerprint is equal for equal values of one purpose, and only under one key', () => {
  const other = keyRing(`k1:${key(1)}`, key(8));

  expect(ring.blindIndex('15400000001', 'phone')).toBe(ring.blindIndex('15400000001', 'phone'));
  expect(ring.blindIndex('15400000001', 'phone')).not.toBe(ring.blindIndex('15400000001', 'person'));
  expect(ring.blindIndex('15400000001', 'phone')).not.toBe(other.blindIndex('15400000001', 'phone'));
});

test.each([
  ['no key', '', key(9)],
  ['a short key', 'k1:YWJj', key(9)],
  ['a short key of fingerprints', `k1:${key(1)}`, 'YWJj'],
])('a ring with %s is refused', (_, sealKeys, indexKey) => {
  expect(() => keyRing(sealKeys, indexKey)).toThrow('A key has 32 bytes');
});
