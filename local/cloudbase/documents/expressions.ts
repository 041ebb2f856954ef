import { Context, evalExpr } from 'mingo/core';
import * as expression from 'mingo/operators/expression';
import { $expr } from 'mingo/operators/query';
import { Query } from 'mingo/query';
import type { Any, Options } from 'mingo/types';
import { badOperator, badRequest } from './database-error';
import { compare, isSame } from './order';
import type { Document } from './values';

/** The operators that the library takes, by their group. */
export type Operators = Required<NonNullable<Parameters<typeof Context.init>[0]>>;

/** Expressions that would run code, or that the library answers differently from the database. */
const REFUSED = ['$function', '$toHashedIndexKey', '$sigmoid'];

/** The operators without those that are refused. */
export const without = <Named extends object>(operators: Named, refused: readonly string[]): Named =>
  Object.fromEntries(Object.entries(operators).filter(([name]) => !refused.includes(name))) as Named;

type Operator = (document: Any, argument: Any, options: Options) => Any;

/** The values of an operator's arguments. @throws DatabaseError when there are too few or too many */
function valuesOf(document: Any, argument: Any, options: Options, least: number, most = least): unknown[] {
  const list = Array.isArray(argument) ? argument : [argument];
  if (list.length < least || list.length > most) throw badRequest(`an expression takes ${least} to ${most} arguments`);
  return list.map((item) => evalExpr(document, item as Any, options));
}

const comparing =
  (answer: (difference: number) => unknown): Operator =>
  (document, argument, options) => {
    const [a, b] = valuesOf(document, argument, options, 2);
    return answer(missingFirst(a, b));
  };

/** In expressions, unlike in filters, what is missing comes before `null`. */
const missingFirst = (a: unknown, b: unknown) =>
  a === undefined || b === undefined ? Number(b === undefined) - Number(a === undefined) : compare(a, b);

const isAmong: Operator = (document, argument, options) => {
  const [wanted, list] = valuesOf(document, argument, options, 2);
  if (!Array.isArray(list)) throw badRequest('$in requires an array as a second argument');
  return list.some((item) => isSame(item, wanted));
};

/** Where a text begins in another one, counted in code points or in bytes of UTF-8; −1: nowhere. */
const indexBy =
  (units: (text: string) => readonly unknown[]): Operator =>
  (document, argument, options) => {
    const [text, wanted, from, to] = valuesOf(document, argument, options, 2, 4);
    if (text === null || text === undefined) return null;
    if (typeof text !== 'string' || typeof wanted !== 'string')
      throw badRequest('an index is sought of a text in a text');
    const [all, part] = [units(text), units(wanted)];
    const end = to === undefined ? all.length : Math.min(place(to), all.length);
    for (let at = from === undefined ? 0 : place(from); at + part.length <= end; at += 1)
      if (part.every((unit, i) => unit === all[at + i])) return at;
    return -1;
  };

function place(value: unknown): number {
  if (!Number.isInteger(value) || (value as number) < 0)
    throw badRequest('a place in a text is a whole number, 0 or more');
  return value as number;
}

const codePoints = (text: string) => Array.from(text);
const bytes = (text: string) => Array.from(Buffer.from(text));

/** A part of a text by bytes; a length below 0 means all the rest. @throws DatabaseError when it would cut a letter */
const partByBytes: Operator = (document, argument, options) => {
  const [value, from, length] = valuesOf(document, argument, options, 3);
  if (value === null || value === undefined) return '';
  if (typeof from !== 'number' || typeof length !== 'number') throw badRequest('$substr needs numbers');
  const all = Buffer.from(textOf(value));
  const start = place(Math.trunc(from));
  const end = length < 0 ? all.length : Math.min(all.length, start + Math.trunc(length));
  if (isInside(all, start) || isInside(all, end)) throw badRequest('$substrBytes: the range cuts a UTF-8 character');
  return all.subarray(start, end).toString();
};

const isInside = (all: Buffer, at: number) => at < all.length && (all[at]! & 0xc0) === 0x80;

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw badRequest("can't convert to a text");
}

/** The week of a year, 0 to 53, which begins with its first Sunday. */
const week: Operator = (document, argument, options) => {
  const day = expression.$dayOfYear(document as Document, argument, options) as number | null;
  const weekday = expression.$dayOfWeek(document as Document, argument, options) as number | null;
  return day === null || weekday === null ? null : Math.floor((day + 7 - weekday) / 7);
};

/** The library counts the weeks of `%U` differently; that one is refused. */
const withoutWeeks =
  (operator: Operator): Operator =>
  (document, argument, options) => {
    const { format } = argument as Document;
    if (typeof format === 'string' && format.includes('%U')) throw badOperator('%U in a format of dates');
    return operator(document, argument, options);
  };

/** The extreme of several values or of a list; what is missing or `null` does not count. */
const extreme =
  (way: 1 | -1): Operator =>
  (document, argument, options) => {
    const given: unknown = evalExpr(document, argument, options);
    return extremeOf(Array.isArray(given) ? given : [given], way);
  };

/** The least (1) or greatest (−1) of the values that are there, in the order of BSON; `null` when none is. */
export function extremeOf(values: readonly unknown[], way: 1 | -1): unknown {
  const present = values.filter((value) => value !== null && value !== undefined);
  return present.length === 0 ? null : present.reduce((best, value) => (compare(value, best) * way < 0 ? value : best));
}

/** Every expression: the library's, with those replaced that it answers differently from the database. */
export const EXPRESSIONS = {
  ...without(expression, REFUSED),
  $cmp: comparing(Math.sign),
  $eq: comparing((difference) => difference === 0),
  $ne: comparing((difference) => difference !== 0),
  $gt: comparing((difference) => difference > 0),
  $gte: comparing((difference) => difference >= 0),
  $lt: comparing((difference) => difference < 0),
  $lte: comparing((difference) => difference <= 0),
  $in: isAmong,
  $min: extreme(1),
  $max: extreme(-1),
  $indexOfCP: indexBy(codePoints),
  $indexOfBytes: indexBy(bytes),
  $substr: partByBytes,
  $substrBytes: partByBytes,
  $week: week,
  $dateToString: withoutWeeks(expression.$dateToString as Operator),
  $dateFromString: withoutWeeks(expression.$dateFromString as Operator),
} as unknown as Operators['expression'];

const context = Context.init({ expression: EXPRESSIONS, query: { $expr } });

/** An expression as a test of documents. @throws DatabaseError when it is unknown or malformed */
export function expressionTest(argument: unknown): (document: Document) => boolean {
  return tested(argument, { context });
}

/** The same, with the variables of a stage. */
export function tested(argument: unknown, options: object): (document: Document) => boolean {
  const query = guarded(() => new Query({ $expr: argument }, options));
  return (document) => guarded(() => query.test(document));
}

/** Runs something of the library; what it throws is an operator that is unknown or malformed. */
export function guarded<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if ((error as Error).name === 'DatabaseError') throw error;
    throw badOperator((error as Error).message);
  }
}
