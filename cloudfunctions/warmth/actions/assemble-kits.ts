import { action } from '../../kit/action';
import { goodsExchanges } from '../contract/goods';
import { MOST_LINES } from '../contract/goods-fields';
import { badField, KEEPERS, postNow, siteInReach, WRITE_OPERATIONS } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { told } from '../goods/movement';
import { postingOperations } from '../goods/post';
import { movementView } from '../goods/views';
import { assembled } from '../rules/movements';

/** Makes kits by their bill of materials: the parts leave the shelf and the kits come onto it. */
export const assembleKits = action(goodsExchanges.assembleKits, {
  access: KEEPERS,
  once: 'request',
  budget: WRITE_OPERATIONS + 3 + postingOperations(MOST_LINES),

  async run({ siteId, kitId, count }, context: GoodsContext) {
    const { catalogue } = context.store.goods;
    const site = await siteInReach(context, siteId);
    const kit = await catalogue.find(kitId);
    if (!kit || kit.parts.length === 0 || kit.retired) throw badField('kitId', 'unknown');
    const items = new Map(await catalogue.among(kit.parts.map(({ itemId }) => itemId))).set(kitId, kit);
    const movement = await postNow(context, {
      kind: 'kitting',
      site,
      takes: kit.parts.map((part) => ({ siteId, itemId: part.itemId, count: part.count * count, lot: null })),
      puts: assembled(siteId, kitId, count),
      arriving: [{ siteId, itemId: kitId, orgPath: site.orgPath }],
      items,
      particulars: told({ counterpart: `${kit.name} ${count} ${kit.unit}` }),
    });
    return { movement: movementView(movement, items) };
  },
});
