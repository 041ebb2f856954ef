import { action } from '../../kit/action';
import { outreachExchanges } from '../contract/outreach';
import { itemsShown, READ_OPERATIONS } from '../goods/context';
import { ONLOOKERS, stopNear } from '../outreach/context';
import type { OutreachContext } from '../outreach/context';
import { handOutView } from '../outreach/hand-out';

const PAGE = 50;

/** What was handed out at a stop, newest first. */
export const listHandOuts = action(outreachExchanges.listHandOuts, {
  access: ONLOOKERS,
  once: 'read',
  budget: READ_OPERATIONS + 3,

  async run({ tripId, stopId, after }, context: OutreachContext) {
    const { goods, outreach } = context.store;
    await stopNear(context, tripId, stopId);
    const { handOuts, next } = await outreach.handOutsAt(tripId, stopId, after, PAGE);
    const items = await itemsShown(goods, handOuts);
    return { handOuts: handOuts.map((handOut) => handOutView(handOut, items)), next };
  },
});
