import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { changeCase, CHANGE_OPERATIONS, checkCalling } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { lastDayOf } from '../reports';

/** Closes the follow-up of a fever or symptom with what was advised, done and found; only a person does. */
export const closeFollowUp = action(returnsContract.closeFollowUp, {
  access: { caseWorker: 'unit' },
  once: 'request',
  budget: 4 + CHANGE_OPERATIONS,

  async run({ caseId, advice, measure, result }, context: ReturnsContext) {
    const one = await changeCase(context, caseId, (open) => {
      checkCalling(open, context);
      if (!open.followUp) throw new Failure('NOT_AT_THIS_STAGE', { stage: open.stage });
      const next = { ...open, followUp: null, triedAt: [], leaseHolder: null, leaseUntil: 0 };
      return { step: `followUp:${result}`, next, note: `${advice}；${measure}` };
    });
    return { lastDay: lastDayOf(one) };
  },
});
