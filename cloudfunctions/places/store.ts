import * as z from 'zod';
import { ORG_UNIT_KINDS } from '../domain/org-unit';
import { termsOf } from '../domain/search-terms';
import { Collection } from '../kit/collection';
import { hasAll, oneOf, startsWith } from '../kit/criteria';
import type { KeyRing } from '../kit/sealed';
import { SERVICES } from './contract';
import { cellsAround, cellsOf } from './rules';
import type { CellSide, Point } from './rules';

/** A node of the union tree. */
export const OrgUnit = z.strictObject({
  _id: z.string(),
  name: z.string(),
  kind: z.enum(ORG_UNIT_KINDS),
  parentId: z.string().nullable().describe('null: the root'),
  path: z.string(),
  within: z.string().describe('names of the units above below the root, joined by · '),
  divisionCode: z.string().nullable().describe('GB/T 2260, of districts; null for every other unit'),
  hasUnits: z.boolean(),
  order: z.int().describe('place among its siblings'),
  terms: z.array(z.string()),
});
export type OrgUnit = z.infer<typeof OrgUnit>;

const Hours = z.strictObject({
  days: z.array(z.int().min(1).max(7)),
  from: z.int().min(0).max(1439),
  to: z.int().min(1).max(2880),
});

/** A station, its door's hours and what it offers. Points are degrees, GCJ-02. */
export const Station = z.strictObject({
  _id: z.string(),
  name: z.string(),
  address: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  orgUnitId: z.string(),
  orgUnitName: z.string(),
  orgPath: z.string(),
  services: z.array(z.enum(SERVICES)),
  hours: z.array(Hours),
  cells: z.array(z.string()),
  listKey: z.string(),
  terms: z.array(z.string()),
});
export type Station = z.infer<typeof Station>;

/** What is decided about a unit; the rest follows from it. */
export type OrgUnitFacts = Omit<OrgUnit, 'terms'>;
/** What is decided about a station; the rest follows from it. */
export type StationFacts = Omit<Station, 'cells' | 'listKey' | 'terms'>;

/** A unit as it is stored, with the terms it is found by. */
export function orgUnitRow(facts: OrgUnitFacts): OrgUnit {
  return { ...facts, terms: termsOf(facts.name) };
}

/** A station as it is stored, with its squares, its place in the tree's order and the terms it is found by. */
export function stationRow(facts: StationFacts): Station {
  return {
    ...facts,
    cells: cellsOf(facts),
    listKey: `${facts.orgPath}!${facts._id}`,
    terms: termsOf(`${facts.name}${facts.orgUnitName}`),
  };
}

/** Most units a person can look through in one list. */
export const MOST_UNITS = 200;
/** Most stations looked at for one answer. */
export const MOST_STATIONS = 300;

/** The doors to units and stations; both are public reference data. */
export class PlacesStore {
  private readonly orgUnits: Collection<OrgUnit>;
  private readonly stations: Collection<Station>;

  constructor(keys: () => KeyRing) {
    this.orgUnits = new Collection('orgUnits', OrgUnit, keys);
    this.stations = new Collection('stations', Station, keys);
  }

  /** The unit of an id, or `null`. */
  findOrgUnit(id: string): Promise<OrgUnit | null> {
    return this.orgUnits.find(id);
  }

  /** The units of these ids that exist. */
  findOrgUnits(ids: readonly string[]): Promise<OrgUnit[]> {
    return this.orgUnits.among('_id', ids);
  }

  /** The units right below one, in their order, one more than fit when there are more. */
  listBelow(parentId: string): Promise<OrgUnit[]> {
    return this.orgUnits.list({ reach: 'public', index: 'byParent', where: { parentId }, limit: MOST_UNITS + 1 });
  }

  /** The units whose name has all the terms, one more than fit when there are more. */
  searchOrgUnits(terms: readonly string[]): Promise<OrgUnit[]> {
    const where = { terms: hasAll(terms) };
    return this.orgUnits.list({ reach: 'public', index: 'byTerm', where, limit: MOST_UNITS + 1 });
  }

  /** The station of an id, or `null`. */
  findStation(id: string): Promise<Station | null> {
    return this.stations.find(id);
  }

  /** The stations of these ids that exist. */
  findStations(ids: readonly string[]): Promise<Station[]> {
    return this.stations.among('_id', ids);
  }

  /** Stations in the squares of one size round a point that offer all of the services. */
  listStationsAround(point: Point, side: CellSide, services: readonly string[]): Promise<Station[]> {
    const offering = services.length > 0 ? { services: hasAll(services) } : {};
    const where = { cells: oneOf(cellsAround(point, side)), ...offering };
    return this.stations.list({ reach: 'public', index: 'byCell', where, limit: MOST_STATIONS });
  }

  /** Stations in the order of the tree, at and below a path. */
  listStationsBelow(orgPath: string): Promise<Station[]> {
    const where = { listKey: startsWith(orgPath) };
    return this.stations.list({ reach: 'public', index: 'byPath', where, limit: MOST_STATIONS });
  }

  /** The stations whose name, or union's name, has all the terms. */
  searchStations(terms: readonly string[]): Promise<Station[]> {
    const where = { terms: hasAll(terms) };
    return this.stations.list({ reach: 'public', index: 'byTerm', where, limit: MOST_STATIONS });
  }
}
