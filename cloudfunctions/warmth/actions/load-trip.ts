import { action } from '../../kit/action';
import { outreachExchanges } from '../contract/outreach';
import { MOST_LINES } from '../contract/goods-fields';
import { itemsNamed, KEEPERS, movementIdOf, stampOf, WRITE_OPERATIONS } from '../goods/context';
import { takesOf } from '../goods/lines';
import { told } from '../goods/movement';
import { post, postingOperations } from '../goods/post';
import { tripSite } from '../goods/sites';
import { checkStep, putTrip, SHOW_OPERATIONS, shownTrip, tripInReach, tripWithin } from '../outreach/context';
import type { OutreachContext } from '../outreach/context';
import { movedTo } from '../rules/movements';

/** Loads goods for a trip: they leave the shelf and are on the road. */
export const loadTrip = action(outreachExchanges.loadTrip, {
  access: KEEPERS,
  once: 'request',
  budget: WRITE_OPERATIONS + 2 + postingOperations(2 * MOST_LINES) + SHOW_OPERATIONS,

  async run({ tripId, lines }, context: OutreachContext) {
    const { goods } = context.store;
    const { from, title } = await tripInReach(context, tripId);
    const items = await itemsNamed(goods, lines);
    const [siteId, site] = [tripSite(tripId), { id: from.siteId, name: from.name, orgPath: from.orgPath }];
    const posting = {
      id: movementIdOf(context),
      kind: 'tripOut' as const,
      site,
      takes: takesOf(site, lines),
      puts: movedTo(siteId),
      arriving: lines.map(({ itemId }) => ({ siteId, itemId, orgPath: from.orgPath })),
      items,
      particulars: told({ counterpart: title }),
    };
    const after = await goods.ledger.write(async (books) => {
      const trip = await tripWithin(books, context.store, tripId);
      const { isNew } = await post(books, posting, stampOf(context));
      if (!isNew) return trip;
      checkStep(trip, 'load');
      const itemIds = [...new Set([...trip.itemIds, ...lines.map(({ itemId }) => itemId)])];
      return putTrip(books, context, { ...trip, itemIds, state: 'out' });
    });
    return shownTrip(context, after);
  },
});
