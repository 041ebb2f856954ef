import { addLots, nextExpiry, takeLots } from './lots';
import type { Lot, Shortage } from './lots';

/**
 * Every kind of movement. Only the first six change how much there is of an item over all sites; kitting turns items
 * into kits by their bill of materials; the rest move it from one site to another.
 */
export const MOVEMENT_KINDS = [
  'purchase',
  'donation',
  'returned',
  'handOut',
  'loss',
  'difference',
  'kitting',
  'transferOut',
  'transferIn',
  'recall',
  'allotment',
  'tripOut',
  'tripBack',
] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** Kinds that a closed site still knows: what lies there or belongs there can be sent away, fetched or written off. */
export const AT_CLOSED_SITES: readonly MovementKind[] = ['transferOut', 'recall', 'tripBack', 'loss', 'difference'];

/** Kinds for which expired goods are good enough: they go back, away, or to the waste. */
export const EXPIRED_TOO: readonly MovementKind[] = [
  'loss',
  'difference',
  'transferOut',
  'transferIn',
  'recall',
  'tripBack',
];

/** What leaves a site. */
export interface Take {
  siteId: string;
  itemId: string;
  count: number;
  /** `null`: those that expire first. */
  lot: string | null;
  /** The last good day of that lot; left out: any. */
  expiresOn?: string | null | undefined;
}

/** What arrives at a site. */
export interface Put {
  siteId: string;
  itemId: string;
  lots: readonly Lot[];
}

/** What a take came to. */
export type Taken = Take & { lots: readonly Lot[] };

/** One lot's change at one site. */
export interface Line extends Lot {
  siteId: string;
  itemId: string;
  /** How many more; negative: fewer. */
  count: number;
}

/** What a take was refused for. */
export type Refusal = Take & Shortage;

/** What lies where, by `shelfKey`. */
export type Shelves = Readonly<Record<string, readonly Lot[]>>;

/** The id of what one site has of one item. */
export const shelfKey = (siteId: string, itemId: string): string => `${siteId}|${itemId}`;

/** What a movement does to the shelves: all of it, or nothing and every refusal. */
export type Settled = { shelves: Record<string, Lot[]>; lines: Line[] } | { refused: Refusal[] };

/**
 * Takes what a movement takes, then puts what it puts.
 *
 * @param puts what arrives, from what was taken; see `movedTo` and `assembled`
 * @param today Beijing day
 */
export function settle(
  before: Shelves,
  {
    takes,
    puts,
    expiredToo,
  }: { takes: readonly Take[]; puts: (taken: readonly Taken[]) => Put[]; expiredToo: boolean },
  today: string,
): Settled {
  const shelves: Record<string, Lot[]> = {};
  const at = (key: string) => shelves[key] ?? [...(before[key] ?? [])];
  const taken: Taken[] = [];
  const refused: Refusal[] = [];
  for (const take of takes) {
    const key = shelfKey(take.siteId, take.itemId);
    const outcome = takeLots(at(key), { ...take, expiredToo }, today);
    if ('why' in outcome) refused.push({ ...take, ...outcome });
    else {
      shelves[key] = outcome.left;
      taken.push({ ...take, lots: outcome.taken });
    }
  }
  if (refused.length > 0) return { refused };

  const put = puts(taken);
  for (const { siteId, itemId, lots } of put) {
    const key = shelfKey(siteId, itemId);
    shelves[key] = addLots(at(key), lots);
  }
  return { shelves, lines: linesOf(taken, put) };
}

function linesOf(taken: readonly Taken[], put: readonly Put[]): Line[] {
  const flat = (moved: readonly Put[], sign: 1 | -1) =>
    moved.flatMap(({ siteId, itemId, lots }) =>
      lots.map(({ lot, expiresOn, count }) => ({ siteId, itemId, lot, expiresOn, count: sign * count })),
    );
  return [...flat(taken, -1), ...flat(put, 1)];
}

/** Everything that was taken arrives at one site, lot by lot. */
export const movedTo =
  (siteId: string) =>
  (taken: readonly Taken[]): Put[] =>
    taken.map(({ itemId, lots }) => ({ siteId, itemId, lots }));

/** Nothing arrives: what was taken has left the union's hands. */
export const gone = (): Put[] => [];

/** Kits arrive that are good as long as the first of their parts. */
export const assembled =
  (siteId: string, kitId: string, count: number) =>
  (taken: readonly Taken[]): Put[] => {
    const expiresOn = nextExpiry(taken.flatMap(({ lots }) => lots));
    return [{ siteId, itemId: kitId, lots: [{ lot: '', expiresOn, count }] }];
  };

/** How much each shelf changed, by `shelfKey`. */
export function changesOf(lines: readonly Line[]): Map<string, number> {
  const sum = new Map<string, number>();
  for (const { siteId, itemId, count } of lines) {
    const key = shelfKey(siteId, itemId);
    sum.set(key, (sum.get(key) ?? 0) + count);
  }
  return sum;
}
