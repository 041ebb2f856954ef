import type * as z from 'zod';
import { collections } from '../domain/collections';
import type { CollectionName, CollectionSpec } from '../domain/collections';
import { database } from './cloud';
import { filterOf } from './criteria';
import type { Criterion, Scalar } from './criteria';

/** Fields by their paths: `left`, or `claims.3fa9.state` for one entry of a map in the row. */
type ByPath<Value> = Readonly<Record<string, Value>>;
type WhereParts = ByPath<Scalar | Criterion>;

/** What a change does at each path: writes a value, adds, or lowers to a value that is less. */
export interface PartChange {
  set?: ByPath<unknown>;
  increment?: ByPath<number>;
  lower?: ByPath<number>;
}

/**
 * Rows that hold a map of entries, read and changed an entry at a time: one row is the unit of atomicity, so a condition
 * on an entry and on a count beside it holds for both. Nothing in them is sealed.
 *
 * A key of the map is part of a path: hexadecimal, never what a client sent.
 */
export class Parts {
  private readonly spec: CollectionSpec;

  constructor(private readonly name: CollectionName) {
    this.spec = collections[name];
    if (this.spec.sealed.length > 0) throw new Error(`${name} has sealed fields.`);
  }

  /** Changes the row of an id if it is as `where` says; `false` when it is not. One operation. */
  async update(where: WhereParts & { _id: string }, change: PartChange): Promise<boolean> {
    const { rows, _ } = this.use();
    const matching = rows.where(filterOf(where, _)).options({ multiple: false });
    const { updated } = (await matching.update(operatorsOf(change, _))) as { updated: number };
    return updated === 1;
  }

  /** Changes every row that a declared index serves; how many. One operation. */
  async updateAll(index: string, where: WhereParts, change: PartChange): Promise<number> {
    this.checkServed(index, where);
    const { rows, _ } = this.use();
    const matching = rows.where(filterOf(where, _)).options({ multiple: true });
    return ((await matching.update(operatorsOf(change, _))) as { updated: number }).updated;
  }

  /**
   * Some fields of the rows that an index, or the id, serves. One operation.
   *
   * @param fields paths; `_id` comes with them
   * @param limit 1 … 1,000
   * @param by a field of the index that they are ordered by; left out: in no order
   */
  async read<Part>(
    index: '_id' | (string & {}),
    where: WhereParts,
    fields: readonly string[],
    schema: z.ZodType<Part>,
    limit: number,
    by?: string,
  ): Promise<Part[]> {
    this.checkServed(index, where);
    const { rows, _ } = this.use();
    const projection = Object.fromEntries(fields.map((field) => [field, true]));
    const query = rows.where(filterOf(where, _)).field(projection).limit(limit);
    const { data } = (await (by === undefined ? query : query.orderBy(by, 'asc')).get()) as { data: unknown[] };
    return data.map((row) => schema.parse(row));
  }

  private use() {
    const db = database();
    return { rows: db.collection(this.name), _: db.command };
  }

  private checkServed(index: string, where: WhereParts): void {
    const [first] = index === '_id' ? [['_id'] as const] : (this.spec.indexes[index]?.keys ?? []);
    if (!first || !(first[0] in where)) throw new Error(`${this.name}.${index} does not serve this query.`);
  }
}

function operatorsOf({ set = {}, increment = {}, lower = {} }: PartChange, _: ReturnType<typeof database>['command']) {
  return Object.fromEntries([
    ...Object.entries(set).map(([path, value]) => [path, _.set(value)] as const),
    ...Object.entries(increment).map(([path, by]) => [path, _.inc(by)] as const),
    ...Object.entries(lower).map(([path, value]) => [path, _.min(value)] as const),
  ]);
}
