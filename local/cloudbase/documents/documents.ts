import { aggregate } from './aggregation';
import { Archive } from './archive';
import { badRequest, DatabaseError, duplicateKey } from './database-error';
import type { DuplicateShape } from './database-error';
import { openDriver } from './driver';
import { Finder } from './finder';
import type { DocumentsOptions, Effort, Modification, Query } from './operations';
import { entriesAt } from './paths';
import { projected } from './pipeline';
import type { Index } from './planner';
import { added, revised, sized, upserted } from './rows';
import { Store } from './store';
import type { Collection } from './store';
import { Transactions } from './transactions';
import type { Transaction } from './transactions';
import { encode } from './values';
import type { Document } from './values';

/** Documents to a commit when many are loaded. */
const BATCH = 1_000;

/** A document database with the manners of the real one. Every method is one operation. */
export class Documents {
  readonly archive: Archive;
  private readonly store: Store;
  private readonly transactions: Transactions;
  private readonly finder: Finder;
  private readonly duplicateShape: DuplicateShape;
  private readonly scanLimit: number;
  private readonly warn: (message: string) => void;

  constructor({
    file,
    collections,
    clock,
    scanLimit = 1_000,
    duplicateShape = 'DATABASE_REQUEST_FAILED',
    onWarning = (message) => process.emitWarning(message, 'Documents'),
  }: DocumentsOptions) {
    const driver = openDriver(file);
    this.store = new Store(driver);
    this.archive = new Archive(this.store, driver);
    this.store.declare(collections);
    this.transactions = new Transactions(
      this.store,
      () => clock.now(),
      (collection, index, row) => this.refuseDuplicate(collection, index, row),
    );
    this.finder = new Finder(this.store, scanLimit);
    this.duplicateShape = duplicateShape;
    this.scanLimit = scanLimit;
    this.warn = onWarning;
  }

  /** Adds documents, all or none; answers their ids. */
  async insert(name: string, documents: readonly Document[], transactionId?: string): Promise<unknown[]> {
    const collection = this.store.collection(name);
    const rows = documents.map((row) => sized(added(row), this.warn));
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
    const collection = this.store.collection(name);
    if (Object.keys(filter).length === 0)
      return { total: this.store.count(collection), effort: { examined: 0, returned: 0 } };
    const { documents, examined } = this.finder.matching(collection, filter, null, Infinity);
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

  /** The rows of a pipeline; what it begins with may use an index. */
  aggregate(name: string, stages: readonly Document[]): { documents: Document[]; effort: Effort } {
    return aggregate(this.finder, this.store.collection(name), stages, (other) => this.joined(other));
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
    return this.transactions.commit(id);
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

  /** A collection that a stage joins, which it walks through whole. @throws DatabaseError when that is too much */
  private joined(name: string): Document[] {
    if (this.store.count(this.store.collection(name)) > this.scanLimit)
      throw badRequest(
        `joining ${name} would examine more than ${this.scanLimit} documents: read what is needed by id`,
      );
    return this.all(name);
  }

  private modifyIn(transaction: Transaction, collection: Collection, modification: Modification) {
    const { documents, examined } = this.transactions.matching(transaction, collection, modification.filter);
    const results = documents.map((row) => ({ row, next: this.next(row, modification.change) }));
    const fresh = documents.length === 0 && modification.upsert ? sized(upserted(modification), this.warn) : null;
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
    const fresh = documents.length === 0 && modification.upsert ? sized(upserted(modification), this.warn) : null;
    if (fresh) this.add(collection, fresh);
    return { updated, upsertedId: fresh?.['_id'] ?? null, document: document ?? fresh };
  }

  private next(row: Document, change: Document): Document {
    return sized(revised(row, change), this.warn);
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
    this.transactions.write(transaction, collection, row['_id'], row);
  }

  private put(collection: Collection, before: Document | null, after: Document | null): void {
    this.transactions.remember(collection, (after ?? before)!['_id'], before);
    this.store.write(collection, before, after);
  }

  private checkUnique(collection: Collection, row: Document): void {
    for (const { index } of this.store.rivalsOf(collection, row)) this.refuseDuplicate(collection, index, row);
  }

  private refuseDuplicate(collection: Collection, index: Index, row: Document): never {
    const key = Object.fromEntries(index.keys.map(([path]) => [path, entriesAt(row, path)[0] ?? null]));
    throw this.duplicate(collection, index.name, key);
  }

  private duplicate({ name }: Collection, index: string, key: object): DatabaseError {
    return duplicateKey(this.duplicateShape, name, index, key);
  }
}
