import type { Caller } from '../kit/access';
import { Failure } from '../kit/failure';
import type { Station } from '../places/store';
import type { Entry } from './block';
import type { WarmthCampaign } from './campaign';
import { isCardOut, proxyOf } from './claim-row';
import type { ClaimView, MaskedPerson, VoucherView, WaitView } from './contract/fields';
import { isStop } from './goods/sites';
import { maskedPerson } from './masks';
import { changeTicketFor } from './offering';
import type { Standing } from './offering';
import { goneStation, placeOfStop } from './outreach/stop-place';
import type { ClaimPlace } from './outreach/stop-place';
import { stationOf } from './reserving';
import type { WarmthStore } from './store';
import { claimView } from './views';
import { voucherOf } from './voucher';
import type { WaitRow } from './wait';
import type { WordKind } from './word';

const MOST_AHEAD = 50;
/** A voucher without codes, for a claim that holds no kit. */
const NO_CODES = { codes: [] };

/** What of a campaign stands in the view of a claim. */
export const nameOf = ({ _id: campaignId, name: campaignName, kit }: WarmthCampaign) => ({
  campaignId,
  campaignName,
  kitName: kit.name,
});

/** @throws Failure NOT_FOUND when a claim's station is gone */
export async function getStation(store: WarmthStore, id: string, now: number): Promise<Station> {
  const station = await store.station(id, now);
  if (!station) throw new Failure('NOT_FOUND');
  return station;
}

/** A kit is had at a station, or at a stop of a trip; one that was taken out of the list since is said to be gone. */
const placeOfClaim = async (store: WarmthStore, id: string, now: number): Promise<ClaimPlace> =>
  isStop(id) ? placeOfStop(store, id, now) : ((await store.station(id, now)) ?? goneStation(id));

/** The codes of a claim, as long as it holds a kit. */
export function codesOf(
  store: Pick<WarmthStore, 'keys'>,
  blockId: string,
  { state, claimId, attempt }: Entry,
  proxied: boolean,
  now: number,
): VoucherView {
  if (state !== 'reserved') return { ...NO_CODES, signedAt: now };
  return voucherOf(store.keys(), { blockId, claimId, attempt, proxied }, now);
}

/** A person's claim as they see it. At most two operations. @throws Failure NOT_FOUND when they have none */
export async function tellClaim(
  store: WarmthStore,
  { openid }: Caller,
  campaign: WarmthCampaign,
  standing: Standing,
  now: number,
  word: WordKind | null = null,
): Promise<ClaimView> {
  const { entry, row, blockId } = standing;
  if (!entry || blockId === null) throw new Failure('NOT_FOUND');
  const [station, proxy] = await Promise.all([
    placeOfClaim(store, stationOf(blockId), now),
    proxyName(store, entry.proxyId ?? (row && proxyOf(row, entry.attempt))),
  ]);
  const changeTicket = changeTicketFor(store.keys(), openid, campaign, standing, now);
  const cardOut = row !== null && entry.state === 'reserved' && isCardOut(row, entry.attempt);
  return claimView(entry, { campaign: nameOf(campaign), station, proxy, cardOut, changeTicket, word });
}

/** The name of a colleague who picks something up; `null`: nobody does, or their record is gone. */
async function proxyName({ people }: WarmthStore, id: string | null): Promise<string | null> {
  return id === null ? null : ((await people.find(id))?.name ?? null);
}

/** People of some ids as others may see them, by id. One operation. */
export async function maskedPeople(
  store: Pick<WarmthStore, 'people'>,
  ids: readonly (string | null)[],
): Promise<Map<string, MaskedPerson>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const people = await store.people.findAll(wanted.slice(0, 1_000));
  return new Map(people.map((person) => [person._id, maskedPerson(person)]));
}

/** Where somebody stands in a queue. At most two operations. */
export async function tellWait(store: WarmthStore, wait: WaitRow, now: number): Promise<WaitView> {
  const { campaignId, stationId, since } = wait;
  const [station, queue] = await Promise.all([
    placeOfClaim(store, stationId, now),
    store.waits.queue(campaignId, stationId, MOST_AHEAD),
  ]);
  const place = queue.findIndex(({ _id }) => _id === wait._id);
  const ahead = place === -1 ? queue.length : place;
  return { campaignId, station: { id: station._id, name: station.name }, since, ahead };
}
