import { action } from '../../kit/action';
import { badField, changeCase, CHANGE_OPERATIONS, checkOpen, checkOwn } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { ownCase } from '../views';

/** Says that a verified field is not so; the unit that holds the case sees it and corrects it with the person. */
export const raiseObjection = action(returnsContract.raiseObjection, {
  access: { member: 'own' },
  once: 'request',
  budget: 4 + CHANGE_OPERATIONS,

  async run({ caseId, field, text }, context: ReturnsContext) {
    const one = await changeCase(context, caseId, (open) => {
      checkOwn(open, context);
      checkOpen(open);
      const kept = open.particulars.fields[field];
      if (!kept || kept.verified === null) throw badField('field', 'unknown');
      const fields = { ...open.particulars.fields, [field]: { ...kept, objection: text } };
      return { step: 'objected', next: { ...open, particulars: { ...open.particulars, fields } }, note: field };
    });
    return { case: ownCase(one, context.now) };
  },
});
