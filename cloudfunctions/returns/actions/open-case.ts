import { covers } from '../../kit/access';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { getCase, isInHand } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { dayReports, staffCase } from '../views';

/** A whole case for whoever holds it, is offered it, lent it, or handed it on and looks after it; each look is noted. */
export const openCase = action(returnsContract.openCase, {
  access: { caseWorker: 'unit', secretary: 'unit', unitAdmin: 'unit' },
  once: 'natural',
  budget: 3,

  async run({ caseId, reason }, context: ReturnsContext) {
    const { caller, reach, store, now, audit } = context;
    const one = await getCase(store, caseId);
    const paths = [one.orgPath, ...one.senders, ...(one.transfer ? [one.transfer.toPath] : [])];
    const inHand = isInHand(one, context);
    if (!inHand && !paths.some((path) => covers(reach, path))) throw new Failure('NOT_FOUND');

    await audit({ subjectId: one.filedBy ?? one._id, orgPath: one.orgPath, reason });
    return {
      case: staffCase(one, { personId: caller.personId, now }),
      days: dayReports(one, now),
      feverAtC: one.rule?.feverAtC ?? null,
      owner: { id: one.orgUnitId, name: one.orgName },
      mayEdit: inHand || covers(reach, one.orgPath),
    };
  },
});
