import type { BlockHead } from './block';
import { claimRowId } from './claim-row';
import { headsByCampaign, headsByStation, sumOf } from './counting';
import { Failure } from '../kit/failure';
import { attemptsMade, NOTHING, standingsOf } from './offering';
import type { Standing } from './offering';
import { reserveOffered } from './reserving';
import { pickUpDeadline } from './rules/windows';
import { forAll } from './sweeping';
import type { Sweep } from './sweeping';
import type { WarmthCampaign } from './campaign';
import type { WaitRow } from './wait';

/** How many of one queue are served in a run, at most. */
const MOST_SERVED = 100;

/**
 * Holds the kits that have come back for those who wait, in their order and with a short deadline; where nobody waits any
 * more, everybody may claim again.
 */
export async function serveQueues(sweep: Sweep): Promise<number> {
  const byCampaign = headsByCampaign(await headsWithQueues(sweep));
  const campaigns = await sweep.store.campaigns.recallAll([...byCampaign.keys()], sweep.now);
  let served = 0;
  for (const campaign of campaigns) {
    const stations = headsByStation(byCampaign.get(campaign._id) ?? []);
    for (const heads of stations.values()) served += await serveQueue(sweep, campaign, heads);
  }
  return served;
}

/** Blocks where people wait: those that say so, and those that were kept from saying it. */
async function headsWithQueues({ store }: Sweep): Promise<BlockHead[]> {
  const [marked, places] = await Promise.all([store.blocks.waitingHeads(), store.waits.places()]);
  const known = new Set(marked.map(({ campaignId, stationId }) => `${campaignId}!${stationId}`));
  const missed = places.filter(({ campaignId, stationId }) => !known.has(`${campaignId}!${stationId}`));
  const found = missed.map(async ({ campaignId, stationId }) => {
    await store.blocks.markWaiting(campaignId, stationId, true);
    return store.blocks.heads(campaignId, stationId);
  });
  return [...marked, ...(await Promise.all(found)).flat()];
}

/** Where nobody waits, everybody may claim; who joins at this moment is seen, or sees it. */
async function letEverybody({ store }: Sweep, campaignId: string, stationId: string): Promise<void> {
  await store.blocks.markWaiting(campaignId, stationId, false);
  const joined = await store.waits.queue(campaignId, stationId, 1);
  if (joined.length > 0) await store.blocks.markWaiting(campaignId, stationId, true);
}

async function serveQueue(
  { store, now }: Sweep,
  campaign: WarmthCampaign,
  heads: readonly BlockHead[],
): Promise<number> {
  const { stationId } = heads[0]!;
  if (campaign.state === 'closed') return dissolve({ store, now }, campaign._id, stationId);
  const open = heads.filter((head) => head.open && head.opensAt <= now && now < head.closesAt);
  const free = Math.min(
    MOST_SERVED,
    sumOf(open, ({ left }) => left),
  );
  const queue = await store.waits.queue(campaign._id, stationId, free + 1);
  const rows = await store.claims.among(queue);
  const standings = await standingsOf(store, rows);

  const kits = open.flatMap(({ _id, left }) => Array.from({ length: left }, () => _id));
  let served = 0;
  for (const wait of queue.slice(0, free)) {
    const standing = standings.get(claimRowId(campaign._id, wait.personId)) ?? NOTHING;
    served += Number(await offer({ store, now }, campaign, wait, standing, kits[served] ?? kits.at(-1)!));
  }
  if (queue.length <= free) await letEverybody({ store, now }, campaign._id, stationId);
  return served;
}

/** Lets everybody go from the queue of a campaign that is over; nobody was served. */
async function dissolve({ store }: Sweep, campaignId: string, stationId: string): Promise<number> {
  const queue = await store.waits.queue(campaignId, stationId, 500);
  await forAll(queue, async ({ personId }) => {
    await store.waits.leave(campaignId, personId);
    return true;
  });
  if (queue.length < 500) await store.blocks.markWaiting(campaignId, stationId, false);
  return 0;
}

/** Holds a kit for somebody who waits, and lets them go from the queue; `true` when a kit was held. */
async function offer(
  { store, now }: Sweep,
  campaign: WarmthCampaign,
  wait: WaitRow,
  standing: Standing,
  blockId: string,
): Promise<boolean> {
  const has = isServed(standing);
  const { campaignId, personId, claimId, occupation, orgPath } = wait;
  const attempt = attemptsMade(standing) + 1;
  const fixed = standing.row?.fixed ?? false;
  const wish = { campaignId, personId, claimId, occupation, orgPath, attempt, from: null, fixed };
  const until = pickUpDeadline(campaign.windows, now, campaign.offerMinutes, campaign.closesAt);
  const held = has || (await wasHeld(() => reserveOffered(store, wish, blockId, now, until)));
  if (held) await store.waits.leave(campaignId, personId);
  return held && !has;
}

const isServed = ({ entry }: Standing) => entry?.state === 'reserved' || entry?.state === 'redeemed';

/** Whether a kit is held now; somebody who found one elsewhere in the meantime needs none and counts as served. */
async function wasHeld(reserving: () => Promise<unknown>): Promise<boolean> {
  try {
    return (await reserving()) !== null;
  } catch (error) {
    if (error instanceof Failure) return true;
    throw error;
  }
}
