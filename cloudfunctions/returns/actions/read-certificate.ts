import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { certificateOf } from '../certificate';
import { changeCase, CHANGE_OPERATIONS, checkOwn } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { periodOf } from '../keys';
import { completedIfDue } from '../moves/end';
import { lastDay } from '../rules/observation';

/** The certificate of a period that is over. A period whose end no timer has seen yet ends here. */
export const readCertificate = action(returnsContract.readCertificate, {
  access: { member: 'own' },
  once: 'natural',
  budget: 1 + CHANGE_OPERATIONS,

  async run({ caseId }, context: ReturnsContext) {
    const one = await changeCase(context, caseId, (open) => {
      checkOwn(open, context);
      const done = completedIfDue(open, context.now);
      return done && { step: 'completed', next: done };
    });
    const certificate = certificateOf(one, context.store.keys());
    if (certificate) return { ...certificate, name: one.particulars.name, issuedBy: one.orgName };
    if (one.followUp) throw new Failure('FOLLOW_UP_OPEN');
    const period = periodOf(one);
    throw new Failure('NOT_FINISHED', { lastDay: period && lastDay(period, period.rule) });
  },
});
