import type { Block, Entry } from './block';
import { NEVER } from './block';
import { claimRowId, isBound } from './claim-row';
import { Failure } from '../kit/failure';
import { bind } from './reserving';
import { alignBlocks } from './running';
import type { WarmthStore } from './store';

export interface Sweep {
  store: WarmthStore;
  now: number;
}

/** A hold that nobody has bound after this long is finished by the job. */
const UNBOUND_MS = 60_000;
/** Writes under way at a time. */
const AT_ONCE = 20;
/** Of one block in one run; what is left over waits a minute. */
const BATCH = 500;
/** Blocks are looked at twenty at a time, so often in one run, until so many kits went back: a minute is short. */
const MOST_ROUNDS = 20;
const MOST_EXPIRED = 2_000;

/** Does something for each, a few at a time; how often it did something. */
export async function forAll<Row>(rows: readonly Row[], run: (row: Row) => Promise<boolean>): Promise<number> {
  let done = 0;
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    done += (await Promise.all(rows.slice(from, from + AT_ONCE).map(run))).filter(Boolean).length;
  }
  return done;
}

/** Ends the campaigns whose time is over, and lets blocks follow where that was cut off. */
export async function alignCampaigns({ store, now }: Sweep): Promise<number> {
  const over = await store.campaigns.overdue(now);
  await forAll(over, (campaign) => {
    const closed = { state: 'closed', closedAt: campaign.closesAt, aligned: false, changedBy: 'job' } as const;
    return store.campaigns.replace(campaign, closed);
  });
  return forAll(await store.campaigns.unaligned(), async (campaign) => {
    await alignBlocks({ store, now }, campaign);
    return true;
  });
}

/** Finishes reservations that were cut off between holding a kit and binding it: bound, or put back. */
export async function finishHolds({ store, now }: Sweep): Promise<number> {
  let finished = 0;
  for (const block of await store.blocks.fresh(now - UNBOUND_MS)) finished += await finishBlock({ store, now }, block);
  return finished;
}

async function finishBlock({ store, now }: Sweep, block: Block): Promise<number> {
  const held = Object.values(block.claims).filter(({ state, at }) => state === 'reserved' && at >= block.freshAt);
  const { campaignId, _id: blockId } = block;
  const rows = await store.claims.among(held.slice(0, 1_000).map(({ personId }) => ({ campaignId, personId })));
  const byId = new Map(rows.map((row) => [row._id, row]));
  const unbound = held.filter((entry) => {
    const row = byId.get(claimRowId(campaignId, entry.personId));
    return row === undefined || !isBound(row, blockId, entry.attempt);
  });

  const ripe = unbound.filter(({ at }) => at < now - UNBOUND_MS);
  const finished = await forAll(ripe, (entry) => finish({ store, now }, block, entry));
  const young = held.filter(({ at }) => at >= now - UNBOUND_MS).map(({ at }) => at);
  await store.blocks.lookAgain(block, { freshAt: Math.min(NEVER, ...young) });
  return finished;
}

/** What the person's own repetition would do. */
async function finish({ store, now }: Sweep, { _id: blockId, campaignId }: Block, entry: Entry): Promise<boolean> {
  const { personId, claimId, occupation, orgPath, attempt, from: former } = entry;
  const from = former === null ? null : { blockId: former, attempt: attempt - 1 };
  const wish = { campaignId, personId, claimId, occupation, orgPath, attempt, from, fixed: false };
  try {
    await bind(store, wish, { blockId, entry }, now);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
  return true;
}

/** Puts kits back that nobody came for in time, and all that are held once their campaign is over. */
export async function expireClaims({ store, now }: Sweep): Promise<number> {
  let expired = 0;
  for (let round = 0; round < MOST_ROUNDS && expired < MOST_EXPIRED; round += 1) {
    const due = await store.blocks.due(now);
    if (due.length === 0) break;
    for (const block of due) expired += await expireBlock({ store, now }, block);
  }
  return expired;
}

async function expireBlock({ store, now }: Sweep, block: Block): Promise<number> {
  const held = Object.values(block.claims).filter(({ state }) => state === 'reserved');
  const over = now >= block.closesAt;
  const due = held.filter(({ until }) => over || until <= now);
  const expired = await forAll(due.slice(0, BATCH), (entry) => store.blocks.release(block._id, entry, 'expired', now));
  const later = held.filter((entry) => !due.includes(entry)).map(({ until }) => until);
  const next = due.length > BATCH ? now : Math.min(NEVER, ...later);
  await store.blocks.lookAgain(block, { dueAt: next });
  return expired;
}

/** Closes what keepers have forgotten to close. */
export async function closeForgotten({ store, now }: Sweep): Promise<number> {
  return forAll(await store.shifts.overdue(now), async (shift) => {
    await store.shifts.close(shift, now);
    return true;
  });
}
