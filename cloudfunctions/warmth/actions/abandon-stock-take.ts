import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { goodsExchanges } from '../contract/goods';
import { itemsShown, KEEPERS, READ_OPERATIONS } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { stockTakeView } from '../goods/stock-take';
import type { StockTake } from '../goods/stock-take';
import { checkRunning, COUNT_ATTEMPTS, stockTakeInReach } from '../goods/stock-taking';

/** Ends a round without a word about the stock; what was counted stays on record. */
export const abandonStockTake = action(goodsExchanges.abandonStockTake, {
  access: KEEPERS,
  once: 'natural',
  budget: READ_OPERATIONS + 1 + 2 * COUNT_ATTEMPTS,

  async run({ stockTakeId, reason }, context: GoodsContext) {
    const after = await abandon(context, stockTakeId, reason);
    return { stockTake: stockTakeView(after, await itemsShown(context.store.goods, after.lines)) };
  },
});

async function abandon(context: GoodsContext, id: string, reason: string): Promise<StockTake> {
  for (let attempt = 0; attempt < COUNT_ATTEMPTS; attempt += 1) {
    const one = await stockTakeInReach(context, id);
    if (one.closedBy === context.requestKey) return one;
    checkRunning(one);
    if (one.lines.some(({ postedBy }) => postedBy)) throw new Failure('NOT_AT_THIS_STAGE', { stage: 'closing' });
    const end = { state: 'abandoned' as const, closedAt: context.now, closedBy: context.requestKey };
    const next = { ...one, ...end, reason };
    if (await context.store.goods.replaceStockTake(one, next)) return { ...next, version: one.version + 1 };
  }
  throw new Failure('CONFLICT');
}
