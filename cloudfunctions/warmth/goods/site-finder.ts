import type { Collection } from '../../kit/collection';
import type { OrgUnit, PlacesStore } from '../../places/store';
import { partsOf, stationSite, unitSite } from './sites';
import type { Site, SiteRow } from './sites';

/** The door to the places where goods lie. */
export class SiteFinder {
  constructor(
    private readonly places: PlacesStore,
    private readonly turns: Collection<SiteRow>,
  ) {}

  /** The site of an id, or `null`: there is no such station or union. One operation. */
  async find(id: string): Promise<Site | null> {
    const [kind, placeId = ''] = partsOf(id);
    if (kind === 'station') {
      const station = await this.places.findStation(placeId);
      return station && stationAsSite(station);
    }
    const unit = await this.places.findOrgUnit(placeId);
    return unit && unitAsSite(unit);
  }

  /** The union of an id, or `null`. One operation. */
  findUnit(id: string): Promise<OrgUnit | null> {
    return this.places.findOrgUnit(id);
  }

  /** Some sites, by id; without those that there are not. Two operations, none for no sites. */
  async among(siteIds: readonly string[]): Promise<Map<string, Site>> {
    const idsOf = (wanted: Site['kind']) => [
      ...new Set(siteIds.map(partsOf).flatMap(([kind, id = '']) => (kind === wanted ? [id] : []))),
    ];
    const [stationIds, unitIds] = [idsOf('station'), idsOf('unit')];
    const [stations, units] = await Promise.all([
      stationIds.length > 0 ? this.places.findStations(stationIds) : [],
      unitIds.length > 0 ? this.places.findOrgUnits(unitIds) : [],
    ]);
    return new Map([...stations.map(stationAsSite), ...units.map(unitAsSite)].map((site) => [site.id, site]));
  }

  /** What some sites are called, by id. Two operations, none for no sites. */
  async namesOf(siteIds: readonly string[]): Promise<Map<string, string>> {
    return new Map([...(await this.among(siteIds))].map(([id, { name }]) => [id, name]));
  }

  /** Stations and store rooms at and below a union. Three operations. */
  async below(orgUnitId: string): Promise<Site[]> {
    const unit = await this.places.findOrgUnit(orgUnitId);
    if (!unit) return [];
    const [stations, units] = await Promise.all([
      this.places.listStationsBelow(unit.path),
      this.places.listBelow(orgUnitId),
    ]);
    return [...[unit, ...units].map(unitAsSite), ...stations.map(stationAsSite)];
  }

  /** Sites by part of their name. Two operations. */
  async search(terms: readonly string[]): Promise<Site[]> {
    const [stations, units] = await Promise.all([this.places.searchStations(terms), this.places.searchOrgUnits(terms)]);
    return [...stations.map(stationAsSite), ...units.map(unitAsSite)];
  }

  /** Those of some sites that were closed or opened again, by id. One operation, none for no sites. */
  async turned(siteIds: readonly string[]): Promise<Map<string, SiteRow>> {
    const rows = siteIds.length > 0 ? await this.turns.among('_id', siteIds) : [];
    return new Map(rows.map((row) => [row._id, row]));
  }
}

interface StationFacts {
  _id: string;
  name: string;
  orgUnitId: string;
  orgUnitName: string;
  orgPath: string;
}
const stationAsSite = ({ _id, name, orgUnitId, orgUnitName, orgPath }: StationFacts): Site => ({
  id: stationSite(_id),
  kind: 'station',
  name,
  orgUnitId,
  orgUnitName,
  orgPath,
});
const unitAsSite = ({ _id, name, path }: { _id: string; name: string; path: string }): Site => ({
  id: unitSite(_id),
  kind: 'unit',
  name: `${name}库房`,
  orgUnitId: _id,
  orgUnitName: name,
  orgPath: path,
});
