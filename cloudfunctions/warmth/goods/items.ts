import * as z from 'zod';
import { termsOf } from '../../domain/search-terms';
import type { ItemRef, ItemView } from '../contract/goods-fields';
import { ItemFacts } from '../contract/goods-fields';

/** An item of the catalogue; the city has one catalogue. */
export const Item = z.strictObject({
  _id: z.string(),
  ...ItemFacts.shape,
  retired: z.boolean(),
  version: z.int().positive(),
  changedBy: z.string().describe('the request that wrote this version'),
  listKey: z.string(),
  terms: z.array(z.string()),
});
export type Item = z.infer<typeof Item>;
/** Items by id. */
export type Items = ReadonlyMap<string, Item>;

/** What the list keys of kits begin with. */
export const KITS_FIRST = '0!';

/** An item as it is stored: kits first, then by name. */
export function itemRow(facts: Omit<Item, 'listKey' | 'terms'>): Item {
  const rank = facts.parts.length > 0 ? KITS_FIRST : '1!';
  return { ...facts, listKey: `${rank}${facts.name}!${facts._id}`, terms: termsOf(facts.name) };
}

/** Whether an item is made of others. */
export const isKit = (items: Items, id: string): boolean => (items.get(id)?.parts.length ?? 0) > 0;

/** Whether an item has a last good day. */
export const goesOff = (items: Items, id: string): boolean => (items.get(id)?.shelfLifeDays ?? null) !== null;

const UNKNOWN = { name: '（已不在目录里）', unit: '件', spec: '' };

/** What a line shows of an item. */
export function itemRef(items: Items, id: string): ItemRef {
  const { name, unit, spec } = items.get(id) ?? UNKNOWN;
  return { id, name, unit, spec };
}

/** An item as people see it, its parts by their names. */
export function itemView(item: Item, items: Items): ItemView {
  const { _id: id, parts, name, unit, spec, size, weightGrams, shelfLifeDays, lowAt, retired, version } = item;
  return {
    id,
    name,
    unit,
    spec,
    size,
    weightGrams,
    shelfLifeDays,
    lowAt,
    parts: parts.map(({ itemId, count }) => ({ item: itemRef(items, itemId), count })),
    retired,
    version,
  };
}
