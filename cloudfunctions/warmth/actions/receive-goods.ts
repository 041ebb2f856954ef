import { action } from '../../kit/action';
import { goodsExchanges } from '../contract/goods';
import { MOST_LINES } from '../contract/goods-fields';
import type { Source } from '../contract/goods-fields';
import { itemsNamed, KEEPERS, postNow, siteInReach, WRITE_OPERATIONS } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { checkArrivals, putsOf, shelvesOf } from '../goods/lines';
import { told } from '../goods/movement';
import { postingOperations } from '../goods/post';
import { movementView } from '../goods/views';

/** Takes in what was bought or given, each lot with its last good day. */
export const receiveGoods = action(goodsExchanges.receiveGoods, {
  access: KEEPERS,
  once: 'request',
  budget: WRITE_OPERATIONS + 2 + postingOperations(MOST_LINES),

  async run({ siteId, source, lines, note }, context: GoodsContext) {
    const site = await siteInReach(context, siteId);
    const items = await itemsNamed(context.store.goods, lines);
    checkArrivals(lines, items, context.now);
    const movement = await postNow(context, {
      kind: source.kind,
      site,
      takes: [],
      puts: () => putsOf(site, lines),
      arriving: shelvesOf(site, lines),
      items,
      ...origin(source, note),
    });
    return { movement: movementView(movement, items) };
  },
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
