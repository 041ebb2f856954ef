import { beijingDay } from '../domain/calendar';
import { Failure } from '../kit/failure';
import type { Station } from '../places/store';
import type { Entry, HandOut } from './block';
import { placeOfBlock } from './block';
import type { WarmthCampaign } from './campaign';
import { isBound } from './claim-row';
import type { ClaimRow } from './claim-row';
import { counterOf } from './counting';
import type { Proven } from './keeping';
import { getCampaign } from './member';
import type { WarmthContext } from './member';
import { handingOutAt } from './rules/windows';
import { maskedPeople } from './telling';
import { pickupView } from './views';

/** @throws Failure OUTSIDE_WINDOW when a campaign hands nothing out at an instant */
function checkWindow({ windows }: WarmthCampaign, at: number): void {
  const now = handingOutAt(windows, at);
  if (now.state === 'closed') throw new Failure('OUTSIDE_WINDOW', { opensAt: now.opensAt });
}

/** The refusal of a claim that has ended. */
const endedAs = ({ state, endedAt }: Entry, station: string): Failure =>
  state === 'redeemed'
    ? new Failure('ALREADY_HANDED', { station, at: endedAt ?? 0 })
    : new Failure('CLAIM_ENDED', { state: state === 'expired' ? 'expired' : 'cancelled', at: endedAt ?? 0 });

/** The campaign of a claim that may be handed out at an instant. @throws Failure saying why it may not */
export async function checkHandable(context: WarmthContext, { block, entry }: Proven, at: number) {
  const campaign = await getCampaign(context, placeOfBlock(block._id).campaignId);
  if (entry.state !== 'reserved') throw endedAs(entry, block.stationName);
  if (at >= block.closesAt || at < block.opensAt) throw new Failure('CAMPAIGN_CLOSED');
  checkWindow(campaign, at);
  return campaign;
}

/**
 * Hands a kit out, once: one conditional update decides between two keepers. A repetition of the same request finds it
 * done and gets the same answer.
 *
 * @param handedAt when it was handed out without a network; `null`: now
 * @throws Failure saying why not, and where and when it was handed out before
 */
export async function handOut(context: WarmthContext, proven: Proven, handedAt: number | null): Promise<Entry> {
  const { store } = context;
  const { block, entry } = proven;
  const given = handOutOf(context, proven, handedAt);
  if (entry.state === 'reserved' && (await store.blocks.redeem(block._id, entry, given)))
    return handedEntry(entry, given);

  const [seen] = await store.blocks.glimpse(block._id, entry);
  return alreadyEnded(context, proven, seen?.entry ?? entry, given, handedAt !== null);
}

/** A claim that could not be handed out: this request did it before, or it ended, maybe after the kit had been given. */
async function alreadyEnded(context: WarmthContext, proven: Proven, found: Entry, given: HandOut, offline: boolean) {
  if (found.state === 'redeemed' && found.request === context.requestKey) return found;
  if (found.state === 'reserved') throw new Failure('CAMPAIGN_CLOSED');
  if (offline && isGivenUp(found)) return bookLate(context, proven, found, given);
  throw endedAs(found, proven.block.stationName);
}

const isGivenUp = ({ state }: Entry) => state !== 'reserved' && state !== 'redeemed';

function handOutOf({ caller, now, requestKey }: WarmthContext, { proxyId }: Proven, handedAt: number | null): HandOut {
  const at = handedAt ?? now;
  return { at, day: beijingDay(at), by: caller.personId ?? caller.openid, request: requestKey, proxyId };
}

const handedEntry = (entry: Entry, { at, by, request, proxyId }: HandOut): Entry => ({
  ...entry,
  state: 'redeemed',
  endedAt: at,
  by,
  request,
  proxyId,
});

/**
 * Books a kit that was handed out without a network before its claim ended, as long as the person has not tried anew
 * since and a kit is free to book; what cannot be booked is said, and noted for the stock-take.
 */
async function bookLate(context: WarmthContext, { block }: Proven, ended: Entry, given: HandOut): Promise<Entry> {
  const { store, audit, requestKey } = context;
  const row = await store.claims.find(placeOfBlock(block._id).campaignId, ended.personId);
  if (row && (await isStillTheirs(context, row, block._id, ended, given.at))) {
    const late = { ...ended, attempt: ended.attempt + 1 };
    if (await store.blocks.redeemLate(block._id, ended, given)) return handedEntry(late, given);
    const [seen] = await store.blocks.glimpse(block._id, late);
    if (seen?.entry?.request === requestKey) return seen.entry;
  }
  await audit({ subjectId: ended.personId, orgPath: ended.orgPath, reason: '离线发放时领取已结束，未能记账' });
  throw endedAs(ended, block.stationName);
}

/** Whether a claim ended after a hand-out and nothing followed; the person's binding is taken up, so that nothing can. */
async function isStillTheirs(
  { store, requestKey }: WarmthContext,
  row: ClaimRow,
  blockId: string,
  { attempt, endedAt }: Entry,
  handedAt: number,
): Promise<boolean> {
  if (row.blockId !== blockId) return false;
  if (row.late === requestKey && row.attempt === attempt + 1) return true;
  if (!isBound(row, blockId, attempt) || (endedAt ?? 0) <= handedAt) return false;
  return row.fixed || store.claims.takeUp(row, requestKey);
}

/** Who and what, in one glance, and what is left of it at the station. At most three operations. */
export async function tellHanding(
  { store, now }: WarmthContext,
  { _id: stationId }: Station,
  campaign: WarmthCampaign,
  entry: Entry,
  proxyId: string | null,
) {
  const [people, heads] = await Promise.all([
    maskedPeople(store, [entry.personId, proxyId]),
    store.blocks.heads(campaign._id, stationId),
  ]);
  return {
    pickup: pickupView(entry, campaign, people, proxyId),
    counter: counterOf(campaign, heads, beijingDay(now), now),
  };
}
