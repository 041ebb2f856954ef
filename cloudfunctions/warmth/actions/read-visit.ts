import { action } from '../../kit/action';
import { outreachExchanges } from '../contract/outreach';
import { READ_OPERATIONS } from '../goods/context';
import { ONLOOKERS, stopOf, tripInReach } from '../outreach/context';
import type { OutreachContext } from '../outreach/context';
import { visitId, visitView } from '../outreach/visit';

/** What was found and promised at a stop. */
export const readVisit = action(outreachExchanges.readVisit, {
  access: ONLOOKERS,
  once: 'read',
  budget: READ_OPERATIONS + 2,

  async run({ tripId, stopId }, context: OutreachContext) {
    stopOf(await tripInReach(context, tripId), stopId);
    const visit = await context.store.outreach.findVisit(visitId(tripId, stopId));
    return { visit: visit && visitView(visit) };
  },
});
