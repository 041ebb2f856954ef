import { action } from '../../kit/action';
import { changeCase, CHANGE_OPERATIONS, checkHolder, checkOpen } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { corrected } from '../moves/verify';
import { staffCase } from '../views';

/** Corrects verified fields with the person, after an objection or a later call; what was declared stays as it was. */
export const correctFields = action(returnsContract.correctFields, {
  access: { caseWorker: 'unit' },
  once: 'request',
  budget: 5 + CHANGE_OPERATIONS,

  async run({ caseId, answers, how, reason }, context: ReturnsContext) {
    const { caller, now } = context;
    const one = await changeCase(context, caseId, (open) => {
      checkHolder(open, context);
      checkOpen(open);
      const next = corrected(open, { answers, how, by: caller.personId, at: now });
      return { step: 'corrected', next, note: reason };
    });
    await context.audit({ subjectId: one.filedBy ?? one._id, orgPath: one.orgPath, reason: `更正：${reason}` });
    return { case: staffCase(one, { personId: caller.personId, now }) };
  },
});
