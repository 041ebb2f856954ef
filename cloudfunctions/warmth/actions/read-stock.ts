import { beijingDay } from '../../domain/calendar';
import { action } from '../../kit/action';
import { goodsExchanges } from '../contract/goods';
import { itemsShown, LOOKERS, READ_OPERATIONS, siteInReach } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { KEPT_OPERATIONS, keptAt } from '../goods/kept';
import { stockTakeView } from '../goods/stock-take';
import { transferView } from '../goods/transfer';
import { siteView, stockLines } from '../goods/views';

const MOST_ARRIVING = 50;

/** What lies at a site, what is on its way there, and the round of counting that is open. */
export const readStock = action(goodsExchanges.readStock, {
  access: { ...LOOKERS, volunteer: 'unit' },
  once: 'read',
  budget: READ_OPERATIONS + 6 + KEPT_OPERATIONS,

  async run({ siteId }, context: GoodsContext) {
    const { goods } = context.store;
    const site = await siteInReach(context, siteId);
    const [shelves, arriving, stockTake, turned, kept] = await Promise.all([
      goods.shelvesAt(siteId),
      goods.arrivingAt(siteId, MOST_ARRIVING),
      goods.openStockTakeAt(siteId),
      goods.sites.turned([siteId]),
      keptAt(context, siteId),
    ]);
    const items = await itemsShown(goods, [
      ...shelves,
      ...arriving.flatMap(({ lines }) => lines),
      ...(stockTake?.lines ?? []),
    ]);
    return {
      site: siteView(site, turned.get(siteId)),
      lines: stockLines(shelves, items, kept.names, kept.unposted, beijingDay(context.now)),
      arriving: arriving.map((transfer) => transferView(transfer, items)),
      stockTake: stockTake && stockTakeView(stockTake, items),
    };
  },
});
