import type * as z from 'zod';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { MOST_TRIP_ITEMS, outreachExchanges } from '../contract/outreach';
import type { Books } from '../goods/books';
import { itemsShown, movementIdOf, stampOf, WRITE_OPERATIONS } from '../goods/context';
import { itemRef } from '../goods/items';
import type { Items } from '../goods/items';
import { told } from '../goods/movement';
import { post, postingOperations, shortLine } from '../goods/post';
import { checkStep, putTrip, SHOW_OPERATIONS, shownTrip, TEAM, tripInReach, tripWithin } from '../outreach/context';
import type { OutreachContext } from '../outreach/context';
import { onTheRoad } from '../outreach/road';
import type { Trip } from '../outreach/trip';
import { gone, movedTo, shelfKey } from '../rules/movements';

type Closing = z.output<typeof outreachExchanges.closeTrip.input>;

/** Ends a trip once every piece that went out is handed out, brought back, written off or missing with a reason. */
export const closeTrip = action(outreachExchanges.closeTrip, {
  access: TEAM,
  once: 'request',
  budget: WRITE_OPERATIONS + 2 + postingOperations(3 * MOST_TRIP_ITEMS) + SHOW_OPERATIONS,

  async run(input, context: OutreachContext) {
    const { goods } = context.store;
    const { itemIds } = await tripInReach(context, input.tripId);
    const items = await itemsShown(
      goods,
      itemIds.map((itemId) => ({ itemId })),
    );
    const after = await goods.ledger.write(async (books) => {
      const trip = await tripWithin(books, context.store, input.tripId);
      if (trip.changedBy === context.requestKey) return trip;
      checkStep(trip, 'close');
      if (trip.version !== input.version) throw new Failure('CONFLICT');
      await bringBack(books, context, trip, input.back, items);
      await noteMissing(books, context, trip, input.differences, items);
      await checkBalanced(books, trip, items);
      return putTrip(books, context, { ...trip, state: 'closed' });
    });
    return shownTrip(context, after);
  },
});

async function bringBack(books: Books, context: OutreachContext, trip: Trip, back: Closing['back'], items: Items) {
  const lines = back.filter(({ count }) => count > 0);
  if (lines.length === 0) return;
  const { siteId, name, orgPath } = trip.from;
  const posting = {
    id: `${movementIdOf(context)}-back`,
    kind: 'tripBack' as const,
    site: { id: siteId, name, orgPath },
    takes: lines.map(({ itemId, count }) => ({ siteId: onTheRoad(trip).id, itemId, count, lot: null })),
    puts: movedTo(siteId),
    arriving: lines.map(({ itemId }) => ({ siteId, itemId, orgPath })),
    items,
    particulars: told({ counterpart: trip.title }),
  };
  await post(books, posting, stampOf(context));
}

async function noteMissing(
  books: Books,
  context: OutreachContext,
  trip: Trip,
  missing: Closing['differences'],
  items: Items,
) {
  if (missing.length === 0) return;
  const site = onTheRoad(trip);
  const posting = {
    id: `${movementIdOf(context)}-missing`,
    kind: 'difference' as const,
    site,
    takes: missing.map(({ itemId, count }) => ({ siteId: site.id, itemId, count, lot: null })),
    puts: gone,
    arriving: [],
    items,
    particulars: told({
      reason: missing.map(({ itemId, reason }) => `${itemRef(items, itemId).name}：${reason}`).join('；'),
    }),
  };
  await post(books, posting, stampOf(context));
}

/** @throws Failure TRIP_NOT_BALANCED with everything that is still on the road */
async function checkBalanced(books: Books, trip: Trip, items: Items): Promise<void> {
  const left = [];
  for (const itemId of trip.itemIds) {
    const shelf = await books.stock.find(shelfKey(onTheRoad(trip).id, itemId));
    if (shelf && shelf.onHand > 0) left.push(shortLine(items, { itemId, count: 0 }, shelf.onHand));
  }
  if (left.length > 0) throw new Failure('TRIP_NOT_BALANCED', { lines: left });
}
