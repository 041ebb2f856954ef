import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { outreachExchanges } from '../contract/outreach';
import { OFFICE, WRITE_OPERATIONS } from '../goods/context';
import { SHOW_OPERATIONS, shownTrip } from '../outreach/context';
import type { OutreachContext } from '../outreach/context';
import { planned, PLAN_OPERATIONS } from '../outreach/planning';
import type { Trip } from '../outreach/trip';

/** Plans an itinerary: who goes where on a day, and where goods are loaded. */
export const planTrip = action(outreachExchanges.planTrip, {
  access: OFFICE,
  once: 'request',
  budget: WRITE_OPERATIONS + PLAN_OPERATIONS + 2 + SHOW_OPERATIONS,

  async run({ facts }, context: OutreachContext) {
    const { store, requestKey } = context;
    const rest = { itemIds: [], state: 'planned' as const, reason: '', changedBy: requestKey, version: 1 };
    const trip: Trip = { _id: `r${requestKey}`, ...(await planned(context, facts)), ...rest };
    const known = (await store.outreach.addTrip(trip)) ? trip : await store.outreach.findTrip(trip._id);
    if (!known) throw new Failure('CONFLICT');
    return shownTrip(context, known);
  },
});
