import { action } from '../../kit/action';
import { goodsExchanges } from '../contract/goods';
import { itemsOn, LOOKERS, READ_OPERATIONS, siteInReach } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { movementView } from '../goods/views';

const PAGE = 30;

/** What came to a site and what left it, newest first. */
export const listMovements = action(goodsExchanges.listMovements, {
  access: LOOKERS,
  once: 'read',
  budget: READ_OPERATIONS + 3,

  async run({ siteId, after }, context: GoodsContext) {
    const { goods } = context.store;
    const site = await siteInReach(context, siteId);
    const { rows, next } = await goods.movementsAt(site.id, after, PAGE);
    const items = await itemsOn(goods, rows);
    return { movements: rows.map((movement) => movementView(movement, items)), next };
  },
});
