import { beijingDay } from '../../domain/calendar';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { certificateOf } from '../certificate';
import { changeCase, CHANGE_OPERATIONS, checkOwn } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { periodOf } from '../keys';
import { completedIfDue } from '../moves/end';
import { rejudgement } from '../moves/rejudge';
import { lastDay, ruleOn } from '../rules/observation';

/** The certificate of a period that is over. What no timer has seen yet happens here: the rule in force, and the end. */
export const readCertificate = action(returnsContract.readCertificate, {
  access: { member: 'own' },
  once: 'natural',
  budget: 2 + CHANGE_OPERATIONS,

  async run({ caseId }, context: ReturnsContext) {
    const { now, store } = context;
    const rule = ruleOn((await store.campaigns.get()).rules, beijingDay(now));
    const one = await changeCase(context, caseId, (open) => {
      checkOwn(open, context);
      const judged = rejudgement(open, rule, now);
      const done = completedIfDue(judged?.next ?? open, now);
      return done ? { step: 'completed', next: done } : judged;
    });
    const certificate = certificateOf(one, store.keys());
    if (certificate) return { ...certificate, name: one.particulars.name, issuedBy: one.orgName };
    if (one.followUp) throw new Failure('FOLLOW_UP_OPEN');
    const period = periodOf(one);
    throw new Failure('NOT_FINISHED', { lastDay: period && lastDay(period, period.rule) });
  },
});
