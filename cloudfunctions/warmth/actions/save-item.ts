import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { goodsExchanges } from '../contract/goods';
import type { ItemFacts } from '../contract/goods-fields';
import { badField, OFFICE, WRITE_OPERATIONS } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { itemRow, itemView } from '../goods/items';
import type { Items } from '../goods/items';

/** Puts an item or a kit into the catalogue, or changes it; what lies on shelves already stays what it is. */
export const saveItem = action(goodsExchanges.saveItem, {
  access: OFFICE,
  once: 'request',
  budget: WRITE_OPERATIONS + 3,

  async run({ itemId, version, facts, retired }, { store, requestKey }: GoodsContext) {
    const { catalogue } = store.goods;
    if ((itemId === null) !== (version === null)) throw badField('version', 'required');
    const parts = partsOf(facts, await catalogue.among(facts.parts.map((part) => part.itemId)), itemId);
    const id = itemId ?? `i${requestKey.slice(0, 20)}`;
    const item = itemRow({ _id: id, ...facts, retired, version: (version ?? 0) + 1, changedBy: requestKey });
    const written = version === null ? await catalogue.add(item) : await catalogue.replace(version, item);
    if (written) return { item: itemView(item, parts) };
    const now = await catalogue.find(id);
    if (!now) throw new Failure('NOT_FOUND');
    if (now.changedBy !== requestKey) throw new Failure('CONFLICT');
    return { item: itemView(now, parts) };
  },
});

/** The parts of a kit. @throws Failure INVALID_INPUT where one is unknown, a kit itself, named twice, or the item */
function partsOf({ parts }: ItemFacts, items: Items, itemId: string | null): Items {
  parts.forEach((part, i) => {
    const item = items.get(part.itemId);
    const isTwice = parts.findIndex((one) => one.itemId === part.itemId) !== i;
    const isFit = item && item.parts.length === 0 && part.itemId !== itemId && !isTwice;
    if (!isFit) throw badField(`facts.parts.${i}.itemId`, 'unknown');
  });
  return items;
}
