import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { badField, changeCase, CHANGE_OPERATIONS, checkHolder } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { sent } from '../moves/transfer';
import { transferView } from '../transferring';

/** Hands a case to another unit, within the tree or across districts; it stays here until the other accepts. */
export const sendTransfer = action(returnsContract.sendTransfer, {
  access: { caseWorker: 'unit' },
  once: 'request',
  budget: 5 + CHANGE_OPERATIONS,

  async run({ caseId, toUnitId, reason }, context: ReturnsContext) {
    const { caller, now, requestKey: request, store } = context;
    const to = await store.places.findOrgUnit(toUnitId);
    if (!to) throw badField('toUnitId', 'unknown');
    const one = await changeCase(context, caseId, (open) => {
      checkHolder(open, context);
      const next = sent(open, { to, reason, by: caller.personId, request }, now);
      return { step: 'sent', next, note: `${to.name}：${reason}` };
    });
    if (!one.transfer) throw new Failure('CONFLICT');
    return { transfer: transferView(one.transfer) };
  },
});
