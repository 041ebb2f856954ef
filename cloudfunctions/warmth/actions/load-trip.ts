import { action } from '../../kit/action';
import { MOST_TRIP_ITEMS, outreachExchanges } from '../contract/outreach';
import { MOST_LINES } from '../contract/goods-fields';
import type { LineOut } from '../contract/goods-fields';
import { badField, itemsNamed, KEEPERS, movementIdOf, stampOf, WRITE_OPERATIONS } from '../goods/context';
import type { Items } from '../goods/items';
import { takesOf } from '../goods/lines';
import { told } from '../goods/movement';
import { post, postingOperations } from '../goods/post';
import type { Posting } from '../goods/post';
import { tripSite } from '../goods/sites';
import { checkStep, putTrip, SHOW_OPERATIONS, shownTrip, tripInReach, tripWithin } from '../outreach/context';
import type { OutreachContext } from '../outreach/context';
import type { Trip } from '../outreach/trip';
import { movedTo } from '../rules/movements';

/** Loads goods for a trip: they leave the shelf and are on the road. */
export const loadTrip = action(outreachExchanges.loadTrip, {
  access: KEEPERS,
  once: 'request',
  budget: WRITE_OPERATIONS + 2 + postingOperations(2 * MOST_LINES) + SHOW_OPERATIONS,

  async run({ tripId, lines }, context: OutreachContext) {
    const { goods } = context.store;
    await tripInReach(context, tripId);
    const items = await itemsNamed(goods, lines);
    const after = await goods.ledger.write(async (books) => {
      const trip = await tripWithin(books, context.store, tripId);
      const { isNew } = await post(books, postingOf(context, trip, lines, items), stampOf(context));
      if (!isNew) return trip;
      checkStep(trip, 'load');
      const itemIds = [...new Set([...trip.itemIds, ...lines.map(({ itemId }) => itemId)])];
      if (itemIds.length > MOST_TRIP_ITEMS) throw badField('lines', 'surplus');
      return putTrip(books, context, { ...trip, itemIds, state: 'out' });
    });
    return shownTrip(context, after);
  },
});

/** Goods leave the shelf where the trip loads as it stands at this moment. */
function postingOf(
  context: OutreachContext,
  { _id, from, title }: Trip,
  lines: readonly LineOut[],
  items: Items,
): Posting {
  const [siteId, site] = [tripSite(_id), { id: from.siteId, name: from.name, orgPath: from.orgPath }];
  return {
    id: movementIdOf(context),
    kind: 'tripOut',
    site,
    takes: takesOf(site, lines),
    puts: movedTo(siteId),
    arriving: lines.map(({ itemId }) => ({ siteId, itemId, orgPath: from.orgPath })),
    items,
    particulars: told({ counterpart: title }),
  };
}
