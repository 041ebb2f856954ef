import { action } from '../../kit/action';
import { checkOffered } from '../adopting';
import { changeCase, CHANGE_OPERATIONS } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';

/** Says that what staff filed under one's number is about nobody one knows; the staff read it, it is offered no more. */
export const disownCase = action(returnsContract.disownCase, {
  access: { member: 'own' },
  once: 'request',
  budget: 5 + CHANGE_OPERATIONS,

  async run({ caseId }, context: ReturnsContext) {
    const me = await context.store.people.get(context.caller);
    await changeCase(context, caseId, (one) => {
      checkOffered(one, context.store, me);
      return { step: 'disowned', next: { ...one, offeredTo: null } };
    });
    return {};
  },
});
