import { randomBytes } from 'node:crypto';
import { badRequest, conflict, noTransaction } from './database-error';
import type { Collection, Store } from './store';
import type { Document } from './values';

/** After this long an open transaction is gone, milliseconds; as the real service has it. */
export const TRANSACTION_MS = 30_000;

interface Write {
  collection: Collection;
  id: string;
  /** `null`: the document is removed. */
  document: Document | null;
}

/** A transaction: what it sees was true at its first operation, what it writes is seen by others after its commit. */
export interface Transaction {
  id: string;
  /** The commit after which it sees nothing new; `null` until its first operation. */
  snapshot: number | null;
  writes: Map<string, Write>;
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

const nameOf = (collection: Collection, id: unknown) => `${collection.id} ${typeof id} ${String(id)}`;

/** Snapshots, locks and conflicts of the transactions that are open. */
export class Transactions {
  private readonly open = new Map<string, Transaction>();
  private readonly history = new Map<string, Version[]>();
  private commits = 0;

  constructor(
    private readonly store: Store,
    private readonly now: () => number,
  ) {}

  start(): string {
    const id = randomBytes(16).toString('hex');
    let end = () => {};
    const ended = new Promise<void>((resolve) => (end = resolve));
    // The clock may stand still; those who wait for this transaction must not.
    const timer = setTimeout(() => this.close(transaction), TRANSACTION_MS).unref();
    const transaction = { id, snapshot: null, writes: new Map(), openedAt: this.now(), timer, ended, end };
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
    if (id !== '_id' || more.length > 0) throw badRequest('a transaction works on documents by id only');
    const document = this.find(transaction, collection, filter['_id']);
    return { documents: document ? [document] : [], examined: document ? 1 : 0 };
  }

  /** Notes a write. The first writer of a document wins: a second one ends here. @throws DatabaseError conflict */
  write(transaction: Transaction, collection: Collection, id: unknown, document: Document | null): void {
    const name = nameOf(collection, id);
    const changedSince = (this.history.get(name)?.at(-1)?.commit ?? 0) > transaction.snapshot!;
    if (changedSince || this.holder(name, transaction)) {
      this.close(transaction);
      throw conflict();
    }
    transaction.writes.set(name, { collection, id: name, document });
  }

  /**
   * Writes everything at once; resolves when it is on disk. `check` may still refuse a document, and then nothing is
   * written. Whatever comes of it, the transaction has ended.
   */
  async commit(id: string, check: (collection: Collection, document: Document) => void): Promise<void> {
    const transaction = this.get(id);
    try {
      if (transaction.writes.size > 0) await this.store.commits.together(() => this.writeAll(this.get(id), check));
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
    if (this.open.size > 0) this.keep(nameOf(collection, id), before);
  }

  private writeAll({ writes: known }: Transaction, check: (collection: Collection, document: Document) => void): void {
    const writes = [...known.values()];
    for (const { collection, document } of writes) if (document) check(collection, document);
    writes.forEach((write) => this.apply(write));
    this.commits += 1;
  }

  private apply({ collection, id: name, document }: Write): void {
    const id = document?.['_id'] ?? name.split(' ').slice(2).join(' ');
    const before = this.store.find(collection, id);
    if (this.open.size > 0) this.keep(name, before, this.commits + 1);
    if (before ?? document) this.store.write(collection, before, document);
  }

  private keep(name: string, before: Document | null, commit = this.commits): void {
    const older = this.history.get(name) ?? [];
    this.history.set(name, [...older, { commit, before }]);
    this.store.commits.undoable(() => this.history.set(name, older));
  }

  private holder(name: string, except: Transaction | null): Transaction | null {
    return [...this.open.values()].find((other) => other !== except && other.writes.has(name)) ?? null;
  }

  /** The transaction that holds one of the documents, which an ordinary writer waits for; or `null`. */
  private holderOf(collection: Collection, documents: readonly Document[]): Transaction | null {
    this.expire();
    const holders = documents.map((row) => this.holder(nameOf(collection, row['_id']), null));
    return holders.find((holder) => holder !== null) ?? null;
  }

  private expire(): void {
    const limit = this.now() - TRANSACTION_MS;
    for (const transaction of this.open.values()) if (transaction.openedAt <= limit) this.close(transaction);
  }

  private close(transaction: Transaction): void {
    this.open.delete(transaction.id);
    clearTimeout(transaction.timer);
    transaction.end();
    if (this.open.size === 0) this.history.clear();
  }
}
