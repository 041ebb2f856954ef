import { isPlain } from './values';
import type { Document } from './values';

const isPlace = (segment: string) => /^\d+$/.test(segment);
const own = (value: Document, name: string): unknown => (Object.hasOwn(value, name) ? value[name] : undefined);

/**
 * The values that a dotted path leads to; `undefined` where a field is missing. A list on the way stands for the objects
 * in it, and a number for a place in it; entries that are no objects lead nowhere. A list at the end is one value.
 */
export function leavesAt(value: unknown, path: readonly string[], from = 0): unknown[] {
  const segment = path[from];
  if (segment === undefined) return [value];
  if (isPlain(value)) return leavesAt(own(value, segment), path, from + 1);
  if (!Array.isArray(value)) return [undefined];
  const inside = value.filter(isPlain).flatMap((entry) => leavesAt(entry, path, from));
  const place = Number(segment);
  return isPlace(segment) && place < value.length ? [...leavesAt(value[place], path, from + 1), ...inside] : inside;
}

/** Stands for a list without entries, which sorts before everything. */
export const EMPTY_LIST = Symbol('an empty list');

/** What a document is sorted and indexed by at a path: the entries of lists one by one, `undefined` for nothing. */
export function entriesAt(document: Document, path: string): unknown[] {
  const leaves = leavesAt(document, path.split('.'));
  const entries = leaves.flatMap((leaf) =>
    !Array.isArray(leaf) ? [leaf] : leaf.length > 0 ? (leaf as unknown[]) : [EMPTY_LIST],
  );
  return entries.length > 0 ? entries : [undefined];
}

/** The first part of a path that is a list, so that the document may have several entries there; or `null`. */
export function listOn(document: Document, path: string): string | null {
  let at: unknown = document;
  const passed: string[] = [];
  for (const segment of path.split('.')) {
    if (!isPlain(at)) return Array.isArray(at) ? passed.join('.') : null;
    at = own(at, segment);
    passed.push(segment);
  }
  return Array.isArray(at) ? path : null;
}
