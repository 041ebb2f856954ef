import { randomBytes } from 'node:crypto';
import { isOperators } from './conditions';
import { badRequest } from './database-error';
import { MOST_DOCUMENT_BYTES, WARNED_DOCUMENT_BYTES } from './limits';
import type { Modification } from './operations';
import { isSame } from './order';
import { changed, checkedNames, isUpdate } from './update';
import { encode } from './values';
import type { Document } from './values';

/** A document as it may be added, with an id if it came without one. @throws DatabaseError for bad names or ids */
export function added(row: Document): Document {
  const document = '_id' in row ? row : { _id: newId(), ...row };
  if (Array.isArray(document['_id'])) throw badRequest("The '_id' value cannot be of type array");
  return checkedNames(document);
}

/** The document that a change makes of another. @throws DatabaseError when the change cannot be made */
export function revised(row: Document, change: Document): Document {
  if (isUpdate(change)) return changed(row, change);
  if ('_id' in change && !isSame(change['_id'], row['_id']))
    throw badRequest("the (immutable) field '_id' was found to have been altered");
  return checkedNames({ _id: row['_id'], ...change });
}

/** The document that an update of nothing creates: what the filter pins down, and the change. */
export function upserted({ filter, change }: Modification): Document {
  const id = filter['_id'] ?? newId();
  if (isOperators(id)) throw badRequest('an upsert needs an id, and not a condition on it');
  return revised({ _id: id }, change);
}

/** The document as it is. @param warn told of a size that is still allowed. @throws DatabaseError when it is too large */
export function sized(row: Document, warn: (message: string) => void): Document {
  const bytes = Buffer.byteLength(encode(row));
  if (bytes > MOST_DOCUMENT_BYTES)
    throw badRequest(`object to insert too large. size in bytes: ${bytes}, max size: ${MOST_DOCUMENT_BYTES}`);
  if (bytes > WARNED_DOCUMENT_BYTES)
    warn(`document ${JSON.stringify(row['_id'])} has ${bytes} bytes, more than ${WARNED_DOCUMENT_BYTES}`);
  return row;
}

/** An id for a document that came without one. */
const newId = () => randomBytes(16).toString('hex');
