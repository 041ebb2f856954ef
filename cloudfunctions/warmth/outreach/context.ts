import { covers } from '../../kit/access';
import type { Access } from '../../kit/access';
import type { Context } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { Books } from '../goods/books';
import { KEEPERS } from '../goods/context';
import { tripSite } from '../goods/sites';
import type { WarmthStore } from '../store';
import { canStep } from '../rules/trips';
import type { TripStep } from '../rules/trips';
import { pathsOf, tripOf, tripRow, tripView } from './trip';
import type { Stop, Trip } from './trip';

export type OutreachContext = Context<
  Pick<WarmthStore, 'goods' | 'blocks' | 'campaigns' | 'claims' | 'outreach' | 'people'>
>;

/** Who goes along: those who keep goods, and volunteers of the union that goes. */
export const TEAM = { ...KEEPERS, volunteer: 'unit' } as const satisfies Access;
/** Who may look on: those, and the auditor everywhere. */
export const ONLOOKERS = { ...TEAM, auditor: 'all' } as const satisfies Access;

/** Whether a trip is of a union within the caller's reach, or loads at a site within it. */
export const isOurs = ({ reach }: OutreachContext, { orgPath, from }: Trip): boolean =>
  [orgPath, from.orgPath].some((path) => covers(reach, path));

/** A trip that is the caller's to run. One operation. @throws Failure NOT_FOUND */
export async function tripInReach(context: OutreachContext, id: string): Promise<Trip> {
  const trip = await context.store.outreach.findTrip(id);
  if (!trip || !isOurs(context, trip)) throw new Failure('NOT_FOUND');
  return trip;
}

/** The same, or one that stops at a place within the caller's reach: whoever is host helps, and sees. One operation. @throws Failure NOT_FOUND */
export async function tripNear(context: OutreachContext, id: string): Promise<Trip> {
  const trip = await context.store.outreach.findTrip(id);
  const isNear = trip && (isOurs(context, trip) || pathsOf(trip).some((path) => covers(context.reach, path)));
  if (!isNear) throw new Failure('NOT_FOUND');
  return trip;
}

/** The stop of an id. @throws Failure NOT_FOUND */
export function stopOf({ stops }: Trip, stopId: string): Stop {
  const stop = stops.find(({ id }) => id === stopId);
  if (!stop) throw new Failure('NOT_FOUND');
  return stop;
}

/**
 * A stop of a trip that is the caller's to run, or the stop at a place within the caller's reach: a host has nothing to do
 * with what happens elsewhere on the way. One operation.
 *
 * @throws Failure NOT_FOUND
 */
export async function stopNear(context: OutreachContext, tripId: string, stopId: string) {
  const trip = await tripNear(context, tripId);
  const stop = stopOf(trip, stopId);
  const isHosts = stop.site !== null && covers(context.reach, stop.site.orgPath);
  if (!isHosts && !isOurs(context, trip)) throw new Failure('NOT_FOUND');
  return { trip, stop };
}

/** @throws Failure TRIP_NOT_OUT unless the trip can take the step as it stands */
export function checkStep({ state }: Trip, step: TripStep): void {
  if (!canStep(state, step)) throw new Failure('TRIP_NOT_OUT', { state });
}

/** The trip within a transaction. One operation. @throws Failure NOT_FOUND */
export async function tripWithin(books: Books, { outreach }: OutreachContext['store'], id: string): Promise<Trip> {
  const row = await books.also(outreach.trips).find(id);
  if (!row) throw new Failure('NOT_FOUND');
  return tripOf(row);
}

/** Writes a trip's next version within a transaction. One operation. */
export async function putTrip(books: Books, { store, requestKey }: OutreachContext, next: Trip): Promise<Trip> {
  const after = { ...next, changedBy: requestKey, version: next.version + 1 };
  await books.also(store.outreach.trips).put(tripRow(after));
  return after;
}

/** Operations of `shownTrip`. */
export const SHOW_OPERATIONS = 6;

/** A trip as its team sees it: what became of the goods, and what was done at each stop. */
export async function shownTrip(context: OutreachContext, trip: Trip) {
  const { goods, outreach } = context.store;
  const siteId = tripSite(trip._id);
  const [sums, shelves, handOuts, visited, items] = await Promise.all([
    goods.sums.ofSites(siteId),
    goods.shelvesAt(siteId),
    outreach.handedByStop(trip._id),
    outreach.visitedStops(trip),
    goods.catalogue.among(trip.itemIds),
  ]);
  const left = new Map(shelves.map(({ itemId, onHand }) => [itemId, onHand]));
  return { trip: tripView(trip, { sums, left, handOuts, visited, items, ours: isOurs(context, trip) }) };
}

/** Operations of `changedTrip`, beside those of the change. */
export const CHANGE_OPERATIONS = 2 + SHOW_OPERATIONS;

/**
 * Takes a step with a trip as the caller has read it, once a request, and shows it as it is then.
 *
 * @throws Failure TRIP_NOT_OUT when it cannot take the step, CONFLICT when somebody changed it since it was read
 */
export async function changedTrip(
  context: OutreachContext,
  { tripId, version }: { tripId: string; version: number },
  step: TripStep,
  change: (trip: Trip) => Partial<Trip> | Promise<Partial<Trip>>,
) {
  const { store, requestKey } = context;
  const trip = await tripInReach(context, tripId);
  if (trip.changedBy === requestKey) return shownTrip(context, trip);
  checkStep(trip, step);
  if (trip.version !== version) throw new Failure('CONFLICT');
  const next = { ...trip, ...(await change(trip)), changedBy: requestKey, version: version + 1 };
  if (!(await store.outreach.replaceTrip(trip, next))) throw new Failure('CONFLICT');
  return shownTrip(context, next);
}
