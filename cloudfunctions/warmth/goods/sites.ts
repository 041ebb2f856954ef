import * as z from 'zod';

/** Whether a site takes goods in. Only sites that were closed once have a row. */
export const SiteRow = z.strictObject({
  _id: z.string(),
  isOpen: z.boolean(),
  reason: z.string(),
  by: z.string().nullable(),
  at: z.int(),
  turns: z.int().describe('how often it was closed or opened'),
});
export type SiteRow = z.infer<typeof SiteRow>;

/** A place where goods lie and people answer for them. */
export interface Site {
  id: string;
  kind: 'station' | 'unit';
  name: string;
  orgUnitId: string;
  orgUnitName: string;
  orgPath: string;
}

export const stationSite = (stationId: string) => `station:${stationId}`;
export const unitSite = (orgUnitId: string) => `unit:${orgUnitId}`;

/** Goods on the way: in nobody's store, and still counted. */
export const transitSite = (transferId: string) => `transit:${transferId}`;
/** Goods on a trip. */
export const tripSite = (tripId: string) => `trip:${tripId}`;
/** Kits on a station's shelf that are kept for a campaign. */
export const campaignSite = (campaignId: string, stationId: string) => `campaign:${campaignId}:${stationId}`;
/** What a trip hands out at a stop is posted as it happens; in the blocks of its campaign the stop stands as a place of this name. */
export const stopPlace = (tripId: string, stopId: string) => `trip-${tripId}-${stopId}`;
export const isStop = (placeId: string): boolean => placeId.startsWith('trip-');
/** The trip and the stop of such a place. */
export function partsOfStop(placeId: string): { tripId: string; stopId: string } {
  const last = placeId.lastIndexOf('-');
  return { tripId: placeId.slice('trip-'.length, last), stopId: placeId.slice(last + 1) };
}

/** Every shelf of a campaign begins so. */
export const campaignSites = (campaignId: string) => `campaign:${campaignId}:`;

/** The kind of a site and the ids in its own. @example partsOf('campaign:c1:s1') → ['campaign', 'c1', 's1'] */
export const partsOf = (siteId: string): string[] => siteId.split(':');

/** The site at whose door a shelf stands: the station of a campaign's kits, else itself. */
export function baseOf(siteId: string): string {
  const [kind, , stationId = ''] = partsOf(siteId);
  return kind === 'campaign' ? stationSite(stationId) : siteId;
}

/** Whether somebody keeps the site and is told when something runs low there. */
export const isKept = (siteId: string): boolean => ['station', 'unit'].includes(partsOf(siteId)[0]!);

/** Whether goods lie on a shelf, so that somebody can act when they are about to expire. */
export const isShelf = (siteId: string): boolean => isKept(baseOf(siteId));
