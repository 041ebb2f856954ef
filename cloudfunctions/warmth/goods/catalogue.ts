import { Collection } from '../../kit/collection';
import { hasAll, startsWith } from '../../kit/criteria';
import type { KeyRing } from '../../kit/sealed';
import { Item } from './items';
import type { Items } from './items';

/** Most items that one list shows. */
export const MOST_ITEMS = 200;

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

  /** Items whose name has all the terms (none: every item), one more than fit when there are more. One operation. */
  list(terms: readonly string[]): Promise<Item[]> {
    const limit = MOST_ITEMS + 1;
    if (terms.length === 0) {
      return this.items.list({ reach: 'public', index: 'byName', where: { listKey: startsWith('') }, limit });
    }
    return this.items.list({ reach: 'public', index: 'byTerm', where: { terms: hasAll(terms) }, limit });
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
