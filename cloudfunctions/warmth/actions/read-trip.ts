import { action } from '../../kit/action';
import { outreachExchanges } from '../contract/outreach';
import { READ_OPERATIONS } from '../goods/context';
import { ONLOOKERS, SHOW_OPERATIONS, shownTrip, tripNear } from '../outreach/context';
import type { OutreachContext } from '../outreach/context';

/** One trip: its stops, its people, and what became of its goods. */
export const readTrip = action(outreachExchanges.readTrip, {
  access: ONLOOKERS,
  once: 'read',
  budget: READ_OPERATIONS + 1 + SHOW_OPERATIONS,

  async run({ tripId }, context: OutreachContext) {
    return shownTrip(context, await tripNear(context, tripId));
  },
});
