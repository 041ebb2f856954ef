import { stationSite, unitSite } from '../../cloudfunctions/warmth/goods/sites';
import { demoOrgUnit } from './org-units';
import { demoStations } from './stations';

/** A place where goods lie. */
export interface DemoSite {
  id: string;
  name: string;
  orgPath: string;
}

/** The site of a station by its name. @throws Error when the demo has none of it */
export function demoSite(name: string): DemoSite {
  const station = demoStations.find((one) => one.name === name);
  if (!station) throw new Error(`The demo has no station ${name}.`);
  return { id: stationSite(station._id), name, orgPath: station.orgPath };
}

const zone = demoOrgUnit('bda');
/** The store room of the zone's union. */
export const STORE: DemoSite = { id: unitSite('bda'), name: `${zone.name}库房`, orgPath: zone.path };
/** The station whose keeper one can be. */
export const HERE = demoSite('中航技工业户外劳动者站点');

/** Pieces of an item, with their last good day where they go off. */
export type Pieces = readonly [itemId: string, count: number, expiresOn?: string];

/** What leaves a site, the first to expire first. */
export const takesFrom = (siteId: string, pieces: readonly Pieces[]) =>
  pieces.map(([itemId, count]) => ({ siteId, itemId, count, lot: null }));
