import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { changeCase, CHANGE_OPERATIONS, checkOpen, checkOwn } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { ended, mayWithdraw } from '../moves/end';
import { ownCase } from '../views';

/** Takes a journey back of which nothing was ever verified; nothing further is planned for it. A contact is not theirs to take back. */
export const withdrawReturn = action(returnsContract.withdrawReturn, {
  access: { member: 'own' },
  once: 'request',
  budget: 4 + CHANGE_OPERATIONS,

  async run({ caseId, reason }, context: ReturnsContext) {
    const one = await changeCase(context, caseId, (open) => {
      checkOwn(open, context);
      checkOpen(open);
      if (!mayWithdraw(open)) throw new Failure('NOT_AT_THIS_STAGE', { stage: open.stage });
      return { step: 'withdrawn', next: ended(open, 'withdrawn', context.now), note: reason };
    });
    return { case: ownCase(one, context.now) };
  },
});
