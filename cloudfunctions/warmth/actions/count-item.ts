import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { goodsExchanges } from '../contract/goods';
import { badField, itemsShown, KEEPERS, WRITE_OPERATIONS } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { KEPT_OPERATIONS, keptAt } from '../goods/kept';
import { stockTakeView } from '../goods/stock-take';
import type { StockTake } from '../goods/stock-take';
import { checkRunning, COUNT_ATTEMPTS, expectedAt, stockTakeInReach, withLine } from '../goods/stock-taking';

/** Notes how many of an item were found, against how many there should be at this moment; a later count replaces it. */
export const countItem = action(goodsExchanges.countItem, {
  access: KEEPERS,
  once: 'request',
  budget: WRITE_OPERATIONS + 2 + COUNT_ATTEMPTS * (3 + 2 * KEPT_OPERATIONS),

  async run({ stockTakeId, itemId, counted, reason }, context: GoodsContext) {
    const { goods } = context.store;
    if (!(await goods.catalogue.find(itemId))) throw badField('itemId', 'unknown');
    const after = await count(context, stockTakeId, { itemId, counted, reason });
    return { stockTake: stockTakeView(after, await itemsShown(goods, after.lines)) };
  },
});

interface Count {
  itemId: string;
  counted: number;
  reason: string;
}

async function count(context: GoodsContext, id: string, { itemId, counted, reason }: Count): Promise<StockTake> {
  const { goods } = context.store;
  for (let attempt = 0; attempt < COUNT_ATTEMPTS; attempt += 1) {
    const one = await stockTakeInReach(context, id);
    if (one.lines.some((line) => line.countedBy === context.requestKey)) return one;
    checkRunning(one);
    const expected = await expectedNow(context, one.siteId, itemId);
    if (expected === null) continue;
    if (counted !== expected && reason === '') throw badField('reason', 'required');
    const next = withLine(one, { itemId, expected, counted, reason, countedBy: context.requestKey });
    if (await goods.replaceStockTake(one, next)) return { ...next, version: one.version + 1 };
  }
  throw new Failure('CONFLICT');
}

/** How much should lie there; `null`: hand-outs were posted while it was looked up, so that shelf and books do not fit. */
async function expectedNow(context: GoodsContext, siteId: string, itemId: string): Promise<number | null> {
  const before = await keptAt(context, siteId);
  const shelves = await context.store.goods.shelvesAt(siteId);
  const kept = await keptAt(context, siteId);
  const isSame = [...kept.unposted].every(([id, count]) => before.unposted.get(id) === count);
  return isSame ? (expectedAt(shelves, kept).get(itemId) ?? 0) : null;
}
