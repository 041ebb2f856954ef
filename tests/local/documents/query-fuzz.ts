import { fixedClock } from '../../../local/cloudbase/clock';
import { DatabaseError } from '../../../local/cloudbase/documents/database-error';
import { Documents } from '../../../local/cloudbase/documents/documents';
import type { IndexSpec } from '../../../cloudfunctions/domain/collections';
import type { Document } from '../../../local/cloudbase/documents/values';
import { encode } from '../../../local/cloudbase/documents/values';
import { compareDocuments } from './reference-order';
import { someList, someObject, someValue } from './random-documents';
import type { Chance } from './random-documents';

const PATHS = ['a', 'b', 'c', 'd', 'c.x', 'c.y', 'd.x', 'd.0'] as const;
const ways = [1, -1] as const;

/** One to three fields, each upwards or downwards. */
function someIndex(chance: Chance): IndexSpec {
  const paths = new Set(Array.from({ length: 1 + chance.below(3) }, () => chance.pick(PATHS)));
  return { keys: [...paths].map((path) => [path, chance.pick(ways)] as const) };
}

/** A document whose `d` is mostly a list and whose other fields mostly are none. */
function someDocument(chance: Chance, n: number): Document {
  const document: Document = { _id: chance.pick([`d${n}`, n]) };
  for (const field of ['a', 'b']) if (chance.next() < 0.8) document[field] = someValue(chance, chance.below(2));
  if (chance.next() < 0.8) document['c'] = chance.next() < 0.6 ? someObject(chance, 1) : someValue(chance);
  if (chance.next() < 0.7) document['d'] = chance.next() < 0.7 ? someList(chance, 2) : someValue(chance);
  return document;
}

const CONDITIONS: readonly ((chance: Chance) => unknown)[] = [
  (chance) => someValue(chance),
  (chance) => ({ $eq: someValue(chance) }),
  (chance) => ({ $ne: someValue(chance) }),
  (chance) => ({ [chance.pick(['$gt', '$gte'])]: someValue(chance) }),
  (chance) => ({ [chance.pick(['$lt', '$lte'])]: someValue(chance) }),
  (chance) => ({ $gte: someValue(chance, 0), $lt: someValue(chance, 0) }),
  (chance) => ({ $gt: chance.below(3) - 1, $lte: chance.below(4) }),
  (chance) => ({ [chance.pick(['$in', '$nin'])]: someList(chance, 1) }),
  (chance) => ({ $all: someList(chance, 1) }),
  (chance) => ({ $exists: chance.next() < 0.5 }),
  (chance) => ({ $size: chance.below(3) }),
  (chance) => ({
    $type: chance.pick(['number', 'string', 'array', 'object', 'null', 'date', 'bool', 'int', 'double']),
  }),
  (chance) => ({ $elemMatch: { x: someValue(chance, 1) } }),
  (chance) => ({ $elemMatch: { $gte: someValue(chance, 0), $lt: someValue(chance, 0) } }),
  (chance) => chance.pick([/^a/, /^ab?/, /b$/, /^A/i, /^a|b/, /^中/]),
  (chance) => ({ $not: { $gt: someValue(chance, 0) } }),
];

/** One to three conditions, some of them joined; patterns of the index are met often. */
export function someFilter(chance: Chance, depth = 1): Document {
  const fields = Array.from({ length: 1 + chance.below(2) }, () => chance.pick(PATHS));
  const filter: Document = Object.fromEntries(fields.map((field) => [field, chance.pick(CONDITIONS)(chance)]));
  if (chance.next() < 0.06) filter['_id'] = chance.pick([{ $gt: `d${chance.below(9)}` }, { $in: ['d1', 2, 2] }, 'd3']);
  if (depth === 0 || chance.next() < 0.7) return filter;
  const branches = Array.from({ length: 1 + chance.below(3) }, () => someFilter(chance, depth - 1));
  return { ...(chance.next() < 0.5 && filter), [chance.pick(['$or', '$or', '$and', '$nor'])]: branches };
}

function someOrder(chance: Chance): Record<string, 1 | -1> | null {
  if (chance.next() < 0.4) return null;
  const paths = Array.from({ length: 1 + chance.below(2) }, () => chance.pick([...PATHS, '_id']));
  return Object.fromEntries(paths.map((path) => [path, chance.pick(ways)]));
}

type Answer = Document[] | { refused: string };
type Query = Parameters<Documents['find']>[1];

function answerOf(documents: Documents, name: string, query: Query): Answer {
  try {
    return documents.find(name, query).documents;
  } catch (error) {
    if (error instanceof DatabaseError) return { refused: error.code };
    throw error;
  }
}

/** A difference between the indexed and the unindexed answer to one query. */
export interface Difference {
  rule: string;
  query: unknown;
  indexes: unknown;
  indexed: unknown;
  plain: unknown;
}

const ids = (list: readonly Document[]) => list.map(encode);

interface Answers {
  indexed: readonly Document[];
  /** Everything that matches, without skipping and limiting. */
  plain: readonly Document[];
  query: Required<Pick<Query, 'order' | 'limit' | 'skip'>>;
}

const isOrdered = (list: readonly Document[], order: Record<string, 1 | -1>) =>
  list.every((document, i) => i === 0 || compareDocuments(list[i - 1]!, document, order) <= 0);

/** What must hold of every answer; where documents are equal in an order, a page may hold any of them. */
const RULES: Readonly<Record<string, (answers: Answers) => boolean>> = {
  'as many': ({ indexed, plain, query }) => indexed.length === plain.slice(query.skip, query.skip + query.limit).length,
  'each once': ({ indexed }) => new Set(ids(indexed)).size === indexed.length,
  'none that does not match': ({ indexed, plain }) => {
    const matching = new Set(ids(plain));
    return ids(indexed).every((id) => matching.has(id));
  },
  'the unindexed answer in order': ({ plain, query }) => !query.order || isOrdered(plain, query.order),
  'the page where it belongs': ({ indexed, plain, query: { order, skip } }) =>
    !order || indexed.every((document, i) => compareDocuments(document, plain[skip + i]!, order) === 0),
};

function brokenRule(indexed: Answer, plain: Answer, query: Answers['query']): string | null {
  if (!Array.isArray(indexed) || !Array.isArray(plain))
    return JSON.stringify(indexed) === JSON.stringify(plain) ? null : 'both refuse, or none';
  return Object.entries(RULES).find(([, holds]) => !holds({ indexed, plain, query }))?.[0] ?? null;
}

/**
 * Puts the same documents into a collection with random indexes and one without, and asks both the same random questions,
 * also after updates and removals.
 */
export async function queryRound(
  chance: Chance,
  queries: number,
): Promise<{ asked: number; differences: Difference[] }> {
  const indexes = Object.fromEntries(Array.from({ length: 4 }, (_, i) => [`i${i}`, someIndex(chance)]));
  const collections = { indexed: { indexes }, plain: { indexes: {} } };
  const documents = new Documents({ file: ':memory:', collections, clock: fixedClock(0), scanLimit: Infinity });
  const differences: Difference[] = [];
  const known: unknown[] = [];
  for (let n = 0; n < 30; n += 1) known.push(...(await addToBoth(documents, someDocument(chance, n))));

  for (let n = 0; n < queries; n += 1) {
    if (n % 20 === 19) await disturb(documents, chance, known);
    const order = someOrder(chance);
    const limit = chance.next() < 0.5 ? 1 + chance.below(5) : Infinity;
    const query = { filter: someFilter(chance), order, limit, skip: chance.next() < 0.2 ? chance.below(3) : 0 };
    const indexed = answerOf(documents, 'indexed', query);
    const plain = answerOf(documents, 'plain', { ...query, skip: 0, limit: Infinity });
    const rule = brokenRule(indexed, plain, query);
    if (rule) differences.push({ rule, query, indexes, indexed, plain });
  }
  documents.close();
  return { asked: queries, differences };
}

/** Adds a document to both or, where the indexes refuse it (two lists in one), to none. */
async function addToBoth(documents: Documents, document: Document): Promise<unknown[]> {
  try {
    await documents.insert('indexed', [document]);
  } catch (error) {
    if (error instanceof DatabaseError) return [];
    throw error;
  }
  return documents.insert('plain', [document]);
}

/** Takes one document away, or gives it another content; in both collections. */
async function disturb(documents: Documents, chance: Chance, ids: readonly unknown[]): Promise<void> {
  const id = chance.pick(ids);
  const filter = { _id: id };
  await documents.remove('indexed', filter, false);
  await documents.remove('plain', filter, false);
  if (chance.next() < 0.7) await addToBoth(documents, { ...someDocument(chance, 0), _id: id });
}
