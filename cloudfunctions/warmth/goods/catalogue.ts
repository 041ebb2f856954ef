import { Collection } from '../../kit/collection';
import { startsWith } from '../../kit/criteria';
import type { KeyRing } from '../../kit/sealed';
import { Item, KITS_FIRST } from './items';
import type { Items } from './items';

/** Most items that are looked through for one page of those with a name: by name in order, no index finds them. */
const MOST_LOOKED_AT = 1_000;

interface Wanted {
  /** All of which the name has; none: every item. */
  terms: readonly string[];
  kitsOnly: boolean;
}

/** The door to the catalogue. */
export class Catalogue {
  private readonly items: Collection<Item>;

  constructor(keys: () => KeyRing) {
    this.items = new Collection('goodsItems', Item, keys);
  }

  /** The items of these ids that exist; none asked for, no operation. One operation. */
  async among(ids: readonly string[]): Promise<Items> {
    const wanted = [...new Set(ids)];
    const rows = wanted.length === 0 ? [] : await this.items.among('_id', wanted);
    return new Map(rows.map((row) => [row._id, row]));
  }

  /** The item of an id, or `null`. One operation. */
  find(id: string): Promise<Item | null> {
    return this.items.find(id);
  }

  /** A page of items, kits first, then by name, and where the next one starts (`null`: this is the last). One operation. */
  async page({ terms, kitsOnly }: Wanted, after: string | null, size: number) {
    const where = { listKey: startsWith(kitsOnly ? KITS_FIRST : '', after) };
    const limit = terms.length === 0 ? size + 1 : MOST_LOOKED_AT;
    const rows = await this.items.list({ reach: 'public', index: 'byName', where, limit });
    const found = rows.filter((item) => terms.every((term) => item.terms.includes(term)));
    const items = found.slice(0, size);
    const last = found.length > size ? items.at(-1) : rows[limit - 1];
    return { items, next: last?.listKey ?? null };
  }

  /** Adds an item; `false` when it is there. One operation. */
  add(item: Item): Promise<boolean> {
    return this.items.insert(item);
  }

  /** Writes the next version of an item over the one that was read; `false` when somebody was faster. One operation. */
  async replace(version: number, { _id, version: next, ...set }: Item): Promise<boolean> {
    return (await this.items.update({ _id, version }, { set, increment: { version: 1 } })) === true;
  }
}
