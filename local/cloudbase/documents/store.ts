import type { CollectionSpec, IndexSpec } from '../../../cloudfunctions/domain/collections';
import { Commits } from './commits';
import { noCollection } from './database-error';
import type { Driver, Statement } from './driver';
import { keyOf, keysOf, passesList } from './keys';
import type { Index, Plan } from './planner';
import { decode, encode } from './values';
import type { Document } from './values';

/** A collection as it is kept. */
export interface Collection {
  id: number;
  name: string;
  indexes: Index[];
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS collections (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS indexes (id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, name TEXT NOT NULL,
  spec TEXT NOT NULL, multikey INTEGER NOT NULL, UNIQUE (collection, name));
CREATE TABLE IF NOT EXISTS documents (seq INTEGER PRIMARY KEY, collection INTEGER NOT NULL, id BLOB NOT NULL,
  body TEXT NOT NULL, UNIQUE (collection, id));
CREATE TABLE IF NOT EXISTS keys (idx INTEGER NOT NULL, key BLOB NOT NULL, id BLOB NOT NULL,
  PRIMARY KEY (idx, key, id)) WITHOUT ROWID;`;

const STATEMENTS = {
  document: 'SELECT body FROM documents WHERE collection = ? AND id = ?',
  put: `INSERT INTO documents (collection, id, body) VALUES (?, ?, ?)
    ON CONFLICT (collection, id) DO UPDATE SET body = excluded.body`,
  drop: 'DELETE FROM documents WHERE collection = ? AND id = ?',
  scan: 'SELECT body FROM documents WHERE collection = ? ORDER BY seq',
  addKey: 'INSERT OR IGNORE INTO keys (idx, key, id) VALUES (?, ?, ?)',
  dropKey: 'DELETE FROM keys WHERE idx = ? AND key = ? AND id = ?',
  dropKeys: 'DELETE FROM keys WHERE idx = ?',
  rival: 'SELECT id FROM keys WHERE idx = ? AND key = ? AND id <> ? LIMIT 1',
  forwards: `SELECT d.body FROM keys k JOIN documents d ON d.collection = ? AND d.id = k.id
    WHERE k.idx = ? AND k.key >= ? AND k.key < ? ORDER BY k.key, d.seq LIMIT ifnull(?, 0) OFFSET ifnull(?, 0)`,
  backwards: `SELECT d.body FROM keys k JOIN documents d ON d.collection = ? AND d.id = k.id
    WHERE k.idx = ? AND k.key >= ? AND k.key < ? ORDER BY k.key DESC, d.seq LIMIT ifnull(?, 0) OFFSET ifnull(?, 0)`,
  addCollection: 'INSERT INTO collections (name) VALUES (?) RETURNING id',
  addIndex: 'INSERT INTO indexes (collection, name, spec, multikey) VALUES (?, ?, ?, 0) RETURNING id',
  markMultikey: 'UPDATE indexes SET multikey = 1 WHERE id = ?',
  dropIndex: 'DELETE FROM indexes WHERE id = ?',
} as const;

/** Rows that the engine fetches at a time. */
const FETCHED_ROWS = 100;

/** Documents in the order they came, and the keys of their indexes, in one SQL file. */
export class Store {
  private readonly run: Record<keyof typeof STATEMENTS, Statement>;
  private readonly collections = new Map<string, Collection>();
  /** Every write runs in one of these. */
  readonly commits: Commits;

  constructor(private readonly driver: Driver) {
    this.commits = new Commits(driver);
    driver.exec(SCHEMA);
    const prepared = Object.entries(STATEMENTS).map(([name, sql]) => [name, driver.prepare(sql)]);
    this.run = Object.fromEntries(prepared) as Record<keyof typeof STATEMENTS, Statement>;
    this.readCatalogue();
  }

  /** Creates what is declared and missing, builds its keys, and drops indexes that are declared no longer. */
  declare(specs: Readonly<Record<string, Pick<CollectionSpec, 'indexes'>>>): void {
    this.commits.alone(() => {
      for (const [name, { indexes }] of Object.entries(specs)) this.declareCollection(name, indexes);
    });
  }

  /** @throws DatabaseError when there is no such collection */
  collection(name: string): Collection {
    const collection = this.collections.get(name);
    if (!collection) throw noCollection(name);
    return collection;
  }

  hasCollection(name: string): boolean {
    return this.collections.has(name);
  }

  collectionNames(): string[] {
    return [...this.collections.keys()];
  }

  addCollection(name: string): void {
    this.commits.alone(() => this.declareCollection(name, {}));
  }

  /** The document of an id, or `null`. */
  find(collection: Collection, id: unknown): Document | null {
    const row = this.run.document.get(collection.id, keyOf(id));
    return row ? decode(row['body'] as string) : null;
  }

  /** The documents that a plan leads to, each once, in its order. @param enough as many will probably do */
  *candidates(collection: Collection, plan: Plan, enough = Infinity): Generator<Document> {
    if (plan.by === 'ids') {
      for (const id of plan.ids) {
        const document = this.find(collection, id);
        if (document) yield document;
      }
      return;
    }
    const rows = plan.by === 'scan' ? this.run.scan.iterate(collection.id) : this.indexed(collection, plan, enough);
    const seen = plan.by === 'index' && plan.index.isMultikey ? new Set<unknown>() : null;
    for (const { body } of rows) {
      const document = decode(body as string);
      if (seen?.has(document['_id'])) continue;
      seen?.add(document['_id']);
      yield document;
    }
  }

  /** The first index in which another document has a key of this one, with that key's document values; or `null`. */
  rivalOf(collection: Collection, document: Document): Index | null {
    const id = keyOf(document['_id']);
    const taken = (index: Index) => keysOf(document, index).some((key) => this.run.rival.get(index.id, key, id));
    return collection.indexes.find((index) => index.unique === true && taken(index)) ?? null;
  }

  /** Puts a document in the place of an older version (`null`: there was none), or away (`null`), with its keys. */
  write(collection: Collection, before: Document | null, after: Document | null): void {
    const id = keyOf((after ?? before)!['_id']);
    for (const index of collection.indexes) this.writeKeys(index, id, before, after);
    if (after) this.run.put.run(collection.id, id, encode(after));
    else this.run.drop.run(collection.id, id);
  }

  /** Commits what waits, and closes the file. */
  close(): void {
    this.commits.flush();
    this.driver.close();
  }

  private *indexed(collection: Collection, { index, ranges, backwards }: Plan & { by: 'index' }, enough: number) {
    const statement = backwards ? this.run.backwards : this.run.forwards;
    for (const { from, to } of backwards ? ranges.toReversed() : ranges) {
      const range = [collection.id, index.id, from, to];
      const first = enough < FETCHED_ROWS ? statement.all(...range, enough, 0) : [];
      yield* first;
      if (first.length === enough || enough >= FETCHED_ROWS) yield* statement.iterate(...range, -1, first.length);
    }
  }

  private writeKeys(index: Index, id: Buffer, before: Document | null, after: Document | null): void {
    const old = new Map((before ? keysOf(before, index) : []).map((key) => [key.toString('latin1'), key]));
    const fresh = new Map((after ? keysOf(after, index) : []).map((key) => [key.toString('latin1'), key]));
    for (const [name, key] of old) if (!fresh.has(name)) this.run.dropKey.run(index.id, key, id);
    for (const [name, key] of fresh) if (!old.has(name)) this.run.addKey.run(index.id, key, id);
    if (!index.isMultikey && after && index.keys.some(([path]) => passesList(after, path))) {
      index.isMultikey = true;
      this.commits.undoable(() => (index.isMultikey = false));
      this.run.markMultikey.run(index.id);
    }
  }

  private readCatalogue(): void {
    for (const { id, name } of this.driver.prepare('SELECT id, name FROM collections').all()) {
      this.collections.set(name as string, { id: id as number, name: name as string, indexes: [] });
    }
    const byId = new Map([...this.collections.values()].map((collection) => [collection.id, collection]));
    for (const row of this.driver.prepare('SELECT * FROM indexes ORDER BY id').all()) {
      const spec = JSON.parse(row['spec'] as string) as IndexSpec;
      const index = {
        ...spec,
        id: row['id'] as number,
        name: row['name'] as string,
        isMultikey: row['multikey'] === 1,
      };
      byId.get(row['collection'] as number)?.indexes.push(index);
    }
  }

  private declareCollection(name: string, indexes: Readonly<Record<string, IndexSpec>>): void {
    if (!this.collections.has(name)) {
      const { id } = this.run.addCollection.get(name)!;
      this.collections.set(name, { id: id as number, name, indexes: [] });
      this.commits.undoable(() => this.collections.delete(name));
    }
    const collection = this.collection(name);
    const declared = (index: Index) => JSON.stringify(indexes[index.name]) === JSON.stringify(specOf(index));
    for (const index of collection.indexes.filter((index) => !declared(index))) this.removeIndex(collection, index);
    for (const [indexName, spec] of Object.entries(indexes)) {
      if (!collection.indexes.some((index) => index.name === indexName)) this.buildIndex(collection, indexName, spec);
    }
  }

  private removeIndex(collection: Collection, index: Index): void {
    this.run.dropKeys.run(index.id);
    this.run.dropIndex.run(index.id);
    collection.indexes.splice(collection.indexes.indexOf(index), 1);
  }

  private buildIndex(collection: Collection, name: string, spec: IndexSpec): void {
    const { id } = this.run.addIndex.get(collection.id, name, JSON.stringify(spec))!;
    const index: Index = { ...spec, id: id as number, name, isMultikey: false };
    for (const { body } of this.run.scan.all(collection.id)) {
      const document = decode(body as string);
      this.writeKeys(index, keyOf(document['_id']), null, document);
    }
    collection.indexes.push(index);
  }
}

const specOf = ({ keys, unique, multikey }: Index): IndexSpec => ({
  keys,
  ...(unique && { unique }),
  ...(multikey && { multikey }),
});
