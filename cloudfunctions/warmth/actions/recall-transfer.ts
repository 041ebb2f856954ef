import { action } from '../../kit/action';
import { goodsExchanges } from '../contract/goods';
import { MOST_LINES } from '../contract/goods-fields';
import { itemsShown, KEEPERS, movementIdOf, stampOf, WRITE_OPERATIONS } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { told } from '../goods/movement';
import { post, postingOperations } from '../goods/post';
import { transitSite } from '../goods/sites';
import { transferRow, transferView } from '../goods/transfer';
import type { Transfer } from '../goods/transfer';
import { transferInReach, underWay } from '../goods/transferring';
import { piecesOf } from '../rules/lots';
import { movedTo } from '../rules/movements';

/** Takes back what is still on the way; everything lies again where it was sent from. */
export const recallTransfer = action(goodsExchanges.recallTransfer, {
  access: KEEPERS,
  once: 'request',
  budget: WRITE_OPERATIONS + 2 + postingOperations(2 * MOST_LINES),

  async run({ transferId, reason }, context: GoodsContext) {
    const { goods } = context.store;
    const sent = await transferInReach(context, transferId, 'from');
    const items = await itemsShown(goods, sent.lines);
    const { siteId, name, orgPath } = sent.from;
    const posting = {
      id: movementIdOf(context),
      kind: 'recall' as const,
      site: { id: siteId, name, orgPath },
      takes: sent.lines.map(({ itemId, lots }) => ({
        siteId: transitSite(transferId),
        itemId,
        count: piecesOf(lots),
        lot: null,
      })),
      puts: movedTo(siteId),
      arriving: sent.lines.map(({ itemId }) => ({ siteId, itemId, orgPath })),
      items,
      particulars: told({ counterpart: sent.to.name, reason }),
    };
    const end = { state: 'recalled' as const, endedAt: context.now, endedBy: context.requestKey };
    const ended: Transfer = { ...sent, ...end, reason };
    const after = await goods.ledger.write(async (books) => {
      const now = await underWay(books, transferId, context.requestKey);
      if (now.state !== 'sent') return now;
      await post(books, posting, stampOf(context));
      await books.transfers.put(transferRow(ended));
      return ended;
    });
    return { transfer: transferView(after, items) };
  },
});
