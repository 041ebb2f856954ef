import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { Case } from '../case';
import { callerOf, changeCase, CHANGE_OPERATIONS, checkHolder, checkOpen } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { LEASE_MS } from '../rules/queue';
import { staffCase } from '../views';

/** Takes a certain case in hand: the person rings back, stands at the door, or is called by the unit above. */
export const takeCase = action(returnsContract.takeCase, {
  access: { caseWorker: 'unit' },
  once: 'natural',
  budget: 1 + CHANGE_OPERATIONS,

  async run({ caseId }, context: ReturnsContext) {
    const { now } = context;
    const personId = callerOf(context);
    const one = await changeCase(context, caseId, (open) => {
      checkTakable(open, context);
      if (open.leaseHolder === personId && open.leaseUntil > now) return null;
      const lease = { leaseHolder: personId, leaseUntil: now + LEASE_MS, fence: open.fence + 1 };
      return { step: 'taken', next: { ...open, ...lease } };
    });
    checkTakable(one, context);
    return { case: staffCase(one, { personId, now }) };
  },
});

/** Asked of what is shown as well: a repetition may come after the case has gone to another unit. */
function checkTakable(one: Case, context: ReturnsContext): void {
  checkHolder(one, context);
  checkOpen(one);
  if (one.transfer && !one.followUp) throw new Failure('TRANSFER_PENDING');
}
