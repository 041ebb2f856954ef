import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { goodsExchanges } from '../contract/goods';
import { itemsShown, KEEPERS, siteInReach, WRITE_OPERATIONS } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { KEPT_OPERATIONS, keptAt } from '../goods/kept';
import type { Site } from '../goods/sites';
import { stockTakeView } from '../goods/stock-take';
import type { StockTake } from '../goods/stock-take';
import { expectedAt } from '../goods/stock-taking';

/** Begins a round of counting; whoever begins while one is open joins that one. */
export const openStockTake = action(goodsExchanges.openStockTake, {
  access: KEEPERS,
  once: 'request',
  budget: WRITE_OPERATIONS + 6 + KEPT_OPERATIONS,

  async run({ siteId }, context: GoodsContext) {
    const { goods } = context.store;
    const site = await siteInReach(context, siteId);
    const [shelves, kept] = await Promise.all([goods.shelvesAt(siteId), keptAt(context, siteId)]);
    const fresh = newStockTake(site, expectedAt(shelves, kept), context);
    const isFirst = await goods.addStockTake(fresh);
    const open = isFirst ? fresh : ((await goods.openStockTakeAt(siteId)) ?? (await goods.findStockTake(fresh._id)));
    if (!open) throw new Failure('CONFLICT');
    return { stockTake: stockTakeView(open, await itemsShown(goods, open.lines)) };
  },
});

function newStockTake(
  { id: siteId, name: siteName, orgPath }: Site,
  expected: ReadonlyMap<string, number>,
  { requestKey, now, caller }: GoodsContext,
): StockTake {
  const lines = [...expected].map(([itemId, count]) => ({
    itemId,
    expected: count,
    counted: null,
    reason: '',
    countedBy: null,
  }));
  return {
    _id: `k${requestKey}`,
    siteId,
    siteName,
    orgPath,
    state: 'open',
    openedAt: now,
    closedAt: null,
    reason: '',
    lines: lines.filter((line) => line.expected > 0),
    by: caller.personId,
    closedBy: null,
    version: 1,
  };
}
