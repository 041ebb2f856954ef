/** Callers and work of one unit at one moment. */
export interface Load {
  unitId: string;
  /** People still to be called. */
  openCount: number;
  /** People settled within the window. */
  settledCount: number;
}

/** A piece of work that could move to callers who have none. */
export interface LoanProposal {
  fromUnitId: string;
  toUnitId: string;
  count: number;
}

/** How far back the present pace is measured. */
export const PACE_WINDOW_MS = 30 * 60_000;
/** Less work than this is not worth moving. */
const LEAST_LOAN = 5;

/**
 * When a queue empties at the present pace, epoch milliseconds; `null` when nothing was settled and so nothing can be
 * said. An empty queue is empty now.
 */
export function emptyAt({ openCount, settledCount }: Omit<Load, 'unitId'>, now: number): number | null {
  if (openCount === 0) return now;
  if (settledCount === 0) return null;
  return now + Math.ceil((openCount * PACE_WINDOW_MS) / settledCount);
}

/**
 * Which units could lend work to which: from those that will not be done by the deadline to neighbours who call and
 * have nothing left, the worst off first, each neighbour once and with no more than it can do in the time.
 *
 * @param deadlineAt local midnight, epoch milliseconds
 */
export function proposeLoans(loads: readonly Load[], now: number, deadlineAt: number): LoanProposal[] {
  const late = (load: Load) => (emptyAt(load, now) ?? Infinity) > deadlineAt;
  const windows = Math.max(0, (deadlineAt - now) / PACE_WINDOW_MS);
  const excess = ({ openCount, settledCount }: Load) => openCount - Math.floor(settledCount * windows);
  const behind = loads.filter(late).sort((a, b) => excess(b) - excess(a) || (a.unitId < b.unitId ? -1 : 1));
  const idle = loads.filter(({ openCount, settledCount }) => openCount === 0 && settledCount > 0);
  return behind
    .slice(0, idle.length)
    .map((load, i) => ({
      fromUnitId: load.unitId,
      toUnitId: idle[i]!.unitId,
      count: Math.min(excess(load), Math.floor(idle[i]!.settledCount * windows)),
    }))
    .filter(({ count }) => count >= LEAST_LOAN);
}
