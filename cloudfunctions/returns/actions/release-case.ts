import { action } from '../../kit/action';
import { changeCase, CHANGE_OPERATIONS, checkLease } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';

/** Gives a case back without having called, with a note for the next caller; it is anybody's again at once. */
export const releaseCase = action(returnsContract.releaseCase, {
  access: { caseWorker: 'unit' },
  once: 'request',
  budget: 4 + CHANGE_OPERATIONS,

  async run({ caseId, fence, note }, context: ReturnsContext) {
    await changeCase(context, caseId, (open) => {
      checkLease(open, fence, context);
      const particulars = { ...open.particulars, noteForNext: note || open.particulars.noteForNext };
      const next = { ...open, particulars, leaseHolder: null, leaseUntil: 0 };
      return { step: 'released', next, note: note || null };
    });
    return {};
  },
});
