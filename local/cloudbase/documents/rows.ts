import { randomBytes } from 'node:crypto';
import { badRequest } from './database-error';
import type { Modification } from './operations';
import { changed, checkedNames, isOperators } from './update';
import { encode } from './values';
import type { Document } from './values';

/** Documents larger than this are refused, bytes. */
const MOST_BYTES = 16 * 1024 * 1024;

/** The document that an update of nothing creates: what the filter pins down, and the change. */
export function upserted({ filter, change }: Modification): Document {
  const base = { _id: filter['_id'] ?? newId() };
  return sized(isOperators(change) ? changed(base, change) : checkedNames({ ...base, ...change }));
}

/** The document as it is. @throws DatabaseError when it is too large */
export function sized(row: Document): Document {
  if (encode(row).length > MOST_BYTES) throw badRequest('the document is larger than 16 MB');
  return row;
}

/** An id for a document that came without one. */
export const newId = () => randomBytes(16).toString('hex');
