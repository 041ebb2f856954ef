import { action } from '../../kit/action';
import { outreachExchanges } from '../contract/outreach';
import { READ_OPERATIONS } from '../goods/context';
import type { OutreachContext } from '../outreach/context';
import { maskedPerson } from '../masks';
import { codesOf } from '../outreach/member-code';

/** The member's own code for a depot, where a team scans person after person. */
export const readMyCode = action(outreachExchanges.readMyCode, {
  access: { member: 'own' },
  once: 'read',
  budget: READ_OPERATIONS + 1,

  async run(_, { caller, now, store }: OutreachContext) {
    const person = await store.people.get(caller);
    return { person: maskedPerson(person), codes: codesOf(store.people.keys(), person._id, now), signedAt: now };
  },
});
