/** Most kits of one block where people choose their station: small enough that thousands do not queue for one row. */
export const SHARD_UNITS = 200;
/** Most kits of the one block of a station where everybody's station is fixed. */
export const FIXED_UNITS = 500;

/** Most blocks of a station in a campaign. */
export const MOST_SHARDS = 40;

/** Kits of a block: all that were allotted to it, those that are free, and how many the movement in question brought. */
export interface Held {
  shard: number;
  units: number;
  left: number;
  /** Negative: it took them away. `null`: it has not come here yet. */
  brought: number | null;
}

/** What a movement does next: with how many kits, in which block. */
export interface Share {
  shard: number;
  units: number;
}

const byShard = (a: Held, b: Held) => a.shard - b.shard;
const moved = (blocks: readonly Held[]) => blocks.reduce((sum, { brought }) => sum + Math.abs(brought ?? 0), 0);

/**
 * The next block that a movement brings kits into, and how many: the first with room that it has not come to, else a new
 * one behind the last. New ones are filled evenly, as the crowd spreads evenly over them. `null` when everything has its
 * place.
 */
export function nextShareIn(blocks: readonly Held[], count: number, most: number): Share | null {
  const rest = count - moved(blocks);
  if (rest <= 0) return null;
  const roomy = [...blocks].sort(byShard).find(({ units, brought }) => brought === null && units < most);
  const shard = roomy?.shard ?? Math.max(-1, ...blocks.map((block) => block.shard)) + 1;
  const even = Math.ceil(rest / Math.ceil(rest / most));
  return { shard, units: Math.min(even, most - (roomy?.units ?? 0)) };
}

/** The next block that a movement takes free kits out of, and how many; `null` when it has enough, or none are free. */
export function nextShareOut(blocks: readonly Held[], count: number): Share | null {
  const rest = count - moved(blocks);
  const free = [...blocks].sort(byShard).find(({ left, brought }) => brought === null && left > 0);
  return rest > 0 && free ? { shard: free.shard, units: Math.min(rest, free.left) } : null;
}
