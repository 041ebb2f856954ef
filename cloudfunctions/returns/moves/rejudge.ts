import { beijingInstant } from '../../domain/calendar';
import type { StoredRule } from '../campaign';
import type { Case } from '../case';
import type { Move } from '../change';
import { periodOf } from '../keys';
import type { RunningPeriod } from '../keys';
import { followUpReason, lastDay } from '../rules/observation';
import { followUpFor, lastIllDay } from './report';

/** A running period and its last day by the rule it has, and by another. */
export interface Rejudgement {
  one: Case;
  before: string;
  after: string;
}

const illOnBy = (rule: StoredRule, { journal }: Case, period: RunningPeriod) =>
  lastIllDay(journal, { ...period, rule });

/** The period of a case that a rule finds running on the day it takes force; an open follow-up keeps it running. */
function periodUnder(one: Case, rule: StoredRule): RunningPeriod | null {
  const period = periodOf(one);
  if (!period || period.rule.version >= rule.version) return null;
  return lastDay(period, period.rule) < rule.from && !one.followUp ? null : period;
}

/** What a rule would make of the periods that are still running on the day it takes force. */
export function rejudgements(running: readonly Case[], rule: StoredRule): Rejudgement[] {
  return running.flatMap((one) => {
    const period = periodUnder(one, rule);
    if (!period) return [];
    const after = lastDay({ ...period, illOn: illOnBy(rule, one, period) }, rule);
    return [{ one, before: lastDay(period, period.rule), after }];
  });
}

/**
 * The case judged by another rule from now on, its reports too; `null` when it is already, or has no period that the
 * rule finds running. A report that came in since the rule began, and that the older one passed, is followed up.
 */
export function rejudged(one: Case, rule: StoredRule, now: number): Case | null {
  const period = periodUnder(one, rule);
  if (!period) return null;
  const next: Case = { ...one, rule, illOn: illOnBy(rule, one, period) };
  const day = one.followUp ? undefined : passedBefore(one, period, rule);
  const followUp = day === undefined ? null : followUpFor(next, day, one.journal[day]!, now);
  return followUp ? { ...next, followUp, callableAt: now, triedAt: [] } : next;
}

/** The latest day whose report came in under a rule but was passed by the older one. */
function passedBefore({ journal }: Case, older: RunningPeriod, rule: StoredRule): string | undefined {
  const since = beijingInstant(rule.from, 0);
  const passed = Object.entries(journal).filter(
    ([, entry]) => entry.at >= since && followUpReason(older.rule, entry) === null && followUpReason(rule, entry),
  );
  return passed
    .map(([day]) => day)
    .sort()
    .at(-1);
}

/** The move of a case to the rule in force; `null` when it is judged by it already. */
export function rejudgement(one: Case, rule: StoredRule | null, now: number): Move | null {
  const next = rule && rejudged(one, rule, now);
  return next && { step: 'rejudged', next, note: `v${rule.version}` };
}
