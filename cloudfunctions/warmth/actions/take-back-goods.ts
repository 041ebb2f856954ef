import { action } from '../../kit/action';
import { goodsExchanges } from '../contract/goods';
import { MOST_LINES } from '../contract/goods-fields';
import { itemsNamed, KEEPERS, postNow, siteInReach, WRITE_OPERATIONS } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { checkArrivals, putsOf, shelvesOf } from '../goods/lines';
import { told } from '../goods/movement';
import { postingOperations } from '../goods/post';
import { movementView } from '../goods/views';

/** Puts back on the shelf what somebody who had received it gave back. */
export const takeBackGoods = action(goodsExchanges.takeBackGoods, {
  access: KEEPERS,
  once: 'request',
  budget: WRITE_OPERATIONS + 2 + postingOperations(MOST_LINES),

  async run({ siteId, lines, reason }, context: GoodsContext) {
    const site = await siteInReach(context, siteId);
    const items = await itemsNamed(context.store.goods, lines);
    checkArrivals(lines, items, context.now);
    const movement = await postNow(context, {
      kind: 'returned',
      site,
      takes: [],
      puts: () => putsOf(site, lines),
      arriving: shelvesOf(site, lines),
      items,
      particulars: told({ reason }),
    });
    return { movement: movementView(movement, items) };
  },
});
