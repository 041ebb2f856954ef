import type { Document } from '../../../local/cloudbase/documents/values';
import { referenceCompare } from './reference-order';

/** A change that the database refuses. */
class Refused extends Error {}

const refuse = (): never => {
  throw new Refused();
};
const isObject = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
const same = (a: unknown, b: unknown) => referenceCompare(a, b) === 0;

/** A value with something in it put elsewhere: written from the documentation, value by value and without sharing. */
type Revise = (old: unknown) => unknown;
const GONE = Symbol('gone');
const KEPT = Symbol('kept');

function within(value: unknown, [name, ...rest]: readonly string[], revise: Revise): unknown {
  if (name === undefined) return revise(value);
  if (isObject(value)) return withField(value, name, within(value[name], rest, revise));
  if (Array.isArray(value)) return withEntry(value, name, rest, revise);
  const below = within(undefined, rest, revise);
  if (below === KEPT || below === GONE) return KEPT;
  return value === undefined ? { [name]: below } : refuse();
}

function withField(object: Document, name: string, field: unknown): unknown {
  if (field === KEPT) return object;
  const { [name]: old, ...others } = object;
  if (field === GONE) return others;
  return old === undefined && !(name in object) ? { ...object, [name]: field } : mapped(object, name, field);
}

const mapped = (object: Document, name: string, field: unknown): Document =>
  Object.fromEntries(Object.entries(object).map(([key, item]) => [key, key === name ? field : item]));

function withEntry(list: readonly unknown[], name: string, rest: readonly string[], revise: Revise): unknown {
  const place = /^\d+$/.test(name) ? Number(name) : null;
  const below = within(place === null ? undefined : list[place], rest, revise);
  if (below === KEPT || (below === GONE && (place === null || place >= list.length))) return list;
  if (place === null) return refuse();
  const padded = [...list, ...Array.from({ length: Math.max(0, place - list.length) }, () => null)];
  return Object.assign(padded, { [place]: below === GONE ? null : below });
}

const ofList =
  (whenMissing: unknown, next: (list: readonly unknown[]) => unknown): Revise =>
  (old) => {
    if (old === undefined) return whenMissing === KEPT ? KEPT : next([]);
    return Array.isArray(old) ? next(old) : refuse();
  };

const ofNumber =
  (whenMissing: number, next: (n: number) => number): Revise =>
  (old) =>
    old === undefined ? whenMissing : typeof old === 'number' ? next(old) : refuse();

const isInt = (n: number) => Number.isInteger(n) && !Object.is(n, -0);

const eachOf = (argument: unknown): unknown[] =>
  isObject(argument) && '$each' in argument ? (argument['$each'] as unknown[]) : [argument];

function pushed(list: readonly unknown[], argument: unknown): unknown[] {
  const { $position, $sort, $slice } = (isObject(argument) ? argument : {}) as Record<string, number | undefined>;
  const at = $position === undefined ? list.length : $position < 0 ? Math.max(0, list.length + $position) : $position;
  const all = [...list.slice(0, at), ...eachOf(argument), ...list.slice(at)];
  if ($sort !== undefined) all.sort((a, b) => referenceCompare(a, b) * $sort);
  if ($slice === undefined) return all;
  return $slice < 0 ? all.slice(Math.max(0, all.length + $slice)) : all.slice(0, $slice);
}

const withNew = (list: readonly unknown[], entries: readonly unknown[]) =>
  entries.reduce<readonly unknown[]>(
    (all, entry) => (all.some((one) => same(one, entry)) ? all : [...all, entry]),
    list,
  );

const REVISIONS: Record<string, (argument: never) => Revise> = {
  $set: (value: unknown) => () => value,
  $unset: () => (old) => (old === undefined ? KEPT : GONE),
  $inc: (by: number) => ofNumber(by, (n) => n + by),
  $mul: (by: number) => ofNumber(0, (n) => (isInt(n) && isInt(by) && n * by === 0 ? 0 : n * by)),
  $min: (bound: unknown) => (old) => (old === undefined || referenceCompare(bound, old) < 0 ? bound : KEPT),
  $max: (bound: unknown) => (old) => (old === undefined || referenceCompare(bound, old) > 0 ? bound : KEPT),
  $push: (argument: unknown) => ofList([], (list) => pushed(list, argument)),
  $addToSet: (argument: unknown) => ofList([], (list) => withNew(list, eachOf(argument))),
  $pullAll: (gone: unknown[]) => ofList(KEPT, (list) => list.filter((entry) => !gone.some((one) => same(one, entry)))),
  $pull: (gone: unknown) => ofList(KEPT, (list) => list.filter((entry) => !pulls(entry, gone))),
  $pop: (end: 1 | -1) => ofList(KEPT, (list) => (end === 1 ? list.slice(0, -1) : list.slice(1))),
};

/** The fuzz pulls by a value that is no object, or by a number at least. */
function pulls(entry: unknown, gone: unknown): boolean {
  if (!isObject(gone)) return same(entry, gone);
  const reaches = (value: unknown) => typeof value === 'number' && value >= (gone['$gte'] as number);
  return reaches(entry) || (Array.isArray(entry) && entry.some(reaches));
}

/** The document that a change makes, or `null` when it is refused. The paths of the change must not meet. */
export function modelled(document: Document, change: Record<string, Document>): Document | null {
  const steps = Object.entries(change).flatMap(([operator, fields]) =>
    Object.entries(fields).map(([path, argument]) => ({ operator, path: path.split('.'), argument })),
  );
  steps.sort((a, b) => (a.path.join('\0') < b.path.join('\0') ? -1 : 1));
  try {
    return steps.reduce<Document>((at, { operator, path, argument }) => {
      const next = within(at, path, REVISIONS[operator]!(argument as never));
      return next === KEPT ? at : (next as Document);
    }, document);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}
