import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { goodsExchanges } from '../contract/goods';
import { MOST_LINES } from '../contract/goods-fields';
import type { Books } from '../goods/books';
import {
  badField,
  itemsNamed,
  KEEPERS,
  movementIdOf,
  siteInReach,
  siteNamed,
  stampOf,
  WRITE_OPERATIONS,
} from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { takesOf } from '../goods/lines';
import { told } from '../goods/movement';
import { post, postingOperations } from '../goods/post';
import type { Site } from '../goods/sites';
import { transitSite } from '../goods/sites';
import { transferOf, transferRow, transferView } from '../goods/transfer';
import { newTransfer } from '../goods/transferring';
import { movedTo } from '../rules/movements';

/** Sends goods to another site; they are on the way, and counted, until somebody receives them there. */
export const sendGoods = action(goodsExchanges.sendGoods, {
  access: KEEPERS,
  once: 'request',
  budget: WRITE_OPERATIONS + 3 + postingOperations(2 * MOST_LINES),

  async run({ fromSiteId, toSiteId, lines, note }, context: GoodsContext) {
    const { goods } = context.store;
    if (fromSiteId === toSiteId) throw badField('toSiteId', 'range');
    const from = await siteInReach(context, fromSiteId, 'fromSiteId');
    const to = await siteNamed(goods, toSiteId, 'toSiteId');
    const items = await itemsNamed(goods, lines);
    const id = `t${context.requestKey}`;
    const transit = transitSite(id);
    const posting = {
      id: movementIdOf(context),
      kind: 'transferOut' as const,
      site: from,
      takes: takesOf(from, lines),
      puts: movedTo(transit),
      arriving: lines.map(({ itemId }) => ({ siteId: transit, itemId, orgPath: from.orgPath })),
      items,
      particulars: told({ counterpart: to.name, reason: note }),
    };
    const transfer = await goods.ledger.write(async (books) => {
      const { movement, isNew } = await post(books, posting, stampOf(context));
      if (!isNew) return (await books.transfers.find(id))!;
      await checkReceiving(books, to);
      const row = transferRow(newTransfer({ id, from, to, note, transit }, movement));
      await books.transfers.insert(row);
      return row;
    });
    return { transfer: transferView(transferOf(transfer), items) };
  },
});

async function checkReceiving(books: Books, { id, name: site }: Site): Promise<void> {
  const row = await books.sites.find(id);
  if (row && !row.isOpen) throw new Failure('SITE_CLOSED', { site });
}
