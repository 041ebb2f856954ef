import { randomBytes } from 'node:crypto';
import { badRequest, conflict, noTransaction, transactionTooLarge } from './database-error';
import { keyOf, keysOf } from './keys';
import { MOST_TRANSACTION_BYTES, MOST_TRANSACTION_WRITES } from './limits';
import type { Index } from './planner';
import type { Collection, Store } from './store';
import { encode } from './values';
import type { Document } from './values';

/** After this long an open transaction is gone, milliseconds; as the real service has it. */
export const TRANSACTION_MS = 30_000;

interface Write {
  collection: Collection;
  id: unknown;
  /** `null`: the document is removed. */
  document: Document | null;
}

/** A transaction: what it sees was true at its first operation, what it writes is seen by others after its commit. */
export interface Transaction {
  id: string;
  /** The commit after which it sees nothing new; `null` until its first operation. */
  snapshot: number | null;
  writes: Map<string, Write>;
  /** How many writes it made and how many bytes they had, those that it replaced itself included. */
  writeCount: number;
  writtenBytes: number;
  openedAt: number;
  timer: NodeJS.Timeout;
  ended: Promise<void>;
  end(): void;
}

interface Version {
  commit: number;
  /** As it was before that commit. */
  before: Document | null;
}

/** Told of a unique key that two documents would have. */
export type OnRival = (collection: Collection, index: Index, document: Document) => never;

const nameOf = (collection: Collection, id: unknown) => `${collection.id} ${keyOf(id).toString('latin1')}`;

/** Snapshots, locks and conflicts of the transactions that are open. */
export class Transactions {
  private readonly open = new Map<string, Transaction>();
  private readonly holders = new Map<string, Transaction>();
  private readonly history = new Map<string, Version[]>();
  private commits = 0;

  constructor(
    private readonly store: Store,
    private readonly now: () => number,
    private readonly onRival: OnRival,
  ) {}

  start(): string {
    const id = randomBytes(16).toString('hex');
    let end = () => {};
    const ended = new Promise<void>((resolve) => (end = resolve));
    // The clock may stand still; those who wait for this transaction must not.
    const timer = setTimeout(() => this.close(transaction), TRANSACTION_MS).unref();
    const empty = { snapshot: null, writes: new Map<string, Write>(), writeCount: 0, writtenBytes: 0 };
    const transaction: Transaction = { id, ...empty, openedAt: this.now(), timer, ended, end };
    this.open.set(id, transaction);
    return id;
  }

  /** An open transaction, its snapshot taken. @throws DatabaseError when it ended or is older than thirty seconds */
  get(id: string): Transaction {
    this.expire();
    const transaction = this.open.get(id);
    if (!transaction) throw noTransaction();
    transaction.snapshot ??= this.commits;
    return transaction;
  }

  /** The document of an id as a transaction sees it. */
  find({ writes, snapshot }: Transaction, collection: Collection, id: unknown): Document | null {
    const name = nameOf(collection, id);
    const own = writes.get(name);
    if (own) return own.document;
    const later = this.history.get(name)?.find(({ commit }) => commit > snapshot!);
    return later ? later.before : this.store.find(collection, id);
  }

  /** What a filter by id, the only kind a transaction takes, finds. @throws DatabaseError for another filter */
  matching(transaction: Transaction, collection: Collection, filter: Document) {
    const [id, ...more] = Object.keys(filter);
    const isOperator = /^\{"\$/.test(JSON.stringify(filter['_id']) ?? '');
    if (id !== '_id' || more.length > 0 || isOperator) throw badRequest('a transaction works on documents by id only');
    const document = this.find(transaction, collection, filter['_id']);
    return { documents: document ? [document] : [], examined: document ? 1 : 0 };
  }

  /**
   * Notes a write. The first writer of a document wins: a second one ends here.
   *
   * @throws DatabaseError for a conflict, which ends the transaction, a unique key that is taken, or one write too many
   */
  write(transaction: Transaction, collection: Collection, id: unknown, document: Document | null): void {
    const name = nameOf(collection, id);
    const changedSince = (this.history.get(name)?.at(-1)?.commit ?? 0) > transaction.snapshot!;
    const holder = this.holders.get(name);
    if (changedSince || (holder && holder !== transaction)) {
      this.close(transaction);
      throw conflict();
    }
    if (document) this.refuseRival(transaction, collection, document);
    this.refuseTooMuch(transaction, document);
    transaction.writes.set(name, { collection, id, document });
    this.holders.set(name, transaction);
  }

  /**
   * Writes everything at once, or nothing; resolves when it is on disk. Whatever comes of it, the transaction has ended.
   *
   * @throws DatabaseError when a unique key was taken in the meantime, or the transaction waited too long
   */
  async commit(id: string): Promise<void> {
    const transaction = this.get(id);
    try {
      if (transaction.writes.size > 0)
        await this.store.commits.together(() => this.apply([...this.get(id).writes.values()]));
    } finally {
      this.close(transaction);
    }
  }

  abort(id: string): void {
    this.close(this.get(id));
  }

  /** Writes what is found once no transaction holds any of it; nothing else runs between the look and the write. */
  async whenFree<T>(
    collection: Collection,
    look: () => { documents: readonly Document[]; examined: number },
    write: (documents: readonly Document[]) => T,
  ): Promise<T & { effort: { examined: number; returned: number } }> {
    for (;;) {
      const outcome = await this.store.commits.together(() => {
        const { documents, examined } = look();
        const holder = this.holderOf(collection, documents);
        return holder ? { holder } : { written: { ...write(documents), effort: { examined, returned: 0 } } };
      });
      if ('written' in outcome) return outcome.written;
      await outcome.holder.ended;
    }
  }

  /** Notes what an ordinary write is about to replace, for those who still see the older version. */
  remember(collection: Collection, id: unknown, before: Document | null): void {
    this.commits += 1;
    this.keep(nameOf(collection, id), before);
  }

  /** First what goes and then what comes, so that a unique key may move from one document to another. */
  private apply(writes: readonly Write[]): void {
    const replaced = writes.map((write) => ({ ...write, before: this.store.find(write.collection, write.id) }));
    for (const { collection, before, document } of replaced)
      if (before ?? document) this.store.write(collection, before, document);
    for (const { collection, document } of replaced) if (document) this.refuseStoredRival(collection, document);
    this.commits += 1;
    for (const { collection, id, before } of replaced) this.keep(nameOf(collection, id), before);
  }

  private refuseStoredRival(collection: Collection, document: Document): void {
    for (const { index } of this.store.rivalsOf(collection, document)) this.onRival(collection, index, document);
  }

  /** A rival that the transaction itself has changed or removed is none; one that it has written is. */
  private refuseRival(transaction: Transaction, collection: Collection, document: Document): void {
    for (const { index, rival } of this.store.rivalsOf(collection, document))
      if (!transaction.writes.has(nameOf(collection, rival['_id']))) this.onRival(collection, index, document);
    const own = nameOf(collection, document['_id']);
    for (const [name, write] of transaction.writes) {
      if (name === own || write.collection !== collection || !write.document) continue;
      const index = sharedUniqueKey(collection, write.document, document);
      if (index) this.onRival(collection, index, document);
    }
  }

  private refuseTooMuch(transaction: Transaction, document: Document | null): void {
    transaction.writeCount += 1;
    transaction.writtenBytes += document ? Buffer.byteLength(encode(document)) : 0;
    if (transaction.writeCount <= MOST_TRANSACTION_WRITES && transaction.writtenBytes <= MOST_TRANSACTION_BYTES) return;
    this.close(transaction);
    throw transactionTooLarge();
  }

  /** Only what an open transaction may still have to see is kept. */
  private keep(name: string, before: Document | null): void {
    if (this.open.size === 0) return;
    const older = this.history.get(name) ?? [];
    this.history.set(name, [...older, { commit: this.commits, before }]);
    this.store.commits.undoable(() => this.history.set(name, older));
  }

  /** The transaction that holds one of the documents, which an ordinary writer waits for; or `null`. */
  private holderOf(collection: Collection, documents: readonly Document[]): Transaction | null {
    this.expire();
    const holders = documents.map((row) => this.holders.get(nameOf(collection, row['_id'])));
    return holders.find((holder) => holder !== undefined) ?? null;
  }

  private expire(): void {
    const limit = this.now() - TRANSACTION_MS;
    for (const transaction of this.open.values()) if (transaction.openedAt <= limit) this.close(transaction);
  }

  private close(transaction: Transaction): void {
    this.open.delete(transaction.id);
    clearTimeout(transaction.timer);
    for (const name of transaction.writes.keys()) this.holders.delete(name);
    transaction.end();
    this.forget();
  }

  /** Drops versions that every open transaction is younger than. */
  private forget(): void {
    const oldest = Math.min(this.commits, ...[...this.open.values()].map(({ snapshot }) => snapshot ?? this.commits));
    for (const [name, versions] of this.history) {
      const kept = versions.filter(({ commit }) => commit > oldest);
      if (kept.length === 0) this.history.delete(name);
      else if (kept.length < versions.length) this.history.set(name, kept);
    }
  }
}

/** The first unique index in which two documents have a key in common. */
function sharedUniqueKey({ indexes }: Collection, a: Document, b: Document): Index | undefined {
  return indexes
    .filter(({ unique }) => unique)
    .find((index) => {
      const taken = new Set(keysOf(a, index).map((key) => key.toString('latin1')));
      return keysOf(b, index).some((key) => taken.has(key.toString('latin1')));
    });
}
