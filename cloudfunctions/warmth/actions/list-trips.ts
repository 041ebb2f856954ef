import { action } from '../../kit/action';
import { outreachExchanges } from '../contract/outreach';
import { orgUnitInReach, READ_OPERATIONS } from '../goods/context';
import { ONLOOKERS } from '../outreach/context';
import type { OutreachContext } from '../outreach/context';

const PAGE = 20;

/** The trips of a union, the latest day first. */
export const listTrips = action(outreachExchanges.listTrips, {
  access: ONLOOKERS,
  once: 'read',
  budget: READ_OPERATIONS + 3,

  async run({ orgUnitId, after }, context: OutreachContext) {
    const { outreach } = context.store;
    const unit = await orgUnitInReach(context, orgUnitId);
    const { trips, next } = await outreach.tripsOf(unit._id, context.reach, after, PAGE);
    const times = trips.length > 0 ? await outreach.timesOf(trips.map(({ _id }) => _id)) : new Map<string, number>();
    return {
      trips: trips.map(({ _id: id, title, day, state, leader, stops, orgUnitName }) => ({
        id,
        title,
        day,
        state,
        leader,
        orgUnit: { id: unit._id, name: orgUnitName },
        stopCount: stops.length,
        handOutCount: times.get(id) ?? 0,
      })),
      next,
    };
  },
});
