import { action } from '../../kit/action';
import { goodsExchanges } from '../contract/goods';
import { itemsOn, LOOKERS, READ_OPERATIONS, siteInReach } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { stockTakeView } from '../goods/stock-take';

const PAGE = 12;

/** The rounds of counting of a site, newest first. */
export const listStockTakes = action(goodsExchanges.listStockTakes, {
  access: LOOKERS,
  once: 'read',
  budget: READ_OPERATIONS + 3,

  async run({ siteId, after }, context: GoodsContext) {
    const { goods } = context.store;
    const site = await siteInReach(context, siteId);
    const { rows, next } = await goods.stockTakesAt(site.id, after, PAGE);
    const items = await itemsOn(goods, rows);
    return { stockTakes: rows.map((one) => stockTakeView(one, items)), next };
  },
});
