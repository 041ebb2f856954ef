import type * as z from 'zod';
import { collections } from '../domain/collections';
import type { CollectionName, CollectionSpec, IndexSpec } from '../domain/collections';
import type { Reach } from './access';
import { database, isDuplicate } from './cloud';
import type { Database, SdkTransaction } from './cloud';
import { filterOf, oneOf, withinAny } from './criteria';
import type { Where } from './criteria';
import { placeOf } from './sealed';
import type { KeyRing } from './sealed';
import { DocumentsWithin } from './transaction';

/** Every row has an id that our own code chose, so that writing it twice is seen. */
export interface Row {
  _id: string;
}

/** What an update does. One that writes only what is there already looks like one that found nothing: add an increment. */
export interface Change<Doc> {
  set?: { readonly [Field in keyof Doc]?: Doc[Field] };
  increment?: { readonly [Field in keyof Doc]?: number };
}

/** A listing: rows that one declared index serves, no wider than the reach. */
export interface Listing<Doc> {
  /** `public` only where the collection is public reference data. */
  reach: Reach | 'public';
  index: string;
  where: Where<Doc>;
  /** 1 … 1,000, the platform's own limit. */
  limit: number;
}

/** The SDK's own answer to an update, which its types leave open. */
interface Updated {
  updated: number;
}

/** The platform answers no more groups than this. */
const MOST_GROUPS = 1_000;

/** A change as the SDK sends it. @param set what it sets, sealed where it must be */
function operatorsOf(increment: object, set: object, _: Database['command']): object {
  const sets = Object.entries(set).map(([field, value]: [string, unknown]) => [field, _.set(value)]);
  const sums = Object.entries(increment).map(([field, by]) => [field, _.inc(by as number)]);
  return Object.fromEntries([...sets, ...sums]) as object;
}

/** The door to one collection: parsed on read, sealed at rest, filtered by our own operators alone. */
export class Collection<Doc extends Row> {
  private readonly spec: CollectionSpec;

  /** @param keys only asked for when a field is sealed, so that reference data needs none */
  constructor(
    private readonly name: CollectionName,
    private readonly schema: z.ZodType<Doc>,
    private readonly keys: () => KeyRing,
  ) {
    this.spec = collections[name];
  }

  /** The row of an id, or `null`. One operation. */
  async find(id: string): Promise<Doc | null> {
    const [row] = await this.read({ _id: id }, 1);
    return row ?? null;
  }

  /** The row that a unique index names, or `null`. One operation. @throws Error when the index is not declared unique */
  async findBy(index: string, where: Where<Doc>): Promise<Doc | null> {
    if (!this.indexFor(index, where).unique) throw new Error(`${this.name}.${index} is not unique.`);
    const [row] = await this.read(where, 1);
    return row ?? null;
  }

  /**
   * The rows whose id, or whose field of an index, is one of at most 1,000 values, in no order. One operation.
   *
   * @param limit 1 … 1,000; as many as there are values unless several rows may have the same one
   * @throws Error when no index begins with the field
   */
  async among(field: keyof Doc & string, values: readonly string[], limit = values.length): Promise<Doc[]> {
    const indexed = Object.values(this.spec.indexes).some(({ keys: [first] }) => first?.[0] === field);
    if (field !== '_id' && !indexed) throw new Error(`No index of ${this.name} begins with ${field}.`);
    return values.length === 0 ? [] : this.read({ [field]: oneOf(values) } as Where<Doc>, limit);
  }

  /** Rows in the order of the index, in none where it is multikey. One operation. @throws Error when the index does not serve the query */
  async list({ reach, index, where, limit }: Listing<Doc>): Promise<Doc[]> {
    const { keys, multikey } = this.indexFor(index, where);
    return this.read({ ...where, ...this.scopeOf(reach) }, limit, multikey ? [] : keys);
  }

  /** Adds a row, or answers `false` when its id or a unique key exists. One operation. */
  async insert(row: Doc): Promise<boolean> {
    return this.insertAll([row]);
  }

  /**
   * Adds rows, or answers `false` when an id or a unique key exists: some may have landed by then, so read again before
   * adding the rest. One operation.
   */
  async insertAll(rows: readonly Doc[]): Promise<boolean> {
    const sealed = rows.map((row) => this.seal(this.schema.parse(row), row._id));
    const answer = await this.write(() => this.use().rows.add(sealed));
    return answer !== 'duplicate';
  }

  /**
   * Changes the row of an id if it is as `where` says. `false` when it is not: read it and decide. `'duplicate'` when
   * the change would break a unique key. One operation.
   */
  async update(where: Where<Doc> & { _id: string }, change: Change<Doc>): Promise<boolean | 'duplicate'> {
    const { rows, _ } = this.use();
    const matching = rows.where(filterOf(where, _)).options({ multiple: false });
    const operators = operatorsOf(change.increment ?? {}, this.seal(change.set ?? {}, where._id), _);
    const update = () => matching.update(operators) as Promise<Updated>;
    const answer = await this.write(update);
    return answer === 'duplicate' ? answer : answer.updated === 1;
  }

  /**
   * Changes the first row, in the order of the index, that is as `where` says, and answers it as it is now; `null` when
   * there is none. Whoever asks at the same moment gets another row. One operation.
   *
   * The database takes rows in the order of the index it uses, so the fields of `where` must leave it only this one.
   * Sealed fields cannot be set: what seals them, the id, is not known beforehand.
   */
  async updateFirst(index: string, reach: Reach, where: Where<Doc>, change: Change<Doc>): Promise<Doc | null> {
    this.indexFor(index, where);
    const sealed = Object.keys(change.set ?? {}).find((field) => this.spec.sealed.includes(field));
    if (sealed !== undefined) throw new Error(`${this.name}.${sealed} is sealed.`);
    const { rows, _ } = this.use();
    const matching = rows.where(filterOf({ ...where, ...this.scopeOf(reach) }, _));
    const { doc } = (await matching.updateAndReturn(operatorsOf(change.increment ?? {}, change.set ?? {}, _))) as {
      doc: Row | null;
    };
    return doc && this.schema.parse(this.unseal(doc));
  }

  /** How many rows that an index serves, by the value of a field, at most 1,000 different ones. One operation. */
  async countBy(
    index: string,
    reach: Reach,
    where: Where<Doc>,
    field: keyof Doc & string,
  ): Promise<Map<string, number>> {
    this.indexFor(index, where);
    const { rows, _ } = this.use();
    const counting = rows
      .aggregate()
      .match(filterOf({ ...where, ...this.scopeOf(reach) }, _))
      .group({ _id: `$${field}`, count: _.aggregate.sum(1) })
      .limit(MOST_GROUPS);
    const { data } = (await counting.end()) as { data: { _id: unknown; count: number }[] };
    return new Map(data.map(({ _id, count }) => [String(_id), count]));
  }

  /**
   * The sums of number fields over the rows that an index serves, by the value of another field, at most 1,000
   * different ones. One operation.
   */
  async sumBy<Field extends keyof Doc & string>(
    { index, reach, where }: Omit<Listing<Doc>, 'limit'>,
    by: keyof Doc & string,
    fields: readonly Field[],
  ): Promise<Map<string, Record<Field, number>>> {
    this.indexFor(index, where);
    const { rows, _ } = this.use();
    const sums = Object.fromEntries(fields.map((field) => [field, _.aggregate.sum(`$${field}`)]));
    const summing = rows
      .aggregate()
      .match(filterOf({ ...where, ...this.scopeOf(reach) }, _))
      .group({ _id: `$${by}`, ...sums })
      .limit(MOST_GROUPS);
    const { data } = (await summing.end()) as { data: (Record<Field, number> & { _id: unknown })[] };
    return new Map(data.map(({ _id, ...row }) => [String(_id), row as unknown as Record<Field, number>]));
  }

  /** The same door within a transaction. */
  within(transaction: SdkTransaction): DocumentsWithin<Doc> {
    return new DocumentsWithin(transaction, {
      name: this.name,
      schema: this.schema,
      seal: (row) => this.seal(row, row._id),
      unseal: (row) => this.unseal(row),
    });
  }

  /** Removes every row that a declared index serves; answers how many. One operation. */
  async removeAll(index: string, where: Where<Doc>): Promise<number> {
    this.indexFor(index, where);
    const { rows, _ } = this.use();
    const { deleted } = (await rows.where(filterOf(where, _)).remove()) as { deleted: number };
    return deleted;
  }

  private use() {
    const db = database();
    return { rows: db.collection(this.name), _: db.command };
  }

  private async read(where: Where<Doc>, limit: number, order: IndexSpec['keys'] = []): Promise<Doc[]> {
    const { rows, _ } = this.use();
    const query = rows.where(filterOf(where, _)).limit(limit);
    const sorted = order.reduce((q, [field, way]) => q.orderBy(field, way === 1 ? 'asc' : 'desc'), query);
    const { data } = (await sorted.get()) as { data: Row[] };
    return data.map((row) => this.schema.parse(this.unseal(row)));
  }

  private async write<Answer>(run: () => Promise<Answer>): Promise<Answer | 'duplicate'> {
    try {
      return await run();
    } catch (error) {
      if (isDuplicate(error)) return 'duplicate';
      throw error;
    }
  }

  private indexFor(index: string, where: Where<Doc>): IndexSpec {
    const spec = this.spec.indexes[index];
    const [first] = spec?.keys ?? [];
    if (!spec || !first || !(first[0] in where)) throw new Error(`${this.name}.${index} does not serve this query.`);
    return spec;
  }

  private scopeOf(reach: Reach | 'public'): Where<Row> {
    const { scope } = this.spec;
    if (reach === 'public') {
      if (scope !== 'public') throw new Error(`${this.name} is nobody's to list in public.`);
      return {};
    }
    if (scope === 'public' || reach.extent === 'all') return {};
    return reach.extent === 'own' ? { [scope.owner]: reach.personId } : { [scope.path]: withinAny(reach.paths) };
  }

  private seal(row: object, id: string): Record<string, unknown> {
    return this.mapSealed(row, (text, place) => this.keys().seal(text, place), id);
  }

  private unseal(row: Row): Record<string, unknown> {
    return this.mapSealed(row, (text, place) => this.keys().unseal(text, place), row._id);
  }

  private mapSealed(row: object, turn: (text: string, place: string) => string, id: string): Record<string, unknown> {
    const entries = Object.entries(row).map(([field, value]: [string, unknown]) => {
      const opaque = typeof value === 'string' && this.spec.sealed.includes(field);
      return [field, opaque ? turn(value, placeOf(this.name, field, id)) : value];
    });
    return Object.fromEntries(entries) as Record<string, unknown>;
  }
}
