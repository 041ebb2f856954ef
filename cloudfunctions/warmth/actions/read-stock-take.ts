import { action } from '../../kit/action';
import { goodsExchanges } from '../contract/goods';
import { itemsShown, LOOKERS, READ_OPERATIONS } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { stockTakeView } from '../goods/stock-take';
import { stockTakeInReach } from '../goods/stock-taking';

/** One round of counting, open or over. */
export const readStockTake = action(goodsExchanges.readStockTake, {
  access: LOOKERS,
  once: 'read',
  budget: READ_OPERATIONS + 2,

  async run({ stockTakeId }, context: GoodsContext) {
    const one = await stockTakeInReach(context, stockTakeId);
    return { stockTake: stockTakeView(one, await itemsShown(context.store.goods, one.lines)) };
  },
});
