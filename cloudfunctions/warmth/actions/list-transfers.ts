import { action } from '../../kit/action';
import { goodsExchanges } from '../contract/goods';
import { itemsOn, LOOKERS, READ_OPERATIONS, siteInReach } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { transferView } from '../goods/transfer';

const PAGE = 20;

/** What was sent to a site or from it, newest first. */
export const listTransfers = action(goodsExchanges.listTransfers, {
  access: LOOKERS,
  once: 'read',
  budget: READ_OPERATIONS + 3,

  async run({ siteId, direction, after }, context: GoodsContext) {
    const { goods } = context.store;
    const site = await siteInReach(context, siteId);
    const { rows, next } = await goods.transfersAt(site.id, direction, after, PAGE);
    const items = await itemsOn(goods, rows);
    return { transfers: rows.map((transfer) => transferView(transfer, items)), next };
  },
});
