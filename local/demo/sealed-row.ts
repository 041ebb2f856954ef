import { collections } from '../../cloudfunctions/domain/collections';
import type { CollectionName } from '../../cloudfunctions/domain/collections';
import { placeOf } from '../../cloudfunctions/kit/sealed';
import type { KeyRing } from '../../cloudfunctions/kit/sealed';

/** A row as it lies at rest, its sealed fields sealed. */
export function sealedRow(collection: CollectionName, row: { _id: string }, keys: KeyRing): object {
  const sealed: readonly string[] = collections[collection].sealed;
  const entries = Object.entries(row).map(([field, value]: [string, unknown]) => [
    field,
    sealed.includes(field) && typeof value === 'string' ? keys.seal(value, placeOf(collection, field, row._id)) : value,
  ]);
  return Object.fromEntries(entries) as object;
}
