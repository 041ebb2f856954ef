import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { outreachExchanges } from '../contract/outreach';
import { badField, OFFICE, WRITE_OPERATIONS } from '../goods/context';
import { checkStep, SHOW_OPERATIONS, shownTrip, tripInReach } from '../outreach/context';
import type { OutreachContext } from '../outreach/context';
import { planned } from '../outreach/planning';
import type { Planned } from '../outreach/planning';
import type { Trip } from '../outreach/trip';
import { fixedField } from '../rules/trips';

/** Changes a plan. Once goods are on the road stops can be added, and the rest of what they depend on stays. */
export const editTrip = action(outreachExchanges.editTrip, {
  access: OFFICE,
  once: 'request',
  budget: WRITE_OPERATIONS + 8 + SHOW_OPERATIONS,

  async run({ tripId, version, facts }, context: OutreachContext) {
    const { store, requestKey } = context;
    const trip = await tripInReach(context, tripId);
    if (trip.changedBy === requestKey) return shownTrip(context, trip);
    checkStep(trip, 'edit');
    const plan = await planned(context, facts, trip.contacts);
    checkFixed(trip, plan);
    const next = { ...trip, ...plan, changedBy: requestKey, version: version + 1 };
    if (trip.version !== version || !(await store.outreach.replaceTrip(trip, next))) throw new Failure('CONFLICT');
    return shownTrip(context, next);
  },
});

const fixedOf = ({ campaignId, from, oncePer, orgUnitId, stops }: Planned) => ({
  campaignId,
  fromSiteId: from.siteId,
  oncePer,
  orgUnitId,
  stopCount: stops.length,
});

function checkFixed(trip: Trip, plan: Planned): void {
  const field = trip.state === 'out' ? fixedField(fixedOf(trip), fixedOf(plan)) : null;
  if (field) throw badField(`facts.${field}`, 'range');
}
