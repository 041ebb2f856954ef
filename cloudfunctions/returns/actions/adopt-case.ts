import { action } from '../../kit/action';
import { adopted, adoptedKey, checkOffered, goesOn, superseded } from '../adopting';
import type { Adoption } from '../adopting';
import type { Case } from '../case';
import { changeCase, CHANGE_OPERATIONS, getCase } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { ownCase } from '../views';

/**
 * Takes over what staff filed under one's proven number: for oneself, or for whom one looks after. Where the same person
 * declared a journey meanwhile, one of the two goes on and the other ends.
 */
export const adoptCase = action(returnsContract.adoptCase, {
  access: { member: 'own' },
  once: 'request',
  budget: 7 + 2 * CHANGE_OPERATIONS,

  async run({ caseId, relation }, context: ReturnsContext) {
    const { store, caller, now, requestKey } = context;
    const adoption = { me: await store.people.get(caller), relation };
    const filed = await getCase(store, caseId);
    if (!filed.history.some(({ request }) => request === requestKey)) checkOffered(filed, store, adoption.me);

    const key = adoptedKey(filed, store, adoption);
    const isOver = filed.stage === 'completed' || key === filed.subjectKey;
    const own = isOver ? null : await store.findOpen(key);
    if (own && goesOn(filed, own) === own) {
      await end(context, caseId, adoption);
      return { case: ownCase(own, now) };
    }
    if (own) await end(context, own._id, adoption);
    const one = await changeCase(context, caseId, (open) => {
      checkOffered(open, store, adoption.me);
      return { step: 'adopted', next: adopted(open, key, adoption) };
    });
    return { case: ownCase(one, now) };
  },
});

const end = (context: ReturnsContext, caseId: string, { me }: Adoption): Promise<Case> =>
  changeCase(context, caseId, (one) => ({ step: 'duplicate', next: superseded(one, me._id, context.now) }));
