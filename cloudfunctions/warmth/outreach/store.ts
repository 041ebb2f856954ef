import type { Reach } from '../../kit/access';
import { Collection } from '../../kit/collection';
import { oneOf, startsWith, startsWithBefore } from '../../kit/criteria';
import type { KeyRing } from '../../kit/sealed';
import { HandOutRow, handOutOf } from './hand-out';
import { PhotoStore } from './photo-store';
import { nearKey, tripOf, TripRow, tripRow } from './trip';
import type { Trip } from './trip';
import { visitId, visitOf, VisitRow, visitRow } from './visit';
import type { Visit } from './visit';

const EVERYWHERE: Reach = { extent: 'all' };

/** The doors to trips, what was handed out on them, and what was found. */
export class OutreachStore {
  readonly trips: Collection<TripRow>;
  readonly handOuts: Collection<HandOutRow>;
  readonly photos: PhotoStore;
  private readonly visits: Collection<VisitRow>;

  constructor(keys: () => KeyRing) {
    this.trips = new Collection('trips', TripRow, keys);
    this.handOuts = new Collection('tripHandOuts', HandOutRow, keys);
    this.photos = new PhotoStore(keys);
    this.visits = new Collection('visits', VisitRow, keys);
  }

  /** The trip of an id, or `null`. One operation. */
  async findTrip(id: string): Promise<Trip | null> {
    const row = await this.trips.find(id);
    return row && tripOf(row);
  }

  /** Adds a trip; `false` when it is there. One operation. */
  addTrip(trip: Trip): Promise<boolean> {
    return this.trips.insert(tripRow(trip));
  }

  /** Writes the next version of a trip over the one that was read; `false` when somebody was faster. One operation. */
  async replaceTrip({ _id, version }: Trip, next: Trip): Promise<boolean> {
    const { _id: same, version: counted, ...set } = tripRow(next);
    return (await this.trips.update({ _id, version }, { set, increment: { version: 1 } })) === true;
  }

  /** A page of a union's own trips, the latest day first. One operation. */
  async tripsOf(orgUnitId: string, reach: Reach, after: string | null, size: number) {
    const unitKey = startsWithBefore(`${orgUnitId}!`, after);
    const rows = await this.trips.list({ reach, index: 'byUnit', where: { unitKey }, limit: size + 1 });
    const next = rows.length > size ? rows[size - 1]!.unitKey : null;
    return { trips: rows.slice(0, size).map(tripOf), next };
  }

  /** A page of the trips that load at a site, the latest day first. One operation. */
  async tripsFrom(siteId: string, after: string | null, size: number) {
    const fromKey = startsWithBefore(`${siteId}!`, after);
    const query = { reach: EVERYWHERE, index: 'byFrom', where: { fromKey }, limit: size + 1 };
    const rows = await this.trips.list(query);
    return { trips: rows.slice(0, size).map(tripOf), next: rows.length > size ? rows[size - 1]!.fromKey : null };
  }

  /** Trips that come to a union's places, of unions that it is not within, on some days; the first day first. One operation. */
  async tripsTo(orgUnitId: string, days: readonly string[], limit: number): Promise<Trip[]> {
    const nearKeys = oneOf(days.map((day) => nearKey(orgUnitId, day)));
    const rows = await this.trips.list({ reach: EVERYWHERE, index: 'byNear', where: { nearKeys }, limit });
    return rows.map(tripOf).sort((a, b) => a.day.localeCompare(b.day) || a._id.localeCompare(b._id));
  }

  /** How often and how many pieces were handed out at each stop of a trip. Two operations. */
  async handedByStop(tripId: string): Promise<Map<string, { times: number; count: number }>> {
    const query = { reach: EVERYWHERE, index: 'byTrip', where: { tripId } };
    const [times, pieces] = await Promise.all([
      this.handOuts.countBy(query.index, query.reach, query.where, 'stopId'),
      this.handOuts.sumBy(query, 'stopId', ['count']),
    ]);
    return new Map([...times].map(([stopId, n]) => [stopId, { times: n, count: pieces.get(stopId)?.count ?? 0 }]));
  }

  /** How often something was handed out on each of some trips. One operation. */
  timesOf(tripIds: readonly string[]): Promise<Map<string, number>> {
    return this.handOuts.countBy('byTrip', EVERYWHERE, { tripId: oneOf(tripIds) }, 'tripId');
  }

  /** A page of what was handed out at a stop, newest first. One operation. */
  async handOutsAt(tripId: string, stopId: string, after: string | null, size: number) {
    const prefix = `${tripId}!${stopId}!`;
    const stopKey = startsWithBefore(prefix, after);
    const rows = await this.handOuts.list({ reach: EVERYWHERE, index: 'byStop', where: { stopKey }, limit: size + 1 });
    return {
      handOuts: rows.slice(0, size).map(handOutOf),
      next: rows.length > size ? rows[size - 1]!.stopKey : null,
    };
  }

  /** The visit of an id, or `null`. One operation. */
  async findVisit(id: string): Promise<Visit | null> {
    const row = await this.visits.find(id);
    return row && visitOf(row);
  }

  /** At which of a trip's stops a visit was recorded. One operation. */
  async visitedStops({ _id, stops }: Trip): Promise<Set<string>> {
    const rows = await this.visits.among(
      '_id',
      stops.map(({ id }) => visitId(_id, id)),
    );
    return new Set(rows.map(({ stopId }) => stopId));
  }

  /** Whether a visit was written down, or a photo taken, at one of some stops. Two operations. */
  async isRecorded(tripId: string, stopIds: readonly string[]): Promise<boolean> {
    const ids = stopIds.map((stopId) => visitId(tripId, stopId));
    const [visits, photos] = await Promise.all([this.visits.among('_id', ids), this.photos.ofVisits(ids)]);
    return visits.length + photos.length > 0;
  }

  /** Adds a visit; `false` when there is one. One operation. */
  addVisit(visit: Visit): Promise<boolean> {
    return this.visits.insert(visitRow(visit));
  }

  /** Writes the next version of a visit over the one that was read; `false` when somebody was faster. One operation. */
  async replaceVisit({ _id, version }: Pick<Visit, '_id' | 'version'>, next: Visit): Promise<boolean> {
    const { _id: same, version: counted, ...set } = visitRow(next);
    return (await this.visits.update({ _id, version }, { set, increment: { version: 1 } })) === true;
  }

  /** A page of a union's visits with promises that are not kept yet, the first due first. One operation. */
  async promisesOf(orgUnitId: string, reach: Reach, after: string | null, size: number) {
    const promiseKey = startsWith(`${orgUnitId}!`, after);
    const rows = await this.visits.list({ reach, index: 'byPromise', where: { promiseKey }, limit: size + 1 });
    const next = rows.length > size ? rows[size - 1]!.promiseKey : null;
    return { visits: rows.slice(0, size).map(visitOf), next };
  }
}
