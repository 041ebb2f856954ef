import { MOVEMENT_KINDS } from './movements';
import type { MovementKind } from './movements';

/** How much each kind of movement changed, by item. */
type Sums = ReadonlyMap<string, Readonly<Record<MovementKind, number>>>;

/** What movements before, within and after a month came to, and what lies on the shelves now, by item. */
export interface Books {
  before: Sums;
  within: Sums;
  after: Sums;
  onHand: ReadonlyMap<string, number>;
}

export interface LedgerLine {
  itemId: string;
  opening: number;
  byKind: Partial<Record<MovementKind, number>>;
  closing: number;
  balances: boolean;
}

const totalOf = (sums: Readonly<Record<MovementKind, number>> | undefined): number =>
  sums ? MOVEMENT_KINDS.reduce((total, kind) => total + sums[kind], 0) : 0;

/**
 * A month's ledger, an item a line. The opening comes from the movements before, the closing from the shelves less the
 * movements since: that both meet is what balances.
 */
export function ledgerOf({ before, within, after, onHand }: Books): LedgerLine[] {
  const itemIds = [...new Set([...before.keys(), ...within.keys(), ...onHand.keys()])].sort();
  const lines = itemIds.map((itemId): LedgerLine => {
    const sums = within.get(itemId);
    const changed = sums ? MOVEMENT_KINDS.filter((kind) => sums[kind] !== 0) : [];
    const opening = totalOf(before.get(itemId));
    const closing = (onHand.get(itemId) ?? 0) - totalOf(after.get(itemId));
    const byKind = Object.fromEntries(changed.map((kind) => [kind, sums![kind]]));
    return { itemId, opening, byKind, closing, balances: opening + totalOf(sums) === closing };
  });
  return lines.filter(({ opening, closing, byKind }) => opening + closing > 0 || Object.keys(byKind).length > 0);
}

/** Kinds by which goods come to the union from outside, and go from it to people. */
const IN: readonly MovementKind[] = ['purchase', 'donation'];
const OUT: readonly MovementKind[] = ['handOut', 'returned'];
const AT_CAMPAIGN: readonly MovementKind[] = ['allotment'];

export interface PublicLine {
  itemId: string;
  cameIn: number;
  wentOut: number;
}

/**
 * What came in and what went out, for everybody: goods bought and given against goods handed out, less those that were
 * given back. Of a campaign: kits set aside for it.
 */
export function publicLines(sums: Sums, of: 'month' | 'campaign'): PublicLine[] {
  const kinds = of === 'month' ? IN : AT_CAMPAIGN;
  const sumOf = (one: Readonly<Record<MovementKind, number>>, some: readonly MovementKind[]) =>
    some.reduce((sum, kind) => sum + one[kind], 0);
  return [...sums]
    .map(([itemId, one]) => ({
      itemId,
      cameIn: Math.max(0, sumOf(one, kinds)),
      wentOut: Math.max(0, -sumOf(one, OUT)),
    }))
    .filter(({ cameIn, wentOut }) => cameIn + wentOut > 0)
    .sort((a, b) => b.wentOut - a.wentOut);
}
