import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { outreachExchanges } from '../contract/outreach';
import { WRITE_OPERATIONS } from '../goods/context';
import { postingOperations } from '../goods/post';
import { TEAM } from '../outreach/context';
import type { OutreachContext } from '../outreach/context';
import { bindToStop, checkEligible } from '../outreach/binding';
import { personOfCode } from '../outreach/member-code';
import { HAND_OUT_OPERATIONS, handOutAt } from '../outreach/road';
import { maskedPerson } from '../masks';
import { onceKey } from '../rules/trips';

/** Hands one piece to the person whose phone shows the code, once. */
export const handToPerson = action(outreachExchanges.handToPerson, {
  access: TEAM,
  once: 'request',
  budget: WRITE_OPERATIONS + 4 + HAND_OUT_OPERATIONS + postingOperations(1),

  run({ tripId, stopId, itemId, code }, context: OutreachContext) {
    return handOutAt(context, { tripId, stopId, itemId }, async (trip, stop) => {
      const person = await context.store.people.find(personOfCode(context, code));
      if (!person) throw new Failure('CODE_REFUSED', { reason: 'unknown', station: null });
      const campaign = await checkEligible(context, trip, person);
      return {
        _id: onceKey({ ...trip, id: trip._id }, stop.id, person._id),
        itemId,
        count: 1,
        personId: person._id,
        to: maskedPerson(person),
        witness: '',
        note: '',
        ...(campaign && { bind: bindToStop(context, campaign, trip, stop, person) }),
      };
    });
  },
});
