import type { CollectionSpec, IndexSpec } from '../../../cloudfunctions/domain/collections';
import { Commits } from './commits';
import { noCollection } from './database-error';
import type { Driver, Statement } from './driver';
import { KEY_FORMAT, keyOf, keysOf } from './keys';
import { refuseMoreCollections, refuseMoreIndexes } from './limits';
import { listOn } from './paths';
import { ID_INDEX } from './planner';
import type { Index, IndexPlan, Plan } from './planner';
import { SCHEMA, STATEMENTS } from './statements';
import { decode, encode } from './values';
import type { Document } from './values';

/** A collection as it is kept. */
export interface Collection {
  id: number;
  name: string;
  indexes: Index[];
}

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
    dropOldKeys(driver);
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

  /** How many documents a collection has. */
  count(collection: Collection): number {
    return this.run.count.get(collection.id)!['total'] as number;
  }

  /** The documents that a plan leads to, each once, in its order. @param enough as many will probably do */
  *candidates(collection: Collection, plan: Plan, enough = Infinity): Generator<Document> {
    const seen = mayRepeat(plan) ? new Set<string>() : null;
    for (const { body } of this.rows(collection, plan, enough)) {
      const document = decode(body as string);
      const id = seen && keyOf(document['_id']).toString('latin1');
      if (id !== null && seen?.has(id)) continue;
      if (id !== null) seen?.add(id);
      yield document;
    }
  }

  /** Other documents that hold a unique key of this one, by the index that is broken. */
  *rivalsOf(collection: Collection, document: Document): Generator<{ index: Index; rival: Document }> {
    const id = keyOf(document['_id']);
    for (const index of collection.indexes.filter(({ unique }) => unique)) {
      for (const key of keysOf(document, index)) {
        const rows = this.run.rivals.all(index.id, key, id);
        for (const { body } of rows) yield { index, rival: decode(body as string) };
      }
    }
  }

  /** Puts a document in the place of an older version (`null`: there was none), or away (`null`), with its keys. */
  write(collection: Collection, before: Document | null, after: Document | null): void {
    const id = keyOf((after ?? before)!['_id']);
    if (after) this.run.put.run(collection.id, id, encode(after));
    const seq = this.run.place.get(collection.id, id)!['seq'] as number;
    if (!after) this.run.drop.run(collection.id, id);
    for (const index of collection.indexes) this.writeKeys(index, seq, before, after);
  }

  /** Commits what waits, and closes the file. */
  close(): void {
    this.commits.flush();
    this.driver.close();
  }

  private *rows(collection: Collection, plan: Plan, enough: number): Generator<Record<string, unknown>> {
    if (plan.by === 'scan') yield* this.run.scan.iterate(collection.id);
    if (plan.by === 'any') for (const one of plan.plans) yield* this.indexed(collection, one, enough);
    if (plan.by === 'index') yield* this.indexed(collection, plan, enough);
  }

  private *indexed(collection: Collection, { index, ranges, backwards }: IndexPlan, enough: number) {
    const isOwn = index === ID_INDEX;
    const own = backwards ? this.run.byIdBackwards : this.run.byId;
    const statement = isOwn ? own : backwards ? this.run.backwards : this.run.forwards;
    for (const { from, to } of backwards ? ranges.toReversed() : ranges) {
      const range = [isOwn ? collection.id : index.id, from, to];
      const first = enough < FETCHED_ROWS ? statement.all(...range, enough, 0) : [];
      yield* first;
      if (first.length === enough || enough >= FETCHED_ROWS) yield* statement.iterate(...range, -1, first.length);
    }
  }

  private writeKeys(index: Index, seq: number, before: Document | null, after: Document | null): void {
    const [old, fresh] = [namedKeys(before, index), namedKeys(after, index)];
    for (const [name, key] of old) if (!fresh.has(name)) this.run.dropKey.run(index.id, key, seq);
    for (const [name, key] of fresh) if (!old.has(name)) this.run.addKey.run(index.id, key, seq);
    const lists = index.keys.map(([path], i) => index.hasLists[i]! || (after !== null && listOn(after, path) !== null));
    if (lists.every((has, i) => has === index.hasLists[i])) return;
    const known = index.hasLists;
    this.commits.undoable(() => (index.hasLists = known));
    index.hasLists = lists;
    this.run.markLists.run(maskOf(lists), index.id);
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
        hasLists: spec.keys.map((_, i) => (((row['multikey'] as number) >> i) & 1) === 1),
      };
      byId.get(row['collection'] as number)?.indexes.push(index);
    }
  }

  private declareCollection(name: string, indexes: Readonly<Record<string, IndexSpec>>): void {
    refuseMoreIndexes(name, indexes);
    refuseMoreCollections(this.collections.size + (this.collections.has(name) ? 0 : 1));
    if (!this.collections.has(name)) {
      this.run.addCollection.run(name);
      const { id } = this.run.collectionId.get(name)!;
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
    this.run.addIndex.run(collection.id, name, JSON.stringify(spec));
    const { id } = this.run.indexId.get(collection.id, name)!;
    const index: Index = { ...spec, id: id as number, name, hasLists: spec.keys.map(() => false) };
    for (const { seq, body } of this.run.scan.all(collection.id)) {
      const document = decode(body as string);
      this.writeKeys(index, seq as number, null, document);
    }
    collection.indexes.push(index);
  }
}

/** The keys of a file that another version wrote are of no use: they are dropped, and built anew when declared. */
function dropOldKeys(driver: Driver): void {
  const { user_version: format } = driver.prepare('PRAGMA user_version').get()!;
  if (format !== KEY_FORMAT)
    driver.exec(`DROP TABLE IF EXISTS keys; DROP TABLE IF EXISTS indexes; PRAGMA user_version=${KEY_FORMAT};`);
}

/** Whether a plan may lead to a document more than once: by several entries of a list, cells or branches. */
function mayRepeat(plan: Plan): boolean {
  if (plan.by !== 'index') return plan.by === 'any';
  return plan.index.hasLists.includes(true) || plan.index.keys.some(([, direction]) => direction === '2dsphere');
}

const namedKeys = (document: Document | null, index: Index) =>
  new Map((document ? keysOf(document, index) : []).map((key) => [key.toString('latin1'), key]));

const maskOf = (flags: readonly boolean[]) => flags.reduce((mask, flag, i) => (flag ? mask | (1 << i) : mask), 0);

const specOf = ({ keys, unique, multikey }: Index): IndexSpec => ({
  keys,
  ...(unique && { unique }),
  ...(multikey && { multikey }),
});
