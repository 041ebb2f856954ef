import { addDays, beijingDay } from '../../domain/calendar';
import type { Case } from '../case';
import { stageAfter } from '../change';
import { periodOf } from '../keys';
import { lastDay } from '../rules/observation';
import { isUnverified } from '../rules/stages';

/** How a case may end, and the step that ends it. */
const STEPS = { completed: 'complete', cancelled: 'cancel', lost: 'lose', movedOut: 'moveOut' } as const;
export type End = keyof typeof STEPS;

/**
 * The case at its end: whatever was planned for it is gone, and its row has a day to go.
 *
 * @throws Failure CASE_CLOSED when it ended before, NOT_AT_THIS_STAGE when it cannot end so
 */
export function ended(one: Case, as: End | 'withdrawn', now: number): Case {
  const step = as === 'withdrawn' ? 'withdraw' : STEPS[as];
  return {
    ...one,
    stage: stageAfter(one, step),
    ...nothingPlanned,
    offeredTo: as === 'completed' ? one.offeredTo : null,
    endedAt: now,
    purgeOn: addDays(beijingDay(now), one.keepDays),
  };
}

const nothingPlanned = {
  transfer: null,
  followUp: null,
  missedOn: null,
  leaseHolder: null,
  leaseUntil: 0,
  triedAt: [],
} satisfies Partial<Case>;

/** Whether the person may take it back: a journey of which nothing was ever verified. */
export function mayWithdraw({ kind, stage, history }: Case): boolean {
  return kind === 'return' && isUnverified(stage) && !history.some(({ step }) => step === 'verified');
}

/** The case completed, when its period is over and no follow-up is open; else `null`. */
export function completedIfDue(one: Case, now: number): Case | null {
  const period = periodOf(one);
  const today = beijingDay(now);
  if (!period || one.followUp || today <= lastDay(period, period.rule)) return null;
  return ended(one, 'completed', now);
}
