import { Failure } from '../kit/failure';
import type { OrgUnit, PlacesStore, Station } from '../places/store';
import type { Me, Place } from './contract';
import type { Person } from './store';
import { maskPhone } from '../domain/person';

/** Where somebody belongs: always to a union, sometimes through a station. */
export interface Belonging {
  orgUnit: OrgUnit;
  station: Station | null;
}

/** The union, and station, behind a chosen place. @throws Failure INVALID_INPUT when it does not exist */
export async function belongingOf(places: PlacesStore, place: Place): Promise<Belonging> {
  const station = place.kind === 'station' ? await places.findStation(place.id) : null;
  const orgUnitId = place.kind === 'station' ? station?.orgUnitId : place.id;
  const orgUnit = orgUnitId === undefined ? null : await places.findOrgUnit(orgUnitId);
  if (!orgUnit) throw new Failure('INVALID_INPUT', { fields: [{ path: 'place.id', problem: 'unknown' }] });
  return { orgUnit, station };
}

/** Where a person who is stored belongs. @throws Error when a unit of ours vanished */
export async function belongingOfPerson(places: PlacesStore, person: Person): Promise<Belonging> {
  const [orgUnit, station] = await Promise.all([
    places.findOrgUnit(person.orgUnitId),
    person.stationId === null ? null : places.findStation(person.stationId),
  ]);
  if (!orgUnit) throw new Error('A person belongs to an org unit that does not exist.');
  return { orgUnit, station };
}

/** What a person sees of their own record. */
export function meOf(person: Person, { orgUnit, station }: Belonging): Me {
  return {
    name: person.name,
    maskedPhone: maskPhone(person.phone),
    phoneVerified: person.phoneVerifiedBy !== null,
    occupation: person.occupation,
    orgUnit: { id: orgUnit._id, name: orgUnit.name },
    station: station && { id: station._id, name: station.name },
    registeredOn: person.registeredOn ?? '',
    version: person.version,
  };
}
