import { beijingDay } from '../../domain/calendar';
import { action } from '../../kit/action';
import type { Case } from '../case';
import { badField, changeCase, CHANGE_OPERATIONS, checkLease } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import type { ReturnsApi } from '../contract';
import { afterOutcome } from '../moves/outcome';
import type { Judging } from '../moves/outcome';
import { purposeOf } from '../keys';
import { MESSAGE_AFTER } from '../rules/queue';

type Input = ReturnsApi['recordOutcome']['input'];

/** Keeps what came of a call or visit, once, by whoever has the case in hand; the original stays beside what was corrected. */
export const recordOutcome = action(returnsContract.recordOutcome, {
  access: { caseWorker: 'unit' },
  once: 'request',
  budget: 6 + CHANGE_OPERATIONS,

  async run({ caseId, fence, how, outcome, note }, context: ReturnsContext) {
    const { caller, now, requestKey: request } = context;
    const judging: Judging = { by: caller.personId, request, how, now, ...(await asked(context, outcome)) };
    const one = await changeCase(context, caseId, (open) => {
      checkLease(open, fence, context);
      const next = withNote(afterOutcome(open, outcome, judging), note);
      return { step: outcome.kind, next, note: wordOf(outcome) ?? (note || null) };
    });
    if (outcome.kind === 'verified') {
      await context.audit({ subjectId: one.filedBy ?? one._id, orgPath: one.orgPath, reason: '核实并更正' });
    }
    return answer(one, now);
  },
});

/**
 * What judging an outcome needs from elsewhere: the rules for a verification, the unit for a wrong area.
 *
 * @throws Failure NO_CAMPAIGN for a verification after its end: no period begins any more
 */
async function asked({ store, now }: ReturnsContext, outcome: Input['outcome']) {
  const rules = outcome.kind === 'verified' ? (await store.campaigns.running(beijingDay(now))).rules : [];
  if (outcome.kind !== 'wrongArea') return { rules, toUnit: null };
  const toUnit = await store.places.findOrgUnit(outcome.toUnitId);
  if (!toUnit) throw badField('outcome.toUnitId', 'unknown');
  return { rules, toUnit };
}

const wordOf = (outcome: Input['outcome']) => ('reason' in outcome ? outcome.reason : null);

function withNote(one: Case, note: string): Case {
  return note === '' ? one : { ...one, particulars: { ...one.particulars, noteForNext: note } };
}

function answer(one: Case, now: number) {
  const called = purposeOf(one) !== null;
  return {
    stage: one.stage,
    nextCallAt: called ? Math.max(one.callableAt, now) : null,
    leaveMessage: one.triedAt.length >= MESSAGE_AFTER,
    late: one.verifiedAt !== null && one.verifiedAt >= one.dueAt,
  };
}
