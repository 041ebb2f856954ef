import type { CollectionSpec } from '../../../cloudfunctions/domain/collections';
import type { Clock } from '../clock';
import type { DuplicateShape } from './database-error';
import type { Order } from './planner';
import type { Document } from './values';

export interface DocumentsOptions {
  /** Path of the data file, or `:memory:`. */
  file: string;
  collections: Readonly<Record<string, Pick<CollectionSpec, 'indexes'>>>;
  clock: Clock;
  /** How many documents a query that no index serves may examine; 0: none is allowed. */
  scanLimit?: number;
  duplicateShape?: DuplicateShape;
  /** Told of what the real service may not take well, such as a very large document. */
  onWarning?: (message: string) => void;
}

/** What an operation looked at, for the meter. */
export interface Effort {
  examined: number;
  returned: number;
}

/** What to find; the defaults are everything, in the order it came. */
export interface Query {
  filter: Document;
  order?: Order | null;
  skip?: number;
  limit?: number;
  fields?: Document;
}

/** A change of what matches: update operators, or a whole document in its place. */
export interface Modification {
  filter: Document;
  change: Document;
  multiple: boolean;
  upsert: boolean;
}
