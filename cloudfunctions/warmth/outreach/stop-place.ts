import { Failure } from '../../kit/failure';
import type { Station } from '../../places/store';
import { partsOf, partsOfStop } from '../goods/sites';
import type { WarmthStore } from '../store';
import { stopOf } from './context';

/** Where somebody got a kit, as a claim shows it. */
export type ClaimPlace = Pick<Station, '_id' | 'name' | 'address' | 'latitude' | 'longitude'>;

/** The middle of the city, where a trip was loaded at a store room that is on no map. */
const CITY = { latitude: 39.9042, longitude: 116.4074 };

/** A station that is no longer in the list. */
export const goneStation = (id: string): ClaimPlace => ({ _id: id, name: '站点已撤销', address: '', ...CITY });

/** A stop of a trip in the place of a station; on the map it is where the trip was loaded. @throws Failure NOT_FOUND */
export async function placeOfStop(store: WarmthStore, placeId: string, now: number): Promise<ClaimPlace> {
  const { tripId, stopId } = partsOfStop(placeId);
  const trip = await store.outreach.findTrip(tripId);
  if (!trip) throw new Failure('NOT_FOUND');
  const { name, address } = stopOf(trip, stopId);
  const [kind, id = ''] = partsOf(trip.from.siteId);
  const { latitude, longitude } = (kind === 'station' ? await store.station(id, now) : null) ?? CITY;
  return { _id: placeId, name, address, latitude, longitude };
}
