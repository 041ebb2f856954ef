import { covers } from '../../kit/access';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { Transfer } from '../case';
import { badField, changeCase, CHANGE_OPERATIONS } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { accepted, backWithSender, transferOf } from '../moves/transfer';

/** Accepts a case, or gives it back with a reason; once nobody did in time, the unit above both may decide. */
export const answerTransfer = action(returnsContract.answerTransfer, {
  access: { caseWorker: 'unit' },
  once: 'request',
  budget: 4 + CHANGE_OPERATIONS,

  async run({ caseId, transferId, accept, reason }, context: ReturnsContext) {
    if (!accept && reason.length < 2) throw badField('reason', reason === '' ? 'required' : 'tooShort');
    const one = await changeCase(context, caseId, (open) => {
      if (!open.transfer || !mayAnswer(open.transfer, context)) throw new Failure('NOT_FOUND');
      const transfer = transferOf(open, transferId);
      if (accept && open.leaseUntil > context.now) throw new Failure('CASE_HELD');
      const next = accept ? accepted(open, transfer) : backWithSender(open);
      return { step: accept ? 'accepted' : 'returned', next, note: reason || null };
    });
    return { ownerId: one.orgUnitId };
  },
});

const mayAnswer = ({ toPath, commonPath, state }: Transfer, { reach }: Pick<ReturnsContext, 'reach'>) =>
  covers(reach, toPath) || (state === 'escalated' && covers(reach, commonPath));
