import { addDays, beijingDay } from '../../domain/calendar';
import { action } from '../../kit/action';
import { outreachExchanges } from '../contract/outreach';
import { orgUnitInReach, READ_OPERATIONS, siteInReach } from '../goods/context';
import { ONLOOKERS } from '../outreach/context';
import type { OutreachContext } from '../outreach/context';
import type { Trip } from '../outreach/trip';

const PAGE = 20;
/** How far ahead somebody looks for trips that come to them, days. */
const DAYS_AHEAD = 30;
const MOST_COMING = 100;

/** The trips of a union, the latest day first. */
export const listTrips = action(outreachExchanges.listTrips, {
  access: ONLOOKERS,
  once: 'read',
  budget: READ_OPERATIONS + 3,

  async run({ orgUnitId, after }, context: OutreachContext) {
    const unit = await orgUnitInReach(context, orgUnitId);
    const { trips, next } = await context.store.outreach.tripsOf(unit._id, context.reach, after, PAGE);
    return { trips: await summariesOf(context, trips), next };
  },
});

/** The trips that load at a site, whichever union goes, the latest day first. */
export const listTripsFrom = action(outreachExchanges.listTripsFrom, {
  access: ONLOOKERS,
  once: 'read',
  budget: READ_OPERATIONS + 3,

  async run({ siteId, after }, context: OutreachContext) {
    const site = await siteInReach(context, siteId);
    const { trips, next } = await context.store.outreach.tripsFrom(site.id, after, PAGE);
    return { trips: await summariesOf(context, trips), next };
  },
});

/** Trips that were planned elsewhere and come to the places of a union, from yesterday on. */
export const listTripsTo = action(outreachExchanges.listTripsTo, {
  access: ONLOOKERS,
  once: 'read',
  budget: READ_OPERATIONS + 3,

  async run({ orgUnitId }, context: OutreachContext) {
    const unit = await orgUnitInReach(context, orgUnitId);
    const today = beijingDay(context.now);
    const days = Array.from({ length: DAYS_AHEAD + 2 }, (_, i) => addDays(today, i - 1));
    const trips = await context.store.outreach.tripsTo(unit._id, days, MOST_COMING);
    return { trips: await summariesOf(context, trips) };
  },
});

async function summariesOf({ store }: OutreachContext, trips: readonly Trip[]) {
  if (trips.length === 0) return [];
  const times = await store.outreach.timesOf(trips.map(({ _id }) => _id));
  return trips.map(({ _id: id, title, day, state, leader, stops, orgUnitId, orgUnitName }) => ({
    id,
    title,
    day,
    state,
    leader,
    orgUnit: { id: orgUnitId, name: orgUnitName },
    stopCount: stops.length,
    handOutCount: times.get(id) ?? 0,
  }));
}
