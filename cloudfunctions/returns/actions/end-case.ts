import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { Case } from '../case';
import { changeCase, CHANGE_OPERATIONS, checkHolder } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { ended } from '../moves/end';
import type { End } from '../moves/end';

/** Ends a case before its time, with the reason: nothing further is planned for it. */
export const endCase = action(returnsContract.endCase, {
  access: { caseWorker: 'unit', unitAdmin: 'unit' },
  once: 'request',
  budget: 4 + CHANGE_OPERATIONS,

  async run({ caseId, as, reason }, context: ReturnsContext) {
    const one = await changeCase(context, caseId, (open) => {
      checkHolder(open, context);
      return { step: `ended:${as}`, next: endedAs(open, as, context.now), note: reason };
    });
    return { stage: one.stage };
  },
});

/** A fever must be closed before a period ends early; a contact is completed by its check alone. */
function endedAs(one: Case, as: End, now: number): Case {
  if (as === 'completed' && one.followUp) throw new Failure('FOLLOW_UP_OPEN');
  if (as === 'completed' && one.stage === 'toCheck') throw new Failure('NOT_AT_THIS_STAGE', { stage: one.stage });
  return ended(one, as, now);
}
