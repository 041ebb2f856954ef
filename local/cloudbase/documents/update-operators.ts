import { badOperator, badRequest } from './database-error';
import { fieldAt, passesList, pathOf, setField, unsetField } from './fields';
import { isOperators } from './conditions';
import { matcher } from './filter';
import { compare, isSame, kindOf } from './order';
import { sorted } from './sorting';
import type { Order } from './planner';
import { isPlain } from './values';
import type { Document } from './values';

/** Applies one operator at one path of a document, which it changes. */
export type Apply = (document: Document, path: readonly string[], argument: unknown) => void;

/** An operator that makes a new value of an old one; `undefined` for both: there is none. */
const revise =
  (next: (value: unknown, argument: unknown, path: string) => unknown): Apply =>
  (document, path, argument) => {
    const value = fieldAt(document, path);
    const after = next(value, argument, path.join('.'));
    if (after !== undefined && !Object.is(after, value)) setField(document, path, after);
  };

const arithmetic = (operator: string, missing: (by: number) => number, join: (a: number, b: number) => number) =>
  revise((value, by, path) => {
    if (typeof by !== 'number')
      throw badRequest(`Cannot ${operator} with non-numeric argument: {${path}: ${JSON.stringify(by)}}`);
    if (value === undefined) return missing(by);
    if (typeof value !== 'number')
      throw badRequest(
        `Cannot apply ${operator} to a value of non-numeric type: '${path}' is of type ${kindOf(value)}`,
      );
    return Number.isInteger(value) && Number.isInteger(by) ? wholeResult(join(value, by), value, by) : join(value, by);
  });

/** Whole numbers are ints to the database, of which none is −0; a −0 itself is a double. */
const wholeResult = (result: number, ...operands: readonly number[]): number =>
  operands.some((operand) => Object.is(operand, -0)) ? result : result + 0;

const extreme = (way: 1 | -1) =>
  revise((value, bound) => (value === undefined || compare(bound, value) * way < 0 ? bound : undefined));

/** The list at a path, a copy; `null` when nothing is there. @throws DatabaseError when something else is */
function listAt(value: unknown, operator: string, path: string): unknown[] | null {
  if (value === undefined) return null;
  if (!Array.isArray(value))
    throw badRequest(
      `Cannot apply ${operator} to a non-array value: The field '${path}' must be an array but is of type ${kindOf(value)}`,
    );
  return [...(value as unknown[])];
}

const MODIFIERS = ['$each', '$position', '$slice', '$sort'];

function modifiersOf(argument: unknown, operator: string, allowed: readonly string[]): Document {
  if (!isPlain(argument) || !('$each' in argument)) {
    if (isOperators(argument)) throw badOperator(`${Object.keys(argument)[0]} in ${operator}`);
    return { $each: [argument] };
  }
  const unknown = Object.keys(argument).find((name) => !allowed.includes(name));
  if (unknown !== undefined) throw badOperator(`Unrecognized clause in ${operator}: ${unknown}`);
  if (!Array.isArray(argument['$each'])) throw badRequest(`The argument to $each in ${operator} must be an array`);
  return argument;
}

function whole(value: unknown, name: string): number {
  if (!Number.isInteger(value)) throw badRequest(`The value for ${name} must be an integer value`);
  return value as number;
}

const push = revise((value, argument, path) => {
  const { $each, $position, $sort, $slice } = modifiersOf(argument, '$push', MODIFIERS);
  const list = listAt(value, '$push', path) ?? [];
  const at = $position === undefined ? list.length : whole($position, '$position');
  list.splice(at, 0, ...($each as unknown[]));
  return sliced($sort === undefined ? list : sortedList(list, $sort), $slice);
});

function sliced(list: unknown[], slice: unknown): unknown[] {
  if (slice === undefined) return list;
  const count = whole(slice, '$slice');
  return count < 0 ? list.slice(count) : list.slice(0, count);
}

/** Entries by themselves (1 or −1) or by their fields. */
function sortedList(list: readonly unknown[], order: unknown): unknown[] {
  if (order === 1 || order === -1) return [...list].sort((a, b) => compare(a, b) * order);
  if (!isPlain(order)) throw badRequest('The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1}');
  const entries = list.map((entry) => ({ entry }));
  const paths = Object.entries(order).map(([path, way]) => [`entry.${path}`, way]);
  return sorted(entries, Object.fromEntries(paths) as Order).map(({ entry }) => entry);
}

const addToSet = revise((value, argument, path) => {
  const { $each } = modifiersOf(argument, '$addToSet', ['$each']);
  const list = listAt(value, '$addToSet', path) ?? [];
  for (const entry of $each as unknown[]) if (!list.some((known) => isSame(known, entry))) list.push(entry);
  return list;
});

/** Whether an entry is to go: by conditions, by the fields of an object, or because it is the same. */
function pullTest(condition: unknown): (entry: unknown) => boolean {
  if (isPlain(condition) && !isOperators(condition)) {
    const matches = matcher(condition);
    return (entry) => isPlain(entry) && matches(entry);
  }
  if (!isPlain(condition) && !(condition instanceof RegExp)) return (entry) => isSame(entry, condition);
  const matches = matcher({ entry: condition });
  return (entry) => matches({ entry });
}

const pull = revise((value, condition, path) => {
  const goes = pullTest(condition);
  return listAt(value, '$pull', path)?.filter((entry) => !goes(entry));
});

const pullAll = revise((value, argument, path) => {
  if (!Array.isArray(argument)) throw badRequest('$pullAll requires an array argument');
  return listAt(value, '$pullAll', path)?.filter((entry) => !argument.some((other) => isSame(entry, other)));
});

const pop = revise((value, end, path) => {
  if (end !== 1 && end !== -1) throw badRequest('$pop expects 1 or -1');
  const list = listAt(value, '$pop', path);
  return end === 1 ? list?.slice(0, -1) : list?.slice(1);
});

const rename: Apply = (document, path, argument) => {
  const target = renameTarget(argument);
  if (passesList(document, path) || passesList(document, target))
    throw badRequest('The source and the target of $rename cannot be array elements');
  const value = fieldAt(document, path);
  if (value === undefined) return;
  unsetField(document, path);
  unsetField(document, target);
  setField(document, target, value);
};

/** Where `$rename` puts a field. @throws DatabaseError when that is no name */
export function renameTarget(argument: unknown): string[] {
  if (typeof argument !== 'string') throw badRequest("The 'to' field for $rename must be a string");
  return pathOf(argument);
}

/** Every update operator there is, and what it does. */
export const UPDATE_OPERATORS: Readonly<Record<string, Apply>> = {
  $set: setField,
  $unset: unsetField,
  $inc: arithmetic(
    '$inc',
    (by) => by,
    (value, by) => value + by,
  ),
  $mul: arithmetic(
    '$mul',
    () => 0,
    (value, by) => value * by,
  ),
  $min: extreme(1),
  $max: extreme(-1),
  $push: push,
  $addToSet: addToSet,
  $pull: pull,
  $pullAll: pullAll,
  $pop: pop,
  $rename: rename,
};
