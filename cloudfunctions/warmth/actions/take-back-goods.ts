import { action } from '../../kit/action';
import { goodsExchanges } from '../contract/goods';
import { KEEPERS } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { told } from '../goods/movement';
import { ONE_SITE_OPERATIONS, putOnShelves } from '../goods/one-site';

/** Puts back on the shelf what somebody who had received it gave back. */
export const takeBackGoods = action(goodsExchanges.takeBackGoods, {
  access: KEEPERS,
  once: 'request',
  budget: ONE_SITE_OPERATIONS,

  run: ({ reason, ...what }, context: GoodsContext) =>
    putOnShelves(context, 'returned', what, { particulars: told({ reason }) }),
});
