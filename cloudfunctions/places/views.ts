import type { OrgUnitView, StationView } from './contract';
import { metresBetween, openingAt } from './rules';
import type { Point } from './rules';
import type { OrgUnit, Station } from './store';

/** A unit as people see it. */
export function orgUnitView({ _id: id, name, kind, within, hasUnits }: OrgUnit): OrgUnitView {
  return { id, name, kind, within, hasUnits };
}

/** A station as somebody at a point (`null`: unknown) sees it at an instant. */
export function stationView(station: Station, now: number, near: Point | null): StationView {
  const { _id: id, name, address, latitude, longitude, orgUnitId, orgUnitName, services, hours } = station;
  return {
    id,
    name,
    address,
    point: { latitude, longitude },
    orgUnit: { id: orgUnitId, name: orgUnitName },
    services,
    opening: openingAt(hours, now),
    distanceMetres: near && metresBetween(near, station),
  };
}
