/** Pieces of one item that came together and are good until the same day. */
export interface Lot {
  /** As printed on the box; empty when there is none. */
  lot: string;
  /** Last good day, `YYYY-MM-DD`; `null`: it does not go off. */
  expiresOn: string | null;
  count: number;
}

/** Why nothing can be taken: too little is there, the lot is not, or what is there has expired. */
export type Shortage = { why: 'short'; onHand: number } | { why: 'unknownLot' } | { why: 'expired'; expiresOn: string };

/** What is wanted: of one lot (`null`: of those that expire first), and whether it may have expired. */
export interface Wanted {
  count: number;
  lot: string | null;
  /** The last good day of the lot; `undefined`: any. */
  expiresOn?: string | null | undefined;
  expiredToo: boolean;
}

/** Sorts after every day. */
const NEVER = '9999-12-31';
const dayOf = ({ expiresOn }: Lot) => expiresOn ?? NEVER;
const isSame = (a: Lot, b: Lot) => a.lot === b.lot && a.expiresOn === b.expiresOn;
const isOf = ({ lot, expiresOn }: Lot, wanted: Wanted) =>
  wanted.lot === null || (lot === wanted.lot && (wanted.expiresOn === undefined || expiresOn === wanted.expiresOn));
const firstToExpire = (a: Lot, b: Lot) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : a.lot < b.lot ? -1 : 1);

/** How many pieces lots have together. */
export const piecesOf = (lots: readonly Lot[]): number => lots.reduce((sum, { count }) => sum + count, 0);

/** The first last good day among lots; `null`: none of them goes off, or there are none. */
export function nextExpiry(lots: readonly Lot[]): string | null {
  const days = lots.filter(({ count }) => count > 0).map(dayOf);
  const [first = NEVER] = days.sort();
  return first === NEVER ? null : first;
}

/** Lots with more lots added: equal ones are one, the first to expire stands first. */
export function addLots(lots: readonly Lot[], more: readonly Lot[]): Lot[] {
  const sum = lots.map((lot) => ({ ...lot }));
  for (const lot of more) {
    const known = sum.find((one) => isSame(one, lot));
    if (known) known.count += lot.count;
    else sum.push({ ...lot });
  }
  return sum.filter(({ count }) => count > 0).sort(firstToExpire);
}

/**
 * Takes pieces out of lots, first those that expire first.
 *
 * @param today Beijing day; a lot is good through its last day
 * @returns what was taken and what is left, or why nothing was
 */
export function takeLots(
  lots: readonly Lot[],
  wanted: Wanted,
  today: string,
): { taken: Lot[]; left: Lot[] } | Shortage {
  const there = lots.filter((lot) => lot.count > 0 && isOf(lot, wanted));
  if (wanted.lot !== null && there.length === 0) return { why: 'unknownLot' };
  const good = wanted.expiredToo ? there : there.filter((lot) => dayOf(lot) >= today);
  if (piecesOf(good) < wanted.count) return shortageOf(there, good, wanted.count);

  const taken: Lot[] = [];
  let missing = wanted.count;
  for (const lot of [...good].sort(firstToExpire)) {
    const count = Math.min(lot.count, missing);
    if (count > 0) taken.push({ ...lot, count });
    missing -= count;
  }
  return {
    taken,
    left: addLots(
      lots,
      taken.map((lot) => ({ ...lot, count: -lot.count })),
    ),
  };
}

/** What is short only because the rest has expired is refused for that. */
function shortageOf(there: readonly Lot[], good: readonly Lot[], count: number): Shortage {
  const expiresOn = nextExpiry(there);
  if (piecesOf(there) >= count && expiresOn !== null) return { why: 'expired', expiresOn };
  return { why: 'short', onHand: piecesOf(good) };
}
