import { action } from '../../kit/action';
import { goodsExchanges } from '../contract/goods';
import { KEEPERS } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { told } from '../goods/movement';
import { ONE_SITE_OPERATIONS, takeOffShelves } from '../goods/one-site';

/** Takes off the shelf what is damaged, expired or lost, with its reason. */
export const writeOffGoods = action(goodsExchanges.writeOffGoods, {
  access: KEEPERS,
  once: 'request',
  budget: ONE_SITE_OPERATIONS,

  run: ({ cause, reason, ...what }, context: GoodsContext) =>
    takeOffShelves(context, 'loss', what, { particulars: told({ cause, reason }) }),
});
