import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { Case } from '../case';
import { changeCase, CHANGE_OPERATIONS, checkHolder, stageAfter } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { ended } from '../moves/end';

/** A second person's look at a contact that was verified: it closes the case, or sends it back to the queue. */
export const checkCase = action(returnsContract.checkCase, {
  access: { caseWorker: 'unit' },
  once: 'request',
  budget: 4 + CHANGE_OPERATIONS,

  async run({ caseId, passed, remark }, context: ReturnsContext) {
    const one = await changeCase(context, caseId, (open) => {
      checkHolder(open, context);
      const failed = failedCheck(open, context.now, remark);
      if (answeredBy(open, context.caller.personId)) throw new Failure('SECOND_PERSON_NEEDED');
      const next = passed ? ended(open, 'completed', context.now) : failed;
      return { step: passed ? 'checkPassed' : 'checkFailed', next, note: remark || null };
    });
    return { stage: one.stage };
  },
});

/** Whether an answer in force is somebody's own, by verifying or by correcting it. */
const answeredBy = ({ particulars }: Case, personId: string | null) =>
  Object.values(particulars.fields).some(({ by }) => by === personId);

function failedCheck(one: Case, now: number, remark: string): Case {
  const unverified = { verifiedAt: null, verifiedBy: null, callableAt: now };
  const particulars = { ...one.particulars, noteForNext: remark || one.particulars.noteForNext };
  return { ...one, stage: stageAfter(one, 'fail'), ...unverified, particulars };
}
