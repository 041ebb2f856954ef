import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { outreachExchanges } from '../contract/outreach';
import { WRITE_OPERATIONS } from '../goods/context';
import { postingOperations } from '../goods/post';
import { TEAM } from '../outreach/context';
import type { OutreachContext } from '../outreach/context';
import { bindToStop } from '../outreach/binding';
import { personOfCode } from '../outreach/member-code';
import { HAND_OUT_OPERATIONS, handOutAt } from '../outreach/road';
import { maskedPerson } from '../masks';
import { onceKey } from '../rules/trips';

/** Hands one piece to the person whose phone shows the code, once. */
export const handToPerson = action(outreachExchanges.handToPerson, {
  access: TEAM,
  once: 'request',
  budget: WRITE_OPERATIONS + 3 + HAND_OUT_OPERATIONS + postingOperations(1),

  run({ tripId, stopId, itemId, code }, context: OutreachContext) {
    return handOutAt(context, { tripId, stopId, itemId }, async (trip, stop) => {
      const { personId, checkAge } = personOfCode(context, code);
      const person = await context.store.people.find(personId);
      if (!person) throw new Failure('CODE_REFUSED', { reason: 'unknown', station: null });
      return {
        _id: onceKey({ ...trip, id: trip._id }, stop.id, person._id),
        itemId,
        count: 1,
        personId: person._id,
        to: maskedPerson(person),
        witness: '',
        note: '',
        bind: (books) => {
          checkAge();
          return bindToStop(books, context, trip, stop, person);
        },
      };
    });
  },
});
