import { badRequest } from './database-error';
import { compare } from './order';
import { EMPTY_LIST, entriesAt, listOn } from './paths';
import type { Order } from './planner';
import type { Document } from './values';

const compareEntries = (a: unknown, b: unknown): number =>
  a === EMPTY_LIST || b === EMPTY_LIST ? Number(b === EMPTY_LIST) - Number(a === EMPTY_LIST) : compare(a, b);

/** What a document is sorted by at a path: of a list its least entry upwards (1) and its greatest downwards (−1). */
function sortKey(document: Document, path: string, way: 1 | -1): unknown {
  const [first, ...more] = entriesAt(document, path);
  return more.reduce((best, entry) => (compareEntries(entry, best) * way < 0 ? entry : best), first);
}

/**
 * The documents in an order, those that are equal in it as they came.
 *
 * @throws DatabaseError for a direction that is none, or when a document has lists in two fields of the order
 */
export function sorted(documents: readonly Document[], order: Order): Document[] {
  const ways = Object.entries(order);
  if (ways.some(([, way]) => way !== 1 && way !== -1)) throw badRequest('$sort key ordering must be 1 or -1');
  const keyed = documents.map((document) => {
    refuseParallelLists(document, Object.keys(order), 'cannot sort with keys that are parallel arrays');
    return { document, keys: ways.map(([path, way]) => sortKey(document, path, way)) };
  });
  const difference = (a: readonly unknown[], b: readonly unknown[]) => {
    for (const [i, [, way]] of ways.entries()) {
      const by = compareEntries(a[i], b[i]) * way;
      if (by !== 0) return by;
    }
    return 0;
  };
  return keyed.sort((a, b) => difference(a.keys, b.keys)).map(({ document }) => document);
}

/** @throws DatabaseError when two of the paths lead to different lists */
export function refuseParallelLists(document: Document, paths: readonly string[], message: string): void {
  if (paths.length < 2) return;
  const lists = paths.map((path) => listOn(document, path)).filter((list) => list !== null);
  const [first] = lists;
  if (lists.some((list) => list !== first)) throw badRequest(`${message}: ${lists.join(', ')}`);
}
