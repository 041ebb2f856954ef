import { action } from '../../kit/action';
import { goodsExchanges } from '../contract/goods';
import { MOST_LINES } from '../contract/goods-fields';
import { itemsNamed, KEEPERS, postNow, siteInReach, WRITE_OPERATIONS } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { takesOf } from '../goods/lines';
import { told } from '../goods/movement';
import { postingOperations } from '../goods/post';
import { movementView } from '../goods/views';
import { gone } from '../rules/movements';

/** Takes off the shelf what is damaged, expired or lost, with its reason. */
export const writeOffGoods = action(goodsExchanges.writeOffGoods, {
  access: KEEPERS,
  once: 'request',
  budget: WRITE_OPERATIONS + 2 + postingOperations(MOST_LINES),

  async run({ siteId, cause, lines, reason }, context: GoodsContext) {
    const site = await siteInReach(context, siteId);
    const items = await itemsNamed(context.store.goods, lines);
    const movement = await postNow(context, {
      kind: 'loss',
      site,
      takes: takesOf(site, lines),
      puts: gone,
      arriving: [],
      items,
      particulars: told({ cause, reason }),
    });
    return { movement: movementView(movement, items) };
  },
});
