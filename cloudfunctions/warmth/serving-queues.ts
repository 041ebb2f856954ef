import { MOST_ATTEMPTS } from './block';
import type { BlockHead } from './block';
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
/** How far behind those that there are kits for a run looks, past people who have found one elsewhere. */
const LOOKED_PAST = 100;

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
  const looked = free === 0 ? 1 : free + LOOKED_PAST;
  const queue = await store.waits.queue(campaign._id, stationId, looked);
  const wanting = await letServedGo({ store, now }, queue);

  const kits = open.flatMap(({ _id, left }) => Array.from({ length: left }, () => _id));
  let served = 0;
  for (const { wait, standing } of wanting.slice(0, free)) {
    served += Number(await offer({ store, now }, campaign, wait, standing, kits[served] ?? kits.at(-1)!));
  }
  if (queue.length < looked && wanting.length <= free) await letEverybody({ store, now }, campaign._id, stationId);
  return served;
}

/** Those of a queue who still need a kit, with what they have tried; who found one elsewhere is let go. */
async function letServedGo({ store }: Sweep, queue: readonly WaitRow[]) {
  const standings = await standingsOf(store, await store.claims.among(queue));
  const known = queue.map((wait) => ({ wait, standing: standings.get(wait._id) ?? NOTHING }));
  await forAll(
    known.filter(({ standing }) => isServed(standing)),
    async ({ wait }) => {
      await store.waits.leave(wait.campaignId, wait.personId);
      return true;
    },
  );
  return known.filter(({ standing }) => !isServed(standing));
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
  const { campaignId, personId, claimId, occupation, orgPath } = wait;
  const attempt = attemptsMade(standing) + 1;
  const fixed = campaign.stationRule === 'own';
  const wish = { campaignId, personId, claimId, occupation, orgPath, attempt, from: null, fixed };
  const until = pickUpDeadline(campaign.windows, now, campaign.offerMinutes, campaign.closesAt);
  const held = await wasHeld(() => reserveOffered(store, wish, blockId, now, until));
  if (held) await store.waits.leave(campaignId, personId);
  return held;
}

/** Whether somebody waits for nothing any more: they have a kit, or have tried as often as anybody may. */
const isServed = (standing: Standing) =>
  ['reserved', 'redeemed'].includes(standing.entry?.state ?? '') || attemptsMade(standing) >= MOST_ATTEMPTS;

/** Whether a kit is held now; somebody who found one elsewhere in the meantime needs none and counts as served. */
async function wasHeld(reserving: () => Promise<unknown>): Promise<boolean> {
  try {
    return (await reserving()) !== null;
  } catch (error) {
    if (error instanceof Failure) return true;
    throw error;
  }
}
