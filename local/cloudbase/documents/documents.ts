import { Archive } from './archive';
import { badRequest, DatabaseError, duplicateKey } from './database-error';
import type { DuplicateShape } from './database-error';
import { openDriver } from './driver';
import { Finder } from './finder';
import { valuesAt } from './keys';
import { aggregated, projected } from './matching';
import type { DocumentsOptions, Effort, Modification, Query } from './operations';
import { newId, sized, upserted } from './rows';
import { Store } from './store';
import type { Collection } from './store';
import { Transactions } from './transactions';
import type { Transaction } from './transactions';
import { changed, checkedNames, isOperators } from './update';
import { encode } from './values';
import type { Document } from './values';

/** Documents to a commit when many are loaded. */
const BATCH = 1_000;
/** What an aggregation without `$limit` returns at most, as reported of the real service. */
const AGGREGATE_ROWS = 20;

/** A document database with the manners of the real one. Every method is one operation. */
export class Documents {
  readonly archive: Archive;
  private readonly store: Store;
  private readonly transactions: Transactions;
  private readonly finder: Finder;
  private readonly duplicateShape: DuplicateShape;

  constructor({
    file,
    collections,
    clock,
    scanLimit = 1_000,
    duplicateShape = 'DATABASE_REQUEST_FAILED',
  }: DocumentsOptions) {
    const driver = openDriver(file);
    this.store = new Store(driver);
    this.archive = new Archive(this.store, driver);
    this.store.declare(collections);
    this.transactions = new Transactions(this.store, () => clock.now());
    this.finder = new Finder(this.store, scanLimit);
    this.duplicateShape = duplicateShape;
  }

  /** Adds documents, all or none; answers their ids. */
  async insert(name: string, documents: readonly Document[], transactionId?: string): Promise<unknown[]> {
    const collection = this.store.collection(name);
    const rows = documents.map((row) => sized(checkedNames('_id' in row ? row : { _id: newId(), ...row })));
    if (transactionId === undefined) {
      const look = () => ({ documents: rows, examined: 0 });
      await this.transactions.whenFree(collection, look, () => rows.forEach((row) => this.add(collection, row)));
    } else {
      if (rows.length > 1) throw badRequest('a transaction adds one document at a time');
      const transaction = this.transactions.get(transactionId);
      rows.forEach((row) => this.addIn(transaction, collection, row));
    }
    return rows.map((row) => row['_id']);
  }

  /** Documents that match, in the order asked for or that they came in. In a transaction only by id. */
  find(name: string, { filter, order = null, skip = 0, limit = Infinity, fields }: Query, transactionId?: string) {
    const collection = this.store.collection(name);
    const { documents, examined } =
      transactionId === undefined
        ? this.finder.matching(collection, filter, order, skip + limit)
        : this.transactions.matching(this.transactions.get(transactionId), collection, filter);
    const page = documents.slice(skip, skip + limit);
    const rows = fields ? projected(page, fields) : page;
    return { documents: rows, effort: { examined, returned: rows.length } };
  }

  /** How many match. */
  count(name: string, filter: Document): { total: number; effort: Effort } {
    const { documents, examined } = this.finder.matching(this.store.collection(name), filter, null, Infinity);
    return { total: documents.length, effort: { examined, returned: 0 } };
  }

  /** Changes what matches. `updated` counts those that are different now; `document` is the last one, after the change. */
  async modify(name: string, modification: Modification, transactionId?: string) {
    const collection = this.store.collection(name);
    if (transactionId !== undefined)
      return this.modifyIn(this.transactions.get(transactionId), collection, modification);

    const { filter, multiple } = modification;
    const look = () => this.finder.matching(collection, filter, null, multiple ? Infinity : 1);
    return this.transactions.whenFree(collection, look, (documents) =>
      this.modifyAll(collection, documents, modification),
    );
  }

  /** Removes what matches; answers how many. */
  async remove(name: string, filter: Document, multiple: boolean, transactionId?: string) {
    const collection = this.store.collection(name);
    if (transactionId !== undefined) {
      const transaction = this.transactions.get(transactionId);
      const { documents, examined } = this.transactions.matching(transaction, collection, filter);
      documents.forEach((row) => this.transactions.write(transaction, collection, row['_id'], null));
      return { deleted: documents.length, effort: { examined, returned: 0 } };
    }
    const look = () => this.finder.matching(collection, filter, null, multiple ? Infinity : 1);
    return this.transactions.whenFree(collection, look, (documents) => {
      documents.forEach((row) => this.put(collection, row, null));
      return { deleted: documents.length };
    });
  }

  /** The rows of a pipeline; the leading `$match` may use an index. */
  aggregate(name: string, stages: readonly Document[]) {
    const [first] = stages;
    const filter = (first?.['$match'] ?? {}) as Document;
    const { documents, examined } = this.finder.matching(this.store.collection(name), filter, null, Infinity);
    const rest = first && '$match' in first ? stages.slice(1) : [...stages];
    const rows = aggregated(documents, rest, (other) => this.all(other));
    const limited = stages.some((stage) => '$limit' in stage) ? rows : rows.slice(0, AGGREGATE_ROWS);
    return { documents: limited, effort: { examined, returned: limited.length } };
  }

  /** @throws DatabaseError when it exists */
  addCollection(name: string): void {
    if (this.store.hasCollection(name)) {
      throw new DatabaseError(
        'DATABASE_COLLECTION_ALREADY_EXIST',
        `[ResourceInUse.TableExist] Table ${name} already exist`,
      );
    }
    this.store.addCollection(name);
  }

  startTransaction(): string {
    return this.transactions.start();
  }

  commitTransaction(id: string): Promise<void> {
    return this.transactions.commit(id, (collection, row) => this.checkUnique(collection, row));
  }

  abortTransaction(id: string): void {
    this.transactions.abort(id);
  }

  /** Loads many documents past the protocol, in batches. */
  insertMany(name: string, documents: Iterable<object>): void {
    const collection = this.store.collection(name);
    let batch: Document[] = [];
    const flush = () => {
      this.store.commits.alone(() => batch.forEach((row) => this.add(collection, row)));
      batch = [];
    };
    for (const row of documents) {
      batch.push(row as Document);
      if (batch.length === BATCH) flush();
    }
    flush();
  }

  /** Changes fields of one document past the protocol. */
  updateRaw(name: string, id: string, fields: Document): void {
    const collection = this.store.collection(name);
    const before = this.store.find(collection, id);
    if (!before) throw new Error(`There is no ${name} ${id}.`);
    this.store.commits.alone(() => this.put(collection, before, { ...before, ...fields }));
  }

  /** Every document of a collection, in the order they came. */
  all(name: string): Document[] {
    return [...this.store.candidates(this.store.collection(name), { by: 'scan', sorted: true })];
  }

  close(): void {
    this.store.close();
  }

  private modifyIn(transaction: Transaction, collection: Collection, modification: Modification) {
    const { documents, examined } = this.transactions.matching(transaction, collection, modification.filter);
    const results = documents.map((row) => ({ row, next: this.next(row, modification.change) }));
    const fresh = documents.length === 0 && modification.upsert ? upserted(modification) : null;
    for (const { next } of results) this.writeIn(transaction, collection, next);
    if (fresh) this.writeIn(transaction, collection, fresh);
    const updated = results.filter(({ row, next }) => encode(row) !== encode(next)).length;
    const document = results.at(-1)?.next ?? fresh;
    return { updated, upsertedId: fresh?.['_id'] ?? null, document, effort: { examined, returned: 0 } };
  }

  private modifyAll(collection: Collection, documents: readonly Document[], modification: Modification) {
    let updated = 0;
    let document: Document | null = null;
    for (const row of documents) {
      document = this.next(row, modification.change);
      if (encode(document) === encode(row)) continue;
      this.checkUnique(collection, document);
      this.put(collection, row, document);
      updated += 1;
    }
    const fresh = documents.length === 0 && modification.upsert ? upserted(modification) : null;
    if (fresh) this.add(collection, fresh);
    return { updated, upsertedId: fresh?.['_id'] ?? null, document: document ?? fresh };
  }

  private next(row: Document, change: Document): Document {
    return sized(isOperators(change) ? changed(row, change) : checkedNames({ _id: row['_id'], ...change }));
  }

  private add(collection: Collection, row: Document): void {
    if (this.store.find(collection, row['_id'])) throw this.duplicate(collection, '_id_', { _id: row['_id'] });
    this.checkUnique(collection, row);
    this.put(collection, null, row);
  }

  private addIn(transaction: Transaction, collection: Collection, row: Document): void {
    if (this.transactions.find(transaction, collection, row['_id']))
      throw this.duplicate(collection, '_id_', { _id: row['_id'] });
    this.writeIn(transaction, collection, row);
  }

  private writeIn(transaction: Transaction, collection: Collection, row: Document): void {
    this.checkUnique(collection, row);
    this.transactions.write(transaction, collection, row['_id'], row);
  }

  private put(collection: Collection, before: Document | null, after: Document | null): void {
    this.transactions.remember(collection, (after ?? before)!['_id'], before);
    this.store.write(collection, before, after);
  }

  private checkUnique(collection: Collection, row: Document): void {
    const index = this.store.rivalOf(collection, row);
    if (!index) return;
    const key = Object.fromEntries(index.keys.map(([path]) => [path, valuesAt(row, path)[0] ?? null]));
    throw this.duplicate(collection, index.name, key);
  }

  private duplicate({ name }: Collection, index: string, key: object): DatabaseError {
    return duplicateKey(this.duplicateShape, name, index, key);
  }
}
