import { covers } from '../../kit/access';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { checkOpen, getCase, isInHand } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';

/** The number to dial, in full: noted first, then shown. */
export const revealPhone = action(returnsContract.revealPhone, {
  access: { caseWorker: 'unit' },
  once: 'natural',
  budget: 3,

  async run({ caseId, reason }, context: ReturnsContext) {
    const { reach, store, audit } = context;
    const one = await getCase(store, caseId);
    if (!isInHand(one, context) && !covers(reach, one.orgPath)) throw new Failure('NOT_FOUND');
    checkOpen(one);

    await audit({ subjectId: one.filedBy ?? one._id, orgPath: one.orgPath, reason: `查看号码：${reason}` });
    return { phone: one.particulars.phone };
  },
});
