import { Binary } from 'bson';
import type { Document } from '../../../local/cloudbase/documents/values';

/** Chance that a seed reproduces. */
export interface Chance {
  /** A number from 0 up to, and without, 1. */
  next(): number;
  pick<T>(list: readonly T[]): T;
  below(n: number): number;
}

/** Mulberry32: small, and the same everywhere. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return { next, below, pick: (list) => list[below(list.length)]! };
}

/** Few enough values that documents, filters and keys meet, of every kind and with every trap of its order. */
const SCALARS: readonly unknown[] = [
  ...[null, true, false, 0, -0, 1, 2, 3, -1, 1.5, NaN, Infinity, -Infinity, 2 ** 53],
  ...['', 'a', 'b', 'ab', 'a\0', 'a\0b', 'a\u0001', '中', '\u{1F600}', '\uFF5E'],
  ...[new Date(0), new Date(-1), new Date(1e12)],
  ...[new Binary(Buffer.from('a')), new Binary(Buffer.from('ab')), new Binary(Buffer.from('b'), 5)],
];

/** A value of any kind; objects and lists of others down to a depth. */
export function someValue(chance: Chance, depth = 2): unknown {
  const roll = chance.next();
  if (depth > 0 && roll < 0.12) return someObject(chance, depth - 1);
  if (depth > 0 && roll < 0.28) return someList(chance, depth - 1);
  return chance.pick(SCALARS);
}

export const someList = (chance: Chance, depth: number): unknown[] =>
  Array.from({ length: chance.below(4) }, () => someValue(chance, depth));

/** An object with some of the fields x and y, in either order. */
export function someObject(chance: Chance, depth: number): Document {
  const fields = chance.pick([['x'], ['y'], ['x', 'y'], ['y', 'x'], []]);
  return Object.fromEntries(fields.map((field) => [field, someValue(chance, depth)]));
}
