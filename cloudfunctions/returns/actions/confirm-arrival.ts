import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { Case } from '../case';
import { badField, changeCase, CHANGE_OPERATIONS, checkOwn } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { declaredAnew } from '../moves/declare';
import { checkPast } from '../plausible';
import { isUnverified } from '../rules/stages';
import { ownCase } from '../views';

/** Says that one has arrived; somebody calls to verify, and only then day 1 is known. */
export const confirmArrival = action(returnsContract.confirmArrival, {
  access: { member: 'own' },
  once: 'request',
  budget: 4 + CHANGE_OPERATIONS,

  async run({ caseId, arrivedAt }, context: ReturnsContext) {
    checkPast('arrivedAt', arrivedAt, context.now);
    const one = await changeCase(context, caseId, (open) => {
      checkOwn(open, context);
      return { step: 'arrived', next: arrived(open, arrivedAt, context.now) };
    });
    return { case: ownCase(one, context.now) };
  },
});

function arrived(open: Case, arrivedAt: number, now: number): Case {
  const { trip, fields } = open.particulars;
  const { arrival } = fields;
  if (!isUnverified(open.stage) || trip === null || !arrival) {
    throw new Failure('NOT_AT_THIS_STAGE', { stage: open.stage });
  }
  if (arrivedAt <= trip.departsAt) throw badField('arrivedAt', 'range');
  const said = { trip, fields: { ...fields, arrival: { ...arrival, declared: arrivedAt } } };
  return declaredAnew(open, { at: null, said, arrival: arrivedAt }, now);
}
