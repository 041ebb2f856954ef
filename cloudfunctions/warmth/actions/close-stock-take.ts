import { beijingDay } from '../../domain/calendar';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { FailureDetails } from '../../kit/failure';
import { goodsExchanges } from '../contract/goods';
import { MOST_LINES } from '../contract/goods-fields';
import type { Books } from '../goods/books';
import { itemsShown, KEEPERS, stampOf, WRITE_OPERATIONS } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { itemRef } from '../goods/items';
import type { Items } from '../goods/items';
import { told } from '../goods/movement';
import { post, postingOperations } from '../goods/post';
import { stockTakeOf, stockTakeRow, stockTakeView } from '../goods/stock-take';
import type { StockTake } from '../goods/stock-take';
import { checkRunning, stockTakeInReach } from '../goods/stock-taking';
import { nextExpiry } from '../rules/lots';
import { shelfKey } from '../rules/movements';
import { differencesOf, uncounted } from '../rules/stock-takes';

/** Ends a round: what was found more or fewer becomes a movement of its own, with its reasons. */
export const closeStockTake = action(goodsExchanges.closeStockTake, {
  access: KEEPERS,
  once: 'request',
  budget: WRITE_OPERATIONS + 2 + postingOperations(2 * MOST_LINES),

  async run({ stockTakeId, version }, context: GoodsContext) {
    const { goods } = context.store;
    const one = await stockTakeInReach(context, stockTakeId);
    const items = await itemsShown(goods, one.lines);
    const after = await goods.ledger.write(async (books) => {
      const row = await books.stockTakes.find(stockTakeId);
      const now = stockTakeOf(row!);
      if (now.closedBy === context.requestKey) return now;
      checkRunning(now);
      if (now.version !== version) throw new Failure('CONFLICT');
      checkCounted(now, items);
      await postDifferences(books, now, items, context).catch(asKept);
      const end = { state: 'closed' as const, closedAt: context.now, closedBy: context.requestKey };
      const closed = { ...now, ...end, version: version + 1 };
      await books.stockTakes.put(stockTakeRow(closed));
      return closed;
    });
    return { stockTake: stockTakeView(after, items) };
  },
});

/** What is missing beyond what lies free is kept for campaigns: nothing else is on the books of a site. */
function asKept(error: unknown): never {
  const isShort = error instanceof Failure && error.code === 'OUT_OF_STOCK';
  throw isShort ? new Failure('GOODS_KEPT', error.details as FailureDetails['GOODS_KEPT']) : error;
}

function checkCounted({ lines }: StockTake, items: Items): void {
  const open = uncounted(lines).map(({ itemId }) => itemRef(items, itemId).name);
  if (open.length > 0) throw new Failure('STOCK_TAKE_INCOMPLETE', { items: open });
}

/** What is more joins the lot that expires first, so that nothing is taken for fresher than it may be. */
async function postDifferences(books: Books, one: StockTake, items: Items, context: GoodsContext): Promise<void> {
  const differences = differencesOf(one.lines);
  if (differences.length === 0) return;
  const { siteId, siteName: name, orgPath } = one;
  const more = differences.filter(({ difference }) => difference > 0);
  const fewer = differences.filter(({ difference }) => difference < 0);
  const expiries = new Map<string, string | null>();
  for (const { itemId } of more) {
    const shelf = await books.stock.find(shelfKey(siteId, itemId));
    expiries.set(itemId, nextExpiry(shelf?.lots ?? []));
  }
  const reasons = one.lines.flatMap(({ itemId, reason }) =>
    reason === '' ? [] : [`${itemRef(items, itemId).name}：${reason}`],
  );
  await post(
    books,
    {
      id: `${one._id}-difference`,
      kind: 'difference',
      site: { id: siteId, name, orgPath },
      takes: fewer.map(({ itemId, difference }) => ({ siteId, itemId, count: -difference, lot: null })),
      puts: () =>
        more.map(({ itemId, difference }) => ({
          siteId,
          itemId,
          lots: [{ lot: '', expiresOn: expiries.get(itemId)!, count: difference }],
        })),
      arriving: more.map(({ itemId }) => ({ siteId, itemId, orgPath })),
      items,
      particulars: told({ counterpart: beijingDay(one.openedAt), reason: reasons.join('；') }),
    },
    stampOf(context),
  );
}
