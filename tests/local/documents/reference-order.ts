import { Binary } from 'bson';

/** Values as texts and lists that plain comparison orders as BSON would: written anew, to check the database's own. */
type Sortable = readonly Part[];
type Part = number | string | readonly Part[];

const hex = (text: string) => Buffer.from(text, 'utf8').toString('hex');
const number = (value: number) => (Number.isNaN(value) ? -Infinity : value + 0);

/** NaN stands one below −Infinity, which a pair says. */
const numeric = (value: number): Sortable => [10, Number.isNaN(value) ? 0 : 1, number(value)];

export function sortable(value: unknown): Sortable {
  if (value === undefined || value === null) return [5];
  if (typeof value === 'number') return numeric(value);
  if (typeof value === 'string') return [15, hex(value)];
  if (typeof value === 'boolean') return [40, value ? 1 : 0];
  if (value instanceof Date) return [45, value.getTime()];
  if (value instanceof Binary) return [30, value.length(), value.sub_type, value.toString('hex')];
  if (Array.isArray(value)) return [25, ...value.map(sortable)];
  const fields = Object.entries(value);
  return [20, ...fields.flatMap(([name, item]) => [sortable(item)[0]!, hex(name), sortable(item)])];
}

function compareParts(a: Part | undefined, b: Part | undefined): number {
  if (a === undefined || b === undefined) return Number(b === undefined) - Number(a === undefined);
  if (typeof a !== 'object' || typeof b !== 'object') return a === b ? 0 : a < b ? -1 : 1;
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const difference = compareParts(a[i], b[i]);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Orders values as the documentation of the database says. */
export const referenceCompare = (a: unknown, b: unknown): number => compareParts(sortable(a), sortable(b));

const EMPTY: unique symbol = Symbol('empty list');

function entriesAt(value: unknown, [name, ...rest]: readonly string[]): unknown[] {
  if (name === undefined) return !Array.isArray(value) ? [value] : value.length > 0 ? (value as unknown[]) : [EMPTY];
  if (Array.isArray(value)) {
    const objects = value.filter((entry) => entry && Object.getPrototypeOf(entry) === Object.prototype) as unknown[];
    const below = objects.flatMap((entry) => entriesAt(entry, [name, ...rest]));
    return /^\d+$/.test(name) && Number(name) < value.length
      ? [...entriesAt(value[Number(name)], rest), ...below]
      : below;
  }
  const isObject = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isObject ? entriesAt((value as Record<string, unknown>)[name], rest) : [undefined];
}

const compareEntries = (a: unknown, b: unknown) =>
  a === EMPTY || b === EMPTY ? Number(b === EMPTY) - Number(a === EMPTY) : referenceCompare(a, b);

/** Orders documents: a list by its least entry upwards and by its greatest downwards. */
export function compareDocuments(a: object, b: object, order: Record<string, 1 | -1>): number {
  for (const [path, way] of Object.entries(order)) {
    const [first, second] = [a, b].map((document) => {
      const [one, ...more] = entriesAt(document, path.split('.'));
      return more.reduce((best, entry) => (compareEntries(entry, best) * way < 0 ? entry : best), one);
    });
    const difference = compareEntries(first, second) * way;
    if (difference !== 0) return difference;
  }
  return 0;
}
