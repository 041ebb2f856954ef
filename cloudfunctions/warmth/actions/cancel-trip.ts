import { action } from '../../kit/action';
import { outreachExchanges } from '../contract/outreach';
import { OFFICE, WRITE_OPERATIONS } from '../goods/context';
import { CHANGE_OPERATIONS, changedTrip } from '../outreach/context';
import type { OutreachContext } from '../outreach/context';

/** Calls a trip off before anything was loaded. */
export const cancelTrip = action(outreachExchanges.cancelTrip, {
  access: OFFICE,
  once: 'request',
  budget: WRITE_OPERATIONS + CHANGE_OPERATIONS,

  run: ({ reason, ...read }, context: OutreachContext) =>
    changedTrip(context, read, 'cancel', () => ({ state: 'cancelled', reason })),
});
