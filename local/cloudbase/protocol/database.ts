import { badRequest, DatabaseError } from '../documents/database-error';
import type { Documents } from '../documents/documents';
import type { Effort } from '../documents/operations';
import type { Order } from '../documents/planner';
import { fromWire, isPlain } from '../documents/values';
import type { Document } from '../documents/values';
import { wireText } from '../documents/wire-text';
import type { WireRequest } from './wire';

/** Where the actions work, and the instant of the call in epoch milliseconds. */
export interface DatabaseContext {
  documents: Documents;
  now: number;
}

interface Outcome {
  body: Record<string, unknown>;
  effort?: Effort;
}

type DatabaseAction = (context: DatabaseContext, request: WireRequest) => Outcome | Promise<Outcome>;

/** The service answers at most this many documents, whatever is asked. */
const MOST_ROWS = 1_000;
const USUAL_ROWS = 100;

/** A part of a request that is an object. @throws DatabaseError when it is something else */
function objectOf(text: string | undefined, now: number | null): Document {
  if (text === undefined) return {};
  const value = parsed(text, now);
  if (!isPlain(value)) throw badRequest('an object was expected');
  return value;
}

function parsed(text: string, now: number | null): unknown {
  try {
    return fromWire(text, now);
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    throw badRequest(`malformed EJSON: ${(error as Error).message}`);
  }
}

/** The SDK sends a map; older ones a list of fields with a direction. */
function orderOf(text: string | undefined, now: number): Order | null {
  if (text === undefined) return null;
  const value = parsed(text, now);
  const entries = Array.isArray(value) ? value.map(directionOf) : Object.entries(objectOf(text, now));
  return entries.length > 0 ? (Object.fromEntries(entries) as Order) : null;
}

function directionOf(entry: unknown): [string, 1 | -1] {
  const { field, direction } = Object(entry) as Document;
  if (typeof field !== 'string') throw badRequest('an order names a field');
  return [field, direction === 'desc' ? -1 : 1];
}

/** The SDK sends an update without fields as an empty object, which changes nothing and replaces nothing. */
function modificationOf(request: WireRequest, now: number) {
  const change = objectOf(request.data as string, clockOf(request, now));
  const isEmptyUpdate = request.merge === true && Object.keys(change).length === 0;
  return {
    filter: objectOf(request.query, now),
    change: isEmptyUpdate ? { $set: {} } : change,
    multiple: request.multi ?? false,
    upsert: request.upsert ?? false,
  };
}

/** The instant that server dates stand for; in a transaction the real service knows none. */
const clockOf = ({ transactionId }: WireRequest, now: number) => (transactionId === undefined ? now : null);

/** @throws DatabaseError when a transaction asks by something else than an id */
function refuseWhereIn({ transactionId, queryType }: WireRequest): void {
  if (transactionId !== undefined && queryType === 'WHERE')
    throw badRequest('a transaction works on documents by id only: use doc(id), not where()');
}

/** What each database action of the SDK does. */
export const DATABASE_ACTIONS: Readonly<Record<string, DatabaseAction>> = {
  async 'database.insertDocument'({ documents, now }, request) {
    const { collectionName, data = [], transactionId } = request;
    const rows = [data].flat().map((text) => objectOf(text, clockOf(request, now)));
    const insertedIds = await documents.insert(collectionName, rows, transactionId);
    return { body: { data: { insertedIds } } };
  },

  'database.getDocument'({ documents, now }, request) {
    refuseWhereIn(request);
    const limit = Math.min(request.limit || USUAL_ROWS, MOST_ROWS);
    const skip = request.offset ?? 0;
    const fields = request.projection && objectOf(request.projection, now);
    const query = {
      filter: objectOf(request.query, now),
      order: orderOf(request.order, now),
      skip,
      limit,
      ...(fields && { fields }),
    };
    const { documents: rows, effort } = documents.find(request.collectionName, query, request.transactionId);
    return { body: { data: { list: rows.map(wireText) }, limit, offset: skip }, effort };
  },

  'database.calculateDocument'({ documents, now }, { collectionName, query }) {
    const { total, effort } = documents.count(collectionName, objectOf(query, now));
    return { body: { data: { total } }, effort };
  },

  async 'database.modifyDocument'({ documents, now }, request) {
    refuseWhereIn(request);
    const { updated, upsertedId, effort } = await documents.modify(
      request.collectionName,
      modificationOf(request, now),
      request.transactionId,
    );
    return { body: { data: { updated, upsert_id: upsertedId } }, effort };
  },

  async 'database.modifyAndReturnDoc'({ documents, now }, request) {
    refuseWhereIn(request);
    const modification = { ...modificationOf({ ...request, merge: true }, now), multiple: false, upsert: false };
    const { document, effort } = await documents.modify(request.collectionName, modification, request.transactionId);
    // Unlike an update, it also counts a document that it left as it was.
    return { body: { data: { updated: document ? 1 : 0, doc: document ? wireText(document) : null } }, effort };
  },

  async 'database.removeDocument'({ documents, now }, { collectionName, query, multi = false, transactionId }) {
    const { deleted, effort } = await documents.remove(collectionName, objectOf(query, now), multi, transactionId);
    return { body: { data: { deleted } }, effort };
  },

  'database.aggregateDocuments'({ documents, now }, { collectionName, stages = [] }) {
    const pipeline = stages.map(({ stageKey, stageValue }) => ({ [stageKey]: parsed(stageValue, now) }));
    const { documents: rows, effort } = documents.aggregate(collectionName, pipeline);
    return { body: { data: { list: rows.map(wireText) } }, effort };
  },

  'database.addCollection'({ documents }, { collectionName }) {
    documents.addCollection(collectionName);
    return { body: {} };
  },

  'database.startTransaction': ({ documents }) => ({ body: { transactionId: documents.startTransaction() } }),

  async 'database.commitTransaction'({ documents }, { transactionId = '' }) {
    await documents.commitTransaction(transactionId);
    return { body: {} };
  },

  'database.abortTransaction'({ documents }, { transactionId = '' }) {
    documents.abortTransaction(transactionId);
    return { body: {} };
  },
};
