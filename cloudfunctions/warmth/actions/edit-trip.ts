import { action } from '../../kit/action';
import { outreachExchanges } from '../contract/outreach';
import { badField, OFFICE, WRITE_OPERATIONS } from '../goods/context';
import { CHANGE_OPERATIONS, changedTrip } from '../outreach/context';
import type { OutreachContext } from '../outreach/context';
import { planned, PLAN_OPERATIONS } from '../outreach/planning';
import type { Planned } from '../outreach/planning';
import type { Trip } from '../outreach/trip';
import { fixedField } from '../rules/trips';

/** Changes a plan. Once goods are on the road stops can be added, and the rest of what they depend on stays. */
export const editTrip = action(outreachExchanges.editTrip, {
  access: OFFICE,
  once: 'request',
  budget: WRITE_OPERATIONS + PLAN_OPERATIONS + CHANGE_OPERATIONS,

  run: ({ facts, ...read }, context: OutreachContext) =>
    changedTrip(context, read, 'edit', async (trip) => {
      const plan = await planned(context, facts, trip);
      checkFixed(trip, plan);
      return plan;
    }),
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
