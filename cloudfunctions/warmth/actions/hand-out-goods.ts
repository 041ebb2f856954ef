import { action } from '../../kit/action';
import { goodsExchanges } from '../contract/goods';
import { KEEPERS } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { told } from '../goods/movement';
import { ONE_SITE_OPERATIONS, takeOffShelves } from '../goods/one-site';

/** Hands goods out over the counter, outside of any campaign: water, a mask, a plaster. */
export const handOutGoods = action(goodsExchanges.handOutGoods, {
  access: KEEPERS,
  once: 'request',
  budget: ONE_SITE_OPERATIONS,

  run: ({ to, note, ...what }, context: GoodsContext) =>
    takeOffShelves(context, 'handOut', what, { particulars: told({ counterpart: to, reason: note }) }),
});
