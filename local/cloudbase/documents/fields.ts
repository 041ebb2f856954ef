import { badOperator, badRequest } from './database-error';
import { isPlain } from './values';
import type { Document } from './values';

/** An update may lengthen a list by no more empty places than this, as in the database. */
const MOST_PADDING = 1_500_000;

const isPlace = (segment: string) => /^(0|[1-9]\d*)$/.test(segment);

/** The segments of a path that an update names. @throws DatabaseError for an empty, a positional or an unsafe one */
export function pathOf(path: string): string[] {
  const segments = path.split('.');
  if (segments.includes(''))
    throw badRequest(`The update path '${path}' contains an empty field name, which is not allowed.`);
  if (segments.some((segment) => segment.startsWith('$'))) throw badOperator(`the positional path ${path}`);
  if (segments.includes('__proto__')) throw badRequest(`The field name __proto__ is not allowed in '${path}'`);
  return segments;
}

const cannotCreate = (segment: string, at: unknown) =>
  badRequest(`Cannot create field '${segment}' in element ${JSON.stringify(at)}`);

function childOf(at: unknown, segment: string): unknown {
  if (isPlain(at)) return Object.hasOwn(at, segment) ? at[segment] : undefined;
  return Array.isArray(at) && isPlace(segment) ? (at as unknown[])[Number(segment)] : undefined;
}

/** The value at a path; `undefined` when there is none. */
export function fieldAt(document: Document, path: readonly string[]): unknown {
  return path.reduce<unknown>(childOf, document);
}

/** Puts a value at a path, with the objects on the way. @throws DatabaseError when something on the way holds no fields */
export function setField(document: Document, path: readonly string[], value: unknown): void {
  const last = path.length - 1;
  path.reduce<unknown>((at, segment, i) => {
    const next = i === last ? value : (childOf(at, segment) ?? created(at, segment));
    put(at, segment, next);
    return next;
  }, document);
}

/** A missing step becomes an object; a `null` on the way is no object and stays one. */
function created(at: unknown, segment: string): unknown {
  return childOf(at, segment) === undefined ? {} : null;
}

function put(at: unknown, segment: string, value: unknown): void {
  if (isPlain(at)) {
    at[segment] = value;
    return;
  }
  if (!Array.isArray(at) || !isPlace(segment)) throw cannotCreate(segment, at);
  const list = at as unknown[];
  const place = Number(segment);
  if (place - list.length > MOST_PADDING) throw badRequest(`cannot backfill an array to ${place} elements`);
  while (list.length < place) list.push(null);
  list[place] = value;
}

/** Takes a field away; an entry of a list becomes `null` instead, and what is not there stays so. */
export function unsetField(document: Document, path: readonly string[]): void {
  const at = fieldAt(document, path.slice(0, -1));
  const name = path.at(-1)!;
  if (isPlain(at)) delete at[name];
  if (Array.isArray(at) && isPlace(name) && Number(name) < at.length) at[Number(name)] = null;
}

/** Whether a path leads through a list, or ends in an entry of one. */
export function passesList(document: Document, path: readonly string[]): boolean {
  return path.some((_, i) => Array.isArray(fieldAt(document, path.slice(0, i))));
}
