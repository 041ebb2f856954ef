import { randomInt } from 'node:crypto';
import type * as z from 'zod';
import type { CollectionName } from '../domain/collections';
import { additionOf, isConflict, isDuplicate, startTransaction } from './cloud';
import type { SdkTransaction } from './cloud';
import type { Row } from './collection';
import { Failure } from './failure';
import { countOperation } from './operations';

/** How often a transaction is tried when others write the same documents. */
export const TRANSACTION_ATTEMPTS = 5;
const FIRST_PAUSE_MS = 8;
/** Operations of each attempt beside those of its documents: the start, and the commit or the abort. */
export const TRANSACTION_OPERATIONS = 2;

/** How a collection's rows are read and kept; the collection gives it to its documents within a transaction. */
export interface Form<Doc extends Row> {
  name: CollectionName;
  schema: z.ZodType<Doc>;
  seal(row: Doc): Record<string, unknown>;
  unseal(row: Row): Record<string, unknown>;
}

/** One collection within a transaction, which takes documents by id alone (ADR 0023). */
export class DocumentsWithin<Doc extends Row> {
  constructor(
    private readonly transaction: SdkTransaction,
    private readonly form: Form<Doc>,
  ) {}

  /** The row of an id as it was when the transaction began, or as it wrote it; `null`: none. One operation. */
  async find(id: string): Promise<Doc | null> {
    const { data } = await this.use().doc(id).get();
    return data === null ? null : this.form.schema.parse(this.form.unseal(data as Row));
  }

  /** Adds a row. One operation. */
  async insert(row: Doc): Promise<void> {
    await this.use().add(this.storable(row));
  }

  /** Writes a row, new or over the one of its id. One operation. */
  async put(row: Doc): Promise<void> {
    const { _id: id, ...fields } = this.storable(row);
    await this.use()
      .doc(id as string)
      .set(fields);
  }

  /** Adds to number fields of the row of an id, or inserts it as it is first. One operation, two for a new row. */
  async add(id: string, by: Readonly<Record<string, number>>, first: Doc): Promise<void> {
    const { updated } = await this.use().doc(id).update(additionOf(by));
    if (updated === 0) await this.insert(first);
  }

  private use() {
    countOperation();
    return this.transaction.collection(this.form.name);
  }

  private storable(row: Doc): Record<string, unknown> {
    return this.form.seal(this.form.schema.parse(row));
  }
}

/**
 * Runs a write of several documents as one: all of it or nothing.
 *
 * Whoever writes a document first wins; the others look again, each after a while of its own, longer each time. A transaction cut off at its
 * commit may have been committed: so `run` first looks for a row whose id names the write, and inserts it. A repetition
 * finds that row, and nothing is done twice.
 *
 * @param run reads, decides by a pure rule and writes; it runs again for each attempt
 * @throws Failure CONFLICT when others were faster each time
 */
export async function transact<Answer>(run: (transaction: SdkTransaction) => Promise<Answer>): Promise<Answer> {
  for (let attempt = 0; attempt < TRANSACTION_ATTEMPTS; attempt += 1) {
    if (attempt > 0) await pause(randomInt(FIRST_PAUSE_MS, FIRST_PAUSE_MS * 3 ** attempt));
    const transaction = await startTransaction();
    try {
      const answer = await run(transaction);
      countOperation();
      await transaction.commit();
      return answer;
    } catch (error) {
      if (isConflict(error)) continue;
      await abandon(transaction);
      if (!isDuplicate(error)) throw error;
    }
  }
  throw new Failure('CONFLICT');
}

/** Lets go of the documents at once; what cannot be told to let go does so by itself after thirty seconds. */
async function abandon(transaction: SdkTransaction): Promise<void> {
  countOperation();
  await transaction.rollback().catch(() => undefined);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
