import { action } from '../../kit/action';
import { outreachExchanges } from '../contract/outreach';
import { MOST_LINES } from '../contract/goods-fields';
import { itemsNamed, movementIdOf, stampOf, WRITE_OPERATIONS } from '../goods/context';
import { takesOf } from '../goods/lines';
import { told } from '../goods/movement';
import { post, postingOperations } from '../goods/post';
import { checkStep, SHOW_OPERATIONS, shownTrip, TEAM, tripInReach, tripWithin } from '../outreach/context';
import type { OutreachContext } from '../outreach/context';
import { onTheRoad } from '../outreach/road';
import { gone } from '../rules/movements';

/** Takes off the books what was damaged or lost on the road. */
export const writeOffOnTrip = action(outreachExchanges.writeOffOnTrip, {
  access: TEAM,
  once: 'request',
  budget: WRITE_OPERATIONS + 2 + postingOperations(MOST_LINES) + SHOW_OPERATIONS,

  async run({ tripId, lines, reason }, context: OutreachContext) {
    const { goods } = context.store;
    const site = onTheRoad(await tripInReach(context, tripId));
    const items = await itemsNamed(goods, lines);
    const posting = {
      id: movementIdOf(context),
      kind: 'loss' as const,
      site,
      takes: takesOf(site, lines),
      puts: gone,
      arriving: [],
      items,
      particulars: told({ cause: 'lost', reason }),
    };
    const after = await goods.ledger.write(async (books) => {
      const trip = await tripWithin(books, context.store, tripId);
      const { isNew } = await post(books, posting, stampOf(context));
      if (isNew) checkStep(trip, 'writeOff');
      return trip;
    });
    return shownTrip(context, after);
  },
});
