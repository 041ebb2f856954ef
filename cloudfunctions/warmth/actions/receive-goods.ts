import { action } from '../../kit/action';
import { goodsExchanges } from '../contract/goods';
import type { Source } from '../contract/goods-fields';
import { KEEPERS } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { told } from '../goods/movement';
import { ONE_SITE_OPERATIONS, putOnShelves } from '../goods/one-site';

/** Takes in what was bought or given, each lot with its last good day. */
export const receiveGoods = action(goodsExchanges.receiveGoods, {
  access: KEEPERS,
  once: 'request',
  budget: ONE_SITE_OPERATIONS,

  run: ({ source, note, ...what }, context: GoodsContext) =>
    putOnShelves(context, source.kind, what, origin(source, note)),
});

/** Where it comes from; a donor is named in public only as they wish. */
function origin(source: Source, note: string) {
  if (source.kind === 'purchase') {
    const counterpart = [source.supplier, source.documentNumber].filter(Boolean).join(' · ');
    return { particulars: told({ counterpart, reason: note }) };
  }
  const { donor, shownAs, contactPhone } = source;
  const particulars = told({ counterpart: donor, reason: note, contactPhone });
  return { particulars, ...(shownAs === 'name' && { shownDonor: donor }) };
}
