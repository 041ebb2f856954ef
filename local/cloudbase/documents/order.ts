import { Binary } from 'bson';
import { isPlain } from './values';

/** The kinds of values there are here, in the order in which BSON sorts them; a missing value is `null`. */
const KINDS = ['null', 'number', 'string', 'object', 'array', 'binary', 'boolean', 'date'] as const;
export type Kind = (typeof KINDS)[number];

/** The kind of a value, as the database sorts by it before anything else. */
export function kindOf(value: unknown): Kind {
  if (value === undefined || value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (value instanceof Binary) return 'binary';
  return isPlain(value) ? 'object' : (typeof value as Kind);
}

/** The place of a kind among all, from 0. */
export const rankOf = (kind: Kind): number => KINDS.indexOf(kind);

const IN_KIND: Record<Kind, (a: never, b: never) => number> = {
  null: () => 0,
  number: (a: number, b: number) => compareNumbers(a, b),
  string: (a: string, b: string) => compareTexts(a, b),
  object: (a: object, b: object) => compareFields(Object.entries(a), Object.entries(b)),
  array: (a: unknown[], b: unknown[]) => compareLists(a, b),
  binary: (a: Binary, b: Binary) =>
    a.length() - b.length() || a.sub_type - b.sub_type || Buffer.compare(bytesOf(a), bytesOf(b)),
  boolean: (a: boolean, b: boolean) => Number(a) - Number(b),
  date: (a: Date, b: Date) => compareNumbers(a.getTime(), b.getTime()),
};

/** Orders any two values as BSON does: by kind, then within it. Negative, zero or positive. */
export function compare(a: unknown, b: unknown): number {
  const kind = kindOf(a);
  const distance = rankOf(kind) - rankOf(kindOf(b));
  return distance === 0 ? IN_KIND[kind](a as never, b as never) : distance;
}

/** Whether two values are the same to the database: objects with their fields in the same order. */
export const isSame = (a: unknown, b: unknown): boolean => compare(a, b) === 0;

/** The bytes of a binary value. */
export const bytesOf = (value: Binary): Buffer => Buffer.from(value.toString('hex'), 'hex');

/** NaN comes before every other number and equals itself; −0 equals 0. */
function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  return a === b ? 0 : a < b ? -1 : 1;
}

/** By code points, as UTF-8 bytes sort; JavaScript's own order puts surrogates before U+E000. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i += 1) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return raised(x) - raised(y);
  }
  return a.length - b.length;
}

const raised = (unit: number) => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

function compareFields(a: readonly [string, unknown][], b: readonly [string, unknown][]): number {
  for (const [i, [name, value]] of a.entries()) {
    const other = b[i];
    if (!other) return 1;
    const difference =
      rankOf(kindOf(value)) - rankOf(kindOf(other[1])) || compareTexts(name, other[0]) || compare(value, other[1]);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function compareLists(a: readonly unknown[], b: readonly unknown[]): number {
  for (const [i, value] of a.entries()) {
    if (i >= b.length) return 1;
    const difference = compare(value, b[i]);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
