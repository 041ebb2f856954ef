import { action } from '../../kit/action';
import { changeCase, CHANGE_OPERATIONS, checkHolder } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { backWithSender, transferOf } from '../moves/transfer';

/** Takes a hand-over back that nobody has answered. */
export const revokeTransfer = action(returnsContract.revokeTransfer, {
  access: { caseWorker: 'unit' },
  once: 'request',
  budget: 4 + CHANGE_OPERATIONS,

  async run({ caseId, transferId }, context: ReturnsContext) {
    const one = await changeCase(context, caseId, (open) => {
      checkHolder(open, context);
      transferOf(open, transferId);
      return { step: 'revoked', next: backWithSender(open) };
    });
    return { ownerId: one.orgUnitId };
  },
});
