import type { StoredRule } from '../campaign';
import type { Case } from '../case';
import { periodOf } from '../keys';
import { lastDay } from '../rules/observation';

/** A running period and its last day by the rule it has, and by another. */
export interface Rejudgement {
  one: Case;
  before: string;
  after: string;
}

/** What a rule would make of the periods that are still running on the day it takes force. */
export function rejudgements(running: readonly Case[], rule: StoredRule): Rejudgement[] {
  return running.flatMap((one) => {
    const period = periodOf(one);
    if (!period) return [];
    const before = lastDay(period, period.rule);
    return before < rule.from ? [] : [{ one, before, after: lastDay(period, rule) }];
  });
}

/** The case judged by another rule from now on; `null` when it is already, or has no running period. */
export function rejudged(one: Case, rule: StoredRule): Case | null {
  const period = periodOf(one);
  return !period || period.rule.version >= rule.version ? null : { ...one, rule };
}
