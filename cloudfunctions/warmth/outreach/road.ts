import { Failure } from '../../kit/failure';
import { TRANSACTION_ATTEMPTS } from '../../kit/transaction';
import type { Books } from '../goods/books';
import { badField, itemsNamed, movementIdOf, stampOf } from '../goods/context';
import { told } from '../goods/movement';
import { post } from '../goods/post';
import { tripSite } from '../goods/sites';
import { gone } from '../rules/movements';
import { checkStep, stopNear, tripWithin } from './context';
import type { OutreachContext } from './context';
import { handOutOf, handOutRow, handOutView } from './hand-out';
import type { HandOut } from './hand-out';
import type { Stop, Trip } from './trip';

/** The trip as a site: what was loaded lies there until it is handed out or brought back. */
export const onTheRoad = ({ _id, title, from }: Trip) => ({ id: tripSite(_id), name: title, orgPath: from.orgPath });

/** What of a hand-out is known before it is written. */
export type Handing = Pick<HandOut, '_id' | 'itemId' | 'count' | 'personId' | 'to' | 'witness' | 'note'> & {
  /** What else must hold and is noted in the same transaction. */
  bind?: (books: Books) => Promise<void>;
};

/** Operations of `handOutAt` beside the posting: before and after it, and in each of its attempts. */
export const HAND_OUT_OPERATIONS = 4 + 8 * TRANSACTION_ATTEMPTS;

/**
 * Hands goods out at a stop: the goods leave the trip and the hand-out is noted, in one transaction.
 *
 * @param handingFor what is handed out, once trip and stop are known
 * @throws Failure ALREADY_GIVEN when the row of this hand-out is another request's
 */
export async function handOutAt(
  context: OutreachContext,
  { tripId, stopId, itemId }: { tripId: string; stopId: string; itemId: string },
  handingFor: (trip: Trip, stop: Stop) => Promise<Handing>,
) {
  const { goods, outreach } = context.store;
  const { trip, stop } = await stopNear(context, tripId, stopId);
  if (!trip.itemIds.includes(itemId)) throw badField('itemId', 'unknown');
  const items = await itemsNamed(goods, [{ itemId }]);
  const { bind, ...handing } = await handingFor(trip, stop);
  const site = onTheRoad(trip);
  const posting = {
    id: movementIdOf(context),
    kind: 'handOut' as const,
    site,
    takes: [{ siteId: site.id, itemId, count: handing.count, lot: null }],
    puts: gone,
    arriving: [],
    items,
    particulars: told({ counterpart: stop.name }),
  };
  const handOut = await goods.ledger.write(async (books) => {
    const rows = books.also(outreach.handOuts);
    const known = await rows.find(handing._id);
    if (known?.request === context.requestKey) return handOutOf(known);
    if (known) throw new Failure('ALREADY_GIVEN', { stop: known.stopName, at: known.at });
    checkStep(await tripWithin(books, context.store, tripId), 'handOut');
    await bind?.(books);
    const { movement } = await post(books, posting, stampOf(context));
    const { at, by, orgPath } = movement;
    const fresh = { ...handing, tripId, stopId, stopName: stop.name, orgPath, at, by, request: context.requestKey };
    await rows.insert(handOutRow(fresh));
    return fresh;
  });
  return { handOut: handOutView(handOut, items), handOutCount: await countAt(context, tripId, stopId) };
}

async function countAt({ store }: OutreachContext, tripId: string, stopId: string): Promise<number> {
  return (await store.outreach.handedByStop(tripId)).get(stopId)?.times ?? 0;
}
