import { action } from '../../kit/action';
import { outreachExchanges } from '../contract/outreach';
import { badField, OFFICE, WRITE_OPERATIONS } from '../goods/context';
import { CHANGE_OPERATIONS, changedTrip } from '../outreach/context';
import type { OutreachContext } from '../outreach/context';
import { planned, PLAN_OPERATIONS } from '../outreach/planning';
import type { Planned } from '../outreach/planning';
import type { Trip } from '../outreach/trip';
import { fixedField, takenAway } from '../rules/trips';

/**
 * Changes a plan. Once goods are on the road stops can be added, and the rest of what they depend on stays; a stop where
 * something was written down stays before that, too.
 */
export const editTrip = action(outreachExchanges.editTrip, {
  access: OFFICE,
  once: 'request',
  budget: WRITE_OPERATIONS + PLAN_OPERATIONS + 2 + CHANGE_OPERATIONS,

  run: ({ facts, ...read }, context: OutreachContext) =>
    changedTrip(context, read, 'edit', async (trip) => {
      const plan = await planned(context, facts, trip);
      checkFixed(trip, plan);
      await checkEmpty(context, trip, plan);
      return plan;
    }),
});

const idsOf = ({ stops }: Pick<Planned, 'stops'>) => stops.map(({ id }) => id);

const fixedOf = (plan: Planned) => {
  const { campaignId, from, oncePer, orgUnitId } = plan;
  return { campaignId, fromSiteId: from.siteId, oncePer, orgUnitId, stopIds: idsOf(plan) };
};

function checkFixed(trip: Trip, plan: Planned): void {
  const field = trip.state === 'out' ? fixedField(fixedOf(trip), fixedOf(plan)) : null;
  if (field) throw badField(`facts.${field}`, 'range');
}

/** @throws Failure INVALID_INPUT when a stop is taken away where a visit was written down or a photo taken */
async function checkEmpty({ store }: OutreachContext, trip: Trip, plan: Planned): Promise<void> {
  const gone = takenAway(idsOf(trip), idsOf(plan));
  if (gone.length === 0) return;
  if (await store.outreach.isRecorded(trip._id, gone)) throw badField('facts.stops', 'range');
}
