import { DatabaseError } from './database-error';
import type { IndexSpec } from '../../../cloudfunctions/domain/collections';

/** Documents larger than this are refused, bytes. MongoDB's limit. */
export const MOST_DOCUMENT_BYTES = 16 * 1024 * 1024;
/** Documents larger than this are warned of, bytes: `db_doc_size_limit` of the SDK. */
export const WARNED_DOCUMENT_BYTES = 512 * 1024;
/** What an aggregation without `$limit` returns at most, as reported of the real service. */
export const USUAL_AGGREGATE_ROWS = 20;
/** What an aggregation returns at most, whatever its `$limit` says. */
export const MOST_AGGREGATE_ROWS = 10_000;
/** Collections of an environment, indexes of a collection, fields of an index: the service's documented limits. */
export const MOST_COLLECTIONS = 100;
export const MOST_INDEXES = 100;
export const MOST_INDEX_FIELDS = 31;
/** Writes of one transaction, and their documents' bytes. A guess, on the safe side of the 16 MB of the oplog. */
export const MOST_TRANSACTION_WRITES = 500;
export const MOST_TRANSACTION_BYTES = 1024 * 1024;

const exceeded = (what: string) => new DatabaseError('DATABASE_COLLECTION_EXCEED_LIMIT', `[LimitExceeded] ${what}`);

/** @throws DatabaseError when there is no room for another collection */
export function refuseMoreCollections(count: number): void {
  if (count > MOST_COLLECTIONS) throw exceeded(`an environment has at most ${MOST_COLLECTIONS} collections`);
}

/** @throws DatabaseError when a collection declares too many indexes, or one of too many fields or none */
export function refuseMoreIndexes(collection: string, indexes: Readonly<Record<string, IndexSpec>>): void {
  const specs = Object.entries(indexes);
  if (specs.length > MOST_INDEXES) throw exceeded(`${collection} has more than ${MOST_INDEXES} indexes`);
  const wide = specs.find(([, { keys }]) => keys.length > MOST_INDEX_FIELDS || keys.length === 0);
  if (wide) throw exceeded(`the index ${wide[0]} of ${collection} has not 1 to ${MOST_INDEX_FIELDS} fields`);
}
