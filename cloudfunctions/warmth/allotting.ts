import { Failure } from '../kit/failure';
import type { Station } from '../places/store';
import { blockId, NEVER } from './block';
import type { Block } from './block';
import { endOf } from './campaign';
import type { WarmthCampaign } from './campaign';
import { sumOf } from './counting';
import { FIXED_UNITS, MOST_SHARDS, nextShareIn, nextShareOut, SHARD_UNITS } from './rules/shares';
import type { Held as Seen, Share } from './rules/shares';
import type { WarmthStore } from './store';

type Blocks = Pick<WarmthStore, 'blocks'>;

/** Kits that a movement brings to, or takes from, a campaign at a station; a movement counts once, however often it comes. */
export interface Movement {
  id: string;
  campaign: WarmthCampaign;
  station: Station;
  count: number;
}

/** Most database operations of one movement: blocks are filled one after the other. */
export const MOVEMENT_OPERATIONS = 100;
/** Others claim, or move kits, at the same time; more often than this is none of ours any more. */
const MOST_LOOKS = 12;

/** A block of a station before any movement. */
export function emptyBlock(
  campaign: Pick<WarmthCampaign, '_id' | 'state' | 'opensAt' | 'closesAt' | 'closedAt' | 'version' | 'stationRule'>,
  station: Pick<Station, '_id' | 'name' | 'orgUnitName' | 'orgPath'>,
  shard: number,
): Block {
  const { _id: stationId, name: stationName, orgUnitName, orgPath } = station;
  return {
    _id: blockId(campaign._id, stationId, shard),
    campaignId: campaign._id,
    stationId,
    stationName,
    orgUnitName,
    orgPath,
    shard,
    fixed: campaign.stationRule === 'own',
    open: campaign.state === 'open',
    opensAt: campaign.opensAt,
    closesAt: endOf(campaign),
    campaignVersion: campaign.version,
    units: 0,
    left: 0,
    handed: 0,
    expired: 0,
    cancelled: 0,
    waiting: false,
    days: {},
    dueAt: NEVER,
    freshAt: NEVER,
    uncountedAt: NEVER,
    unpostedAt: NEVER,
    holds: 0,
    allots: {},
    claims: {},
  };
}

/** The blocks of a station, which have room for a movement or hold it already. One operation. @throws Failure TOO_MANY_KITS */
export async function checkRoom({ blocks }: Blocks, { id, campaign, station, count }: Movement) {
  const most = campaign.stationRule === 'own' ? FIXED_UNITS : SHARD_UNITS * MOST_SHARDS;
  const held = await blocks.broughtBy(id, campaign._id, station._id);
  const known = held.some(({ brought }) => brought !== null);
  if (!known && sumOf(held, ({ units }) => units) + count > most) throw new Failure('TOO_MANY_KITS', { most });
  return held;
}

/**
 * Brings the kits of a movement into the blocks of a station, filling one after the other; where people wait, a new one is theirs
 * first. Whoever repeats it, or does it
 * at the same time, sees what has its place and goes on from there.
 *
 * @throws Failure TOO_MANY_KITS, before anything was moved, when there is no room for them
 */
export async function bringKits({ blocks }: Blocks, { id, campaign, station, count }: Movement): Promise<void> {
  const most = campaign.stationRule === 'own' ? FIXED_UNITS : SHARD_UNITS;
  const look = () => checkRoom({ blocks }, { id, campaign, station, count });
  const held = await look();
  const waiting = held.some((one) => one.waiting);

  await shareAll(
    held,
    look,
    (now) => nextShareIn(now, count, most),
    async ({ shard, units }) => {
      const empty = emptyBlock(campaign, station, shard);
      if (await blocks.bring(empty._id, id, units, most)) return units;
      const added = await blocks.add({ ...empty, waiting, units, left: units, allots: { [id]: units } });
      return added ? units : null;
    },
  );
}

/** Takes free kits out of the blocks of a station; how many, which may be fewer than asked for. */
export async function takeKits({ blocks }: Blocks, { id, campaign, station, count }: Movement): Promise<number> {
  const look = () => blocks.broughtBy(id, campaign._id, station._id);
  const done = await shareAll(
    await look(),
    look,
    (now) => nextShareOut(now, count),
    async ({ shard, units }) => {
      const taken = await blocks.take(blockId(campaign._id, station._id, shard), id, units);
      return taken ? -units : null;
    },
  );
  return takenIn(done);
}

/** How many kits a movement has taken out of the blocks of a station. One operation. */
export async function takenBy({ blocks }: Blocks, { id, campaign, station }: Movement): Promise<number> {
  return takenIn(await blocks.broughtBy(id, campaign._id, station._id));
}

const takenIn = (held: readonly Seen[]) => sumOf(held, ({ brought }) => Math.max(0, -(brought ?? 0)));

/**
 * Does one share after the other until there is none left; looks again where somebody was faster.
 *
 * @param move answers how many kits came (negative: went), `null` when nothing did
 * @throws Failure CONFLICT when others are always faster
 */
async function shareAll(
  held: readonly Seen[],
  look: () => Promise<Seen[]>,
  next: (held: readonly Seen[]) => Share | null,
  move: (share: Share) => Promise<number | null>,
): Promise<readonly Seen[]> {
  let now = held;
  for (let looks = 0; looks < MOST_LOOKS;) {
    const share = next(now);
    if (!share) return now;
    const units = await move(share);
    if (units === null) {
      now = await look();
      looks += 1;
    } else now = withMoved(now, share.shard, units);
  }
  throw new Failure('CONFLICT');
}

/** What is held after kits came to a block, maybe a new one. */
function withMoved(held: readonly Seen[], shard: number, by: number): Seen[] {
  const one = held.find((each) => each.shard === shard) ?? { shard, units: 0, left: 0 };
  const others = held.filter((each) => each.shard !== shard);
  return [...others, { ...one, units: one.units + by, left: one.left + by, brought: by }];
}
