import { action } from '../../kit/action';
import { goodsExchanges } from '../contract/goods';
import { MOST_LINES } from '../contract/goods-fields';
import type { Books } from '../goods/books';
import { itemsShown, KEEPERS, movementIdOf, stampOf, WRITE_OPERATIONS } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import type { Items } from '../goods/items';
import { told } from '../goods/movement';
import { post, postingOperations } from '../goods/post';
import { transitSite } from '../goods/sites';
import { transferRow, transferView } from '../goods/transfer';
import type { Transfer } from '../goods/transfer';
import { arrivalsOf, transferInReach, underWay } from '../goods/transferring';
import type { Arrival } from '../goods/transferring';
import { gone, movedTo } from '../rules/movements';

/** Receives what was sent: what arrived comes onto the shelf, what did not is lost on the way, with its reason. */
export const receiveTransfer = action(goodsExchanges.receiveTransfer, {
  access: KEEPERS,
  once: 'request',
  budget: WRITE_OPERATIONS + 2 + postingOperations(3 * MOST_LINES),

  async run({ transferId, lines, reason }, context: GoodsContext) {
    const { goods } = context.store;
    const sent = await transferInReach(context, transferId, 'to');
    const arrivals = arrivalsOf(sent, lines, reason);
    const items = await itemsShown(goods, sent.lines);
    const ended: Transfer = {
      ...sent,
      state: 'received',
      received: arrivals.map(({ itemId, count }) => ({ itemId, count })),
      endedAt: context.now,
      endedBy: context.requestKey,
      reason,
    };
    const after = await goods.ledger.write(async (books) => {
      const now = await underWay(books, transferId, context.requestKey);
      if (now.state !== 'sent') return now;
      await bringIn(books, context, sent, arrivals, items);
      await writeOff(books, context, ended, arrivals, items);
      await books.transfers.put(transferRow(ended));
      return ended;
    });
    return { transfer: transferView(after, items) };
  },
});

async function bringIn(books: Books, context: GoodsContext, sent: Transfer, arrivals: Arrival[], items: Items) {
  const { siteId, name, orgPath } = sent.to;
  const arrived = arrivals.filter(({ count }) => count > 0);
  const transit = transitSite(sent._id);
  const posting = {
    id: movementIdOf(context),
    kind: 'transferIn' as const,
    site: { id: siteId, name, orgPath },
    takes: arrived.map(({ itemId, count }) => ({ siteId: transit, itemId, count, lot: null })),
    puts: movedTo(siteId),
    arriving: arrived.map(({ itemId }) => ({ siteId, itemId, orgPath })),
    items,
    particulars: told({ counterpart: sent.from.name }),
  };
  if (arrived.length > 0) await post(books, posting, stampOf(context));
}

/** What did not arrive stands in the ledger of whoever sent it, until then it was theirs. */
async function writeOff(books: Books, context: GoodsContext, ended: Transfer, arrivals: Arrival[], items: Items) {
  const { siteId, name, orgPath } = ended.from;
  const missing = arrivals.filter((line) => line.missing > 0);
  const posting = {
    id: `${movementIdOf(context)}-lost`,
    kind: 'loss' as const,
    site: { id: siteId, name, orgPath },
    takes: missing.map((line) => ({
      siteId: transitSite(ended._id),
      itemId: line.itemId,
      count: line.missing,
      lot: null,
    })),
    puts: gone,
    arriving: [],
    items,
    particulars: told({ counterpart: ended.to.name, cause: 'lost' as const, reason: ended.reason }),
  };
  if (missing.length > 0) await post(books, posting, stampOf(context));
}
