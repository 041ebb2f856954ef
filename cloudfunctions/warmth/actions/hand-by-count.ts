import { action } from '../../kit/action';
import { outreachExchanges } from '../contract/outreach';
import { WRITE_OPERATIONS } from '../goods/context';
import { postingOperations } from '../goods/post';
import { TEAM } from '../outreach/context';
import type { OutreachContext } from '../outreach/context';
import { HAND_OUT_OPERATIONS, handOutAt } from '../outreach/road';

/** Hands many pieces out at once, counted before a witness, or signed for by an enterprise that shares them out. */
export const handByCount = action(outreachExchanges.handByCount, {
  access: TEAM,
  once: 'request',
  budget: WRITE_OPERATIONS + 2 + HAND_OUT_OPERATIONS + postingOperations(1),

  run({ tripId, stopId, itemId, count, witness, note }, context: OutreachContext) {
    const row = { _id: `h${context.requestKey}`, itemId, count, personId: null, to: null, witness, note };
    return handOutAt(context, { tripId, stopId, itemId }, async () => row);
  },
});
