import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { outreachExchanges } from '../contract/outreach';
import { OFFICE, WRITE_OPERATIONS } from '../goods/context';
import { checkStep, SHOW_OPERATIONS, shownTrip, tripInReach } from '../outreach/context';
import type { OutreachContext } from '../outreach/context';

/** Calls a trip off before anything was loaded. */
export const cancelTrip = action(outreachExchanges.cancelTrip, {
  access: OFFICE,
  once: 'request',
  budget: WRITE_OPERATIONS + 2 + SHOW_OPERATIONS,

  async run({ tripId, version, reason }, context: OutreachContext) {
    const { store, requestKey } = context;
    const trip = await tripInReach(context, tripId);
    if (trip.changedBy === requestKey) return shownTrip(context, trip);
    checkStep(trip, 'cancel');
    const next = { ...trip, state: 'cancelled' as const, reason, changedBy: requestKey, version: version + 1 };
    if (trip.version !== version || !(await store.outreach.replaceTrip(trip, next))) throw new Failure('CONFLICT');
    return shownTrip(context, next);
  },
});
