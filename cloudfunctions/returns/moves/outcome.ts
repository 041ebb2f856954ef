import { addDays, beijingDay } from '../../domain/calendar';
import type { OrgUnit } from '../../places/store';
import type { StoredRule } from '../campaign';
import type { Case } from '../case';
import { badField, stageAfter } from '../change';
import type { Outcome } from '../contract/calls';
import type { WAYS } from '../contract/fields';
import { checkWithin } from '../plausible';
import { callingOn, dueAtMidnight, MOST_CALLS, quietUntil, retryAt } from '../rules/queue';
import { ended } from './end';
import { sent } from './transfer';
import { verified } from './verify';

/** What an outcome is judged with. */
export interface Judging {
  by: string | null;
  request: string;
  how: (typeof WAYS)[number];
  now: number;
  rules: readonly StoredRule[];
  /** The unit a wrong area names, or `null`. */
  toUnit: OrgUnit | null;
}

type OutcomeOf<Kind extends Outcome['kind']> = Extract<Outcome, { kind: Kind }>;

const HANDED_BACK = { leaseHolder: null, leaseUntil: 0 } as const;
const tomorrow = (now: number) => callingOn(addDays(beijingDay(now), 1));

/** What becomes of a case by each outcome; what each asks next, it carries. */
const AFTER: { [Kind in Outcome['kind']]: (one: Case, outcome: OutcomeOf<Kind>, judging: Judging) => Case } = {
  verified: (one, { answers }, { by, how, now, rules }) => verified(one, { answers, by, at: now, how }, rules),

  wrongArea(one, { reason }, { toUnit, by, request, now }) {
    if (!toUnit) throw badField('outcome.toUnitId', 'unknown');
    return { ...sent(one, { to: toUnit, reason, by, request }, now, 'outcome.toUnitId'), settledAt: now };
  },

  addressUnclear: (one, { missing }, { now }) => ({
    ...one,
    stage: stageAfter(one, 'clarify'),
    callableAt: tomorrow(now),
    triedAt: [],
    settledAt: now,
    particulars: { ...one.particulars, missingPart: missing },
  }),

  notArrived(one, { expectedAt }, { now }) {
    checkWithin('outcome.expectedAt', expectedAt, now);
    if (expectedAt <= now) throw badField('outcome.expectedAt', 'range');
    const { fields } = one.particulars;
    const empty = { verified: null, by: null, at: null, how: null, objection: null };
    const arrival = { ...(fields.arrival ?? empty), declared: expectedAt };
    return {
      ...one,
      stage: stageAfter(one, 'waitForArrival'),
      callableAt: Math.max(expectedAt, callingOn(beijingDay(expectedAt))),
      dueAt: dueAtMidnight(expectedAt),
      triedAt: [],
      settledAt: now,
      particulars: { ...one.particulars, fields: { ...fields, arrival } },
    };
  },

  noAnswer(one, _outcome, { now }) {
    const triedAt = [...one.triedAt, now];
    const enough = triedAt.length >= MOST_CALLS;
    return { ...one, stage: calledAgain(one, enough), triedAt, callableAt: retryAt(triedAt, now) };
  },

  callBack(one, { at }, { now }) {
    checkWithin('outcome.at', at, now);
    if (at <= now || quietUntil(at) !== null) throw badField('outcome.at', 'range');
    return { ...one, stage: calledAgain(one, false), triedAt: [], callableAt: at };
  },

  refused: (one, _outcome, { now }) => ({ ...one, stage: stageAfter(one, 'escalate'), settledAt: now }),
  duplicate: (one, _outcome, { now }) => ({ ...ended(one, 'cancelled', now), settledAt: now }),
  badNumber: (one, _outcome, { now }) => ({ ...one, stage: stageAfter(one, 'visit'), settledAt: now }),
};

/** Somebody under observation stays so, however often nobody answers. */
function calledAgain(one: Case, enough: boolean): Case['stage'] {
  return one.stage === 'observing' ? 'observing' : stageAfter(one, enough ? 'visit' : 'tryAgain');
}

/** The case after the outcome of a call or visit, no longer in the caller's hands. */
export function afterOutcome(one: Case, outcome: Outcome, judging: Judging): Case {
  const judge = AFTER[outcome.kind] as (one: Case, outcome: Outcome, judging: Judging) => Case;
  return { ...judge(one, outcome, judging), ...HANDED_BACK };
}
