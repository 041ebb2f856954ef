import * as z from 'zod';
import { idsOfPath } from '../../domain/org-unit';
import { maskPhone } from '../../domain/person';
import { ONCE_PER, STOP_KINDS, TRIP_STATES } from '../contract/outreach';
import type { TripFacts, TripGoods, TripView } from '../contract/outreach';
import type { KindSums } from '../goods/ledger-sums';
import { itemRef } from '../goods/items';
import type { Items } from '../goods/items';

const Place = z.strictObject({ siteId: z.string(), name: z.string(), orgPath: z.string() });
export type Place = z.infer<typeof Place>;
const Stop = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(STOP_KINDS),
  address: z.string(),
  site: Place.nullable(),
  plannedMinute: z.int(),
});
export type Stop = z.infer<typeof Stop>;

/** A trip as it lies in the database. */
export const TripRow = z.strictObject({
  _id: z.string(),
  orgUnitId: z.string(),
  orgUnitName: z.string(),
  orgPath: z.string(),
  campaignId: z.string().nullable(),
  campaignName: z.string(),
  title: z.string(),
  day: z.iso.date(),
  leader: z.string(),
  team: z.array(z.string()),
  from: Place,
  oncePer: z.enum(ONCE_PER),
  stops: z.array(Stop),
  contacts: z.string().describe('sealed at rest: whom to ask for at each stop, as JSON'),
  itemIds: z.array(z.string()).describe('of what was ever loaded'),
  state: z.enum(TRIP_STATES),
  reason: z.string().describe('why it was cancelled; else empty'),
  changedBy: z.string().describe('the request that wrote this version'),
  version: z.int().positive(),
  unitKey: z.string(),
  fromKey: z.string(),
  nearKeys: z.array(z.string()).describe('the day at each union that the trip comes to, but those it belongs to'),
});
export type TripRow = z.infer<typeof TripRow>;

const Contacts = z.record(z.string(), z.strictObject({ name: z.string(), phone: z.string() }));
type Contacts = z.infer<typeof Contacts>;
/** A trip with its contacts open, by stop. */
export type Trip = Omit<TripRow, 'contacts' | 'unitKey' | 'fromKey' | 'nearKeys'> & { contacts: Contacts };

/** Where a trip loads and stops, as far as it is a place of ours. */
export const pathsOf = ({ from, stops }: Pick<Trip, 'from' | 'stops'>): string[] => [
  from.orgPath,
  ...stops.flatMap(({ site }) => site?.orgPath ?? []),
];

/** A day at a union, as trips that come there are found by. */
export const nearKey = (orgUnitId: string, day: string) => `${orgUnitId}!${day}`;

export function tripRow({ contacts, ...rest }: Trip): TripRow {
  const { orgUnitId, orgPath, from, day, _id: id } = rest;
  const keyAt = (place: string) => `${place}!${day}!${id}`;
  const own = new Set(idsOfPath(orgPath));
  const near = new Set(pathsOf(rest).flatMap(idsOfPath));
  return {
    ...rest,
    contacts: JSON.stringify(contacts),
    unitKey: keyAt(orgUnitId),
    fromKey: keyAt(from.siteId),
    nearKeys: [...near].filter((unitId) => !own.has(unitId)).map((unitId) => nearKey(unitId, day)),
  };
}

export function tripOf({ unitKey, fromKey, nearKeys, contacts, ...rest }: TripRow): Trip {
  return { ...rest, contacts: Contacts.parse(JSON.parse(contacts)) };
}

/**
 * What a plan says of the stops, contacts apart. One that the trip has keeps its id wherever it stands, so that what was
 * done there stays with it; the id of one that is taken away never comes back.
 *
 * @param sites by their ids, all that the plan names
 * @param before the trip so far; `null`: it is new
 */
export function stopsOf(
  { stops }: TripFacts,
  sites: ReadonlyMap<string, Place>,
  before: Pick<Trip, 'contacts' | 'version'> | null,
): Pick<Trip, 'stops' | 'contacts'> {
  const newId = (i: number) => (before ? `s${before.version + 1}n${i + 1}` : `s${i + 1}`);
  const named = stops.map((stop, i) => ({ ...stop, id: stop.id ?? newId(i) }));
  const contacts = named.flatMap(({ id, contact }) => {
    const known = contact && 'keepOf' in contact ? before?.contacts[contact.keepOf] : contact;
    return known ? [[id, known] as const] : [];
  });
  const placed = ({ contact, siteId, ...stop }: (typeof named)[number]): Stop => ({
    ...stop,
    site: siteId === null ? null : sites.get(siteId)!,
  });
  return { stops: named.map(placed), contacts: Object.fromEntries(contacts) };
}

/** What has become of a trip's goods, and what was done at each stop. */
export interface TripRecord {
  sums: ReadonlyMap<string, KindSums>;
  left: ReadonlyMap<string, number>;
  handOuts: ReadonlyMap<string, { times: number; count: number }>;
  visited: ReadonlySet<string>;
  items: Items;
  ours: boolean;
}

export function tripView(trip: Trip, record: TripRecord): TripView {
  const { _id: id, orgUnitId, orgUnitName, campaignId, campaignName, from, contacts, stops } = trip;
  const { title, day, state, leader, team, oncePer, version } = trip;
  return {
    id,
    title,
    day,
    state,
    orgUnit: { id: orgUnitId, name: orgUnitName },
    campaign: campaignId === null ? null : { id: campaignId, name: campaignName },
    from: { id: from.siteId, name: from.name },
    leader,
    team,
    oncePer,
    stops: stops.map(({ site, ...stop }) => ({
      ...stop,
      site: site && { id: site.siteId, name: site.name },
      contact: maskedContact(contacts[stop.id]),
      handOutCount: record.handOuts.get(stop.id)?.times ?? 0,
      pieceCount: record.handOuts.get(stop.id)?.count ?? 0,
      visited: record.visited.has(stop.id),
    })),
    goods: trip.itemIds.map((itemId) => goodsView(itemId, record)),
    ours: record.ours,
    version,
  };
}

const maskedContact = (contact: Contacts[string] | undefined) =>
  contact ? { name: contact.name, maskedPhone: maskPhone(contact.phone) } : null;

function goodsView(itemId: string, { sums, left, items }: TripRecord): TripGoods {
  const { tripOut = 0, handOut = 0, tripBack = 0, loss = 0, difference = 0 } = sums.get(itemId) ?? {};
  return {
    item: itemRef(items, itemId),
    out: tripOut,
    handed: 0 - handOut,
    back: 0 - tripBack,
    lost: 0 - loss,
    difference: 0 - difference,
    left: left.get(itemId) ?? 0,
  };
}
