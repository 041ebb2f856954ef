import { badOperator, badRequest } from './database-error';
import { GEO_OPERATORS, geoCondition, placesAmong } from './geo/conditions';
import { compare, isSame, kindOf } from './order';
import { isPlain, patternOf } from './values';
import type { Document } from './values';

/** A test of what a path leads to: its leaves, `undefined` where there is nothing. */
export type Test = (leaves: readonly unknown[]) => boolean;

/** What conditions need of filters: those of list entries are filters again. */
export interface Nested {
  /** A filter as a test of objects. */
  matcher: (filter: Document) => (document: Document) => boolean;
  /** The conditions of one path as a test of its leaves. */
  conditions: (condition: unknown) => Test;
}

type Condition = (argument: unknown, siblings: Document, nested: Nested) => Test;

/** An entry of a list that is looked at by itself: if it is a list again, that one is not opened. */
class Entry {
  constructor(readonly value: unknown) {}
}

const valueOf = (leaf: unknown) => (leaf instanceof Entry ? leaf.value : leaf);

/** A test that a value passes, or an entry of the list that it is. */
const any =
  (passes: (value: unknown) => boolean): Test =>
  (leaves) =>
    leaves.some((leaf) => passes(valueOf(leaf)) || (Array.isArray(leaf) && leaf.some(passes)));

/** A test of a list as a whole. */
const anyList =
  (passes: (list: readonly unknown[]) => boolean): Test =>
  (leaves) =>
    leaves.map(valueOf).some((leaf) => Array.isArray(leaf) && passes(leaf));

const not =
  (test: Test): Test =>
  (leaves) =>
    !test(leaves);

const isRegExp = (value: unknown) => value instanceof RegExp;
const matchesText = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value);

/** Equality as a filter means it: a pattern matches texts, `null` also what is missing. */
export const equality = (wanted: unknown): Test =>
  isRegExp(wanted) ? any(matchesText(wanted)) : any((value) => isSame(value, wanted));

function refusePattern(operator: string, value: unknown): void {
  if (isRegExp(value)) throw badRequest(`Can't have RegEx as arg to ${operator}.`);
}

/** Comparisons hold between values of one kind only, and with NaN only its own equality. */
const comparison =
  (operator: string, holds: (difference: number) => boolean): Condition =>
  (bound) => {
    refusePattern(operator, bound);
    const kind = kindOf(bound);
    return any((value) => {
      if (kindOf(value) !== kind) return false;
      const difference = compare(value, bound);
      return holds(difference) && (difference === 0 || !(Number.isNaN(value) || Number.isNaN(bound)));
    });
  };

function listOf(operator: string, argument: unknown): unknown[] {
  if (!Array.isArray(argument)) throw badRequest(`${operator} needs an array`);
  return argument;
}

function isOneOf(operator: string, argument: unknown): Test {
  const tests = listOf(operator, argument).map((wanted) => {
    if (isOperators(wanted)) throw badRequest(`cannot nest $ under ${operator}`);
    return equality(wanted);
  });
  return (leaves) => tests.some((test) => test(leaves));
}

/** The names and numbers by which `$type` calls the kinds. */
const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  double: (value) => typeof value === 'number' && !isInt(value, 2 ** 63),
  string: (value) => kindOf(value) === 'string',
  object: (value) => kindOf(value) === 'object',
  array: Array.isArray,
  binData: (value) => kindOf(value) === 'binary',
  bool: (value) => kindOf(value) === 'boolean',
  date: (value) => kindOf(value) === 'date',
  null: (value) => value === null,
  int: (value) => isInt(value, 2 ** 31),
  long: (value) => isInt(value, 2 ** 63) && !isInt(value, 2 ** 31),
  number: (value) => typeof value === 'number',
};
const TYPE_NUMBERS: Readonly<Record<number, string>> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  8: 'bool',
  9: 'date',
  10: 'null',
  16: 'int',
  18: 'long',
};

/** As the SDK writes numbers: whole ones as int or long by their size. */
const isInt = (value: unknown, limit: number) =>
  typeof value === 'number' && Number.isInteger(value) && !Object.is(value, -0) && value >= -limit && value < limit;

function typeTest(argument: unknown): Test {
  const names = (Array.isArray(argument) ? (argument as unknown[]) : [argument]).map((name) => {
    const known = typeof name === 'number' ? TYPE_NUMBERS[name] : name;
    if (typeof known !== 'string' || !Object.hasOwn(TYPES, known))
      throw badRequest(`Unknown type name alias: ${String(name)}`);
    return known;
  });
  return any((value) => names.some((name) => TYPES[name]!(value)));
}

function textPattern(argument: unknown, options: unknown): Test {
  if (!isRegExp(argument) && typeof argument !== 'string') throw badRequest('$regex has to be a string');
  const flags = options === undefined ? (argument instanceof RegExp ? argument.flags : '') : options;
  if (typeof flags !== 'string') throw badRequest('$options has to be a string');
  return any(matchesText(patternOf(argument instanceof RegExp ? argument.source : argument, flags)));
}

function remainder(argument: unknown): Test {
  const [divisor, rest, ...more] = listOf('$mod', argument);
  if (!Number.isFinite(divisor) || !Number.isFinite(rest) || more.length > 0) throw badRequest('malformed mod');
  const by = Math.trunc(divisor as number);
  if (by === 0) throw badRequest('divisor cannot be 0');
  // The remainder of −4 by 2 is −0, which is 0.
  return any((value) => Number.isFinite(value) && Math.trunc(value as number) % by === Math.trunc(rest as number));
}

function listLength(argument: unknown): Test {
  if (!Number.isInteger(argument) || (argument as number) < 0) throw badRequest('$size must be a whole number');
  return anyList(({ length }) => length === argument);
}

function all(argument: unknown, nested: Nested): Test {
  const tests = listOf('$all', argument).map((wanted) =>
    isPlain(wanted) && '$elemMatch' in wanted ? nested.conditions(wanted) : equality(wanted),
  );
  return (leaves) => tests.length > 0 && tests.every((test) => test(leaves));
}

/** Whether an entry of a list is an object that matches a filter, or a value that meets conditions. */
function entryTest(argument: unknown, nested: Nested): Test {
  if (!isPlain(argument)) throw badRequest('$elemMatch needs an Object');
  const names = Object.keys(argument);
  const ofValues =
    names.length > 0 && names.every((name) => name.startsWith('$') && !/^\$(and|or|nor|expr)$/.test(name));
  const passes = ofValues ? valueTest(argument, nested) : objectTest(argument, nested);
  return anyList((list) => list.some(passes));
}

const valueTest = (argument: Document, nested: Nested) => {
  const test = nested.conditions(argument);
  return (entry: unknown) => test([new Entry(entry)]);
};
const objectTest = (argument: Document, nested: Nested) => {
  const matches = nested.matcher(argument);
  return (entry: unknown) => isPlain(entry) && matches(entry);
};

function negation(argument: unknown, nested: Nested): Test {
  if (!isRegExp(argument) && !isOperators(argument)) throw badRequest('$not needs a regex or a document of operators');
  return not(nested.conditions(argument));
}

const geo = (operator: (typeof GEO_OPERATORS)[number]): Condition => {
  return (argument) => {
    const { test } = geoCondition(operator, argument);
    return (leaves) => placesAmong(leaves.map(valueOf)).some(test);
  };
};

/** Every operator that a filter may put to a field. */
const CONDITIONS: Readonly<Record<string, Condition>> = {
  $eq: (argument) => equality(argument),
  $ne: (argument) => {
    refusePattern('$ne', argument);
    return not(equality(argument));
  },
  $gt: comparison('$gt', (difference) => difference > 0),
  $gte: comparison('$gte', (difference) => difference >= 0),
  $lt: comparison('$lt', (difference) => difference < 0),
  $lte: comparison('$lte', (difference) => difference <= 0),
  $in: (argument) => isOneOf('$in', argument),
  $nin: (argument) => not(isOneOf('$nin', argument)),
  $exists: (argument) => {
    const isThere: Test = (leaves) => leaves.some((leaf) => leaf !== undefined);
    return argument ? isThere : not(isThere);
  },
  $type: typeTest,
  $regex: (argument, { $options }) => textPattern(argument, $options),
  $options: (_, siblings) => {
    if (!('$regex' in siblings)) throw badRequest('$options needs a $regex');
    return () => true;
  },
  $mod: remainder,
  $size: listLength,
  $all: (argument, _, nested) => all(argument, nested),
  $elemMatch: (argument, _, nested) => entryTest(argument, nested),
  $not: (argument, _, nested) => negation(argument, nested),
  ...Object.fromEntries(GEO_OPERATORS.map((operator) => [operator, geo(operator)])),
};

/** Whether a value is an object of operators, and not one to compare with. */
export const isOperators = (value: unknown): value is Document =>
  isPlain(value) && Object.keys(value)[0]?.startsWith('$') === true;

/** The conditions of one path as a test. @throws DatabaseError for an operator that is unknown or malformed */
export function conditionsTest(condition: unknown, nested: Nested): Test {
  if (!isOperators(condition)) return equality(condition);
  const tests = Object.entries(condition).map(([operator, argument]) => {
    const make = Object.hasOwn(CONDITIONS, operator) && CONDITIONS[operator];
    if (!make) throw badOperator(`unknown operator: ${operator}`);
    return make(argument, condition, nested);
  });
  return (leaves) => tests.every((test) => test(leaves));
}
