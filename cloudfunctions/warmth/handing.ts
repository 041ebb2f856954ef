import { beijingDay } from '../domain/calendar';
import { Failure } from '../kit/failure';
import type { Station } from '../places/store';
import type { Entry, HandOut } from './block';
import { placeOfBlock } from './block';
import type { WarmthCampaign } from './campaign';
import { isBound, isTakenUp } from './claim-row';
import type { ClaimRow } from './claim-row';
import { counterOf } from './counting';
import { noteUnbooked } from './keeping';
import { getCampaign } from './member';
import type { WarmthContext } from './member';
import { isRepeated } from './proving';
import type { Proven } from './proving';
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

/** @throws Failure CAMPAIGN_CLOSED, OUTSIDE_WINDOW when kits of a block are not handed out at an instant */
async function checkOpen(context: WarmthContext, { block }: Proven, at: number): Promise<WarmthCampaign> {
  const campaign = await getCampaign(context, placeOfBlock(block._id).campaignId);
  if (at >= block.closesAt || at < block.opensAt) throw new Failure('CAMPAIGN_CLOSED');
  checkWindow(campaign, at);
  return campaign;
}

/** The campaign of a claim that may be handed out at an instant. @throws Failure saying why it may not */
export async function checkHandable(context: WarmthContext, proven: Proven, at: number): Promise<WarmthCampaign> {
  if (proven.entry.state !== 'reserved') throw endedAs(proven.entry, proven.block.stationName);
  return checkOpen(context, proven, at);
}

/**
 * Hands a kit out, once: one conditional update decides between two keepers. A repetition of the same request finds it
 * done and gets the same answer. What was handed out without a network and cannot be booked is noted for the stock-take.
 *
 * @param handedAt when it was handed out without a network; `null`: now
 * @throws Failure saying why not, and where and when it was handed out before
 */
export async function handOut(context: WarmthContext, proven: Proven, handedAt: number | null): Promise<Entry> {
  if (isRepeated(context, proven.entry)) return proven.entry;
  try {
    return await given(context, proven, handOutOf(context, proven, handedAt), handedAt !== null);
  } catch (error) {
    const isUnbooked = handedAt !== null && error instanceof Failure && (error as Failure).code !== 'ALREADY_HANDED';
    if (isUnbooked) await noteUnbooked(context, proven.entry);
    throw error;
  }
}

async function given(context: WarmthContext, proven: Proven, by: HandOut, offline: boolean): Promise<Entry> {
  const { blocks } = context.store;
  const { block, entry } = proven;
  if (entry.state === 'reserved') {
    await checkOpen(context, proven, by.at);
    if (await blocks.redeem(block._id, entry, by)) return handedEntry(entry, by);
  }
  const [seen] = await blocks.glimpse(block._id, entry);
  return alreadyEnded(context, proven, seen?.entry ?? entry, by, offline);
}

/** A claim that could not be handed out: this request did it before, or it ended, maybe after the kit had been given. */
async function alreadyEnded(context: WarmthContext, proven: Proven, found: Entry, by: HandOut, offline: boolean) {
  if (isRepeated(context, found)) return found;
  if (found.state === 'reserved') throw new Failure('CAMPAIGN_CLOSED');
  if (offline && isGivenUp(found)) return bookLate(context, proven, found, by);
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
 * Books a kit that was handed out without a network before its claim ended, as long as the campaign handed out then, the
 * person has not tried anew since, and a kit is free to book.
 */
async function bookLate(context: WarmthContext, proven: Proven, ended: Entry, by: HandOut): Promise<Entry> {
  const { store, requestKey } = context;
  const { _id: blockId, stationName } = proven.block;
  const row = await store.claims.find(placeOfBlock(blockId).campaignId, ended.personId);
  if (row && (isTakenUp(row, blockId, ended.attempt, requestKey) || (await takeUp(context, proven, row, ended, by)))) {
    const late = { ...ended, attempt: ended.attempt + 1 };
    if (await store.blocks.redeemLate(blockId, ended, by)) return handedEntry(late, by);
    const [seen] = await store.blocks.glimpse(blockId, late);
    if (seen?.entry?.request === requestKey) return seen.entry;
  }
  throw endedAs(ended, stationName);
}

/**
 * Whether a claim ended after a hand-out and nothing followed; the person's binding is taken up, so that nothing can.
 *
 * @throws Failure CAMPAIGN_CLOSED, OUTSIDE_WINDOW when nothing was handed out then
 */
async function takeUp(
  context: WarmthContext,
  proven: Proven,
  row: ClaimRow,
  { attempt, endedAt }: Entry,
  { at, request }: HandOut,
): Promise<boolean> {
  if (!isBound(row, proven.block._id, attempt) || (endedAt ?? 0) <= at) return false;
  await checkOpen(context, proven, at);
  return row.fixed || context.store.claims.takeUp(row, request);
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
