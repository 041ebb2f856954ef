import type * as z from 'zod';
import { beijingDay } from '../../domain/calendar';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { FailureDetails } from '../../kit/failure';
import { goodsExchanges } from '../contract/goods';
import { MOST_LINES } from '../contract/goods-fields';
import type { Books } from '../goods/books';
import { itemsShown, KEEPERS, stampOf, WRITE_OPERATIONS } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { goesOff, itemRef } from '../goods/items';
import type { Items } from '../goods/items';
import { told } from '../goods/movement';
import { post, postingOperations } from '../goods/post';
import { stockTakeOf, stockTakeRow, stockTakeView } from '../goods/stock-take';
import type { CountedLine, StockTake } from '../goods/stock-take';
import { checkRunning, stockTakeInReach } from '../goods/stock-taking';
import { differencesOf, isUndated, uncounted } from '../rules/stock-takes';

/** Most differences that one call books; the answer to a round with more of them is still open. */
const MOST_DIFFERENCES = 2 * MOST_LINES;
type Difference = CountedLine & { difference: number };
type Input = z.infer<typeof goodsExchanges.closeStockTake.input>;

/** Ends a round: what was found more or fewer becomes a movement of its own, with its reasons. */
export const closeStockTake = action(goodsExchanges.closeStockTake, {
  access: KEEPERS,
  once: 'request',
  budget: WRITE_OPERATIONS + 2 + postingOperations(MOST_DIFFERENCES),

  async run(input, context: GoodsContext) {
    const { goods } = context.store;
    const one = await stockTakeInReach(context, input.stockTakeId);
    const items = await itemsShown(goods, one.lines);
    const after = await goods.ledger.write((books) => close(books, input, items, context));
    return { stockTake: stockTakeView(after, items) };
  },
});

async function close(books: Books, { stockTakeId, version }: Input, items: Items, context: GoodsContext) {
  const row = await books.stockTakes.find(stockTakeId);
  const now = stockTakeOf(row!);
  if (isOf(now, context.requestKey)) return now;
  checkRunning(now);
  if (now.version !== version) throw new Failure('CONFLICT');
  checkCounted(now, items);
  const open = differencesOf(now.lines);
  const part = open.slice(0, MOST_DIFFERENCES);
  await postDifferences(books, now, part, items, context).catch(asKept);
  const booked = withBooked(now, part, context.requestKey);
  const next = part.length < open.length ? booked : { ...booked, ...endOf(context) };
  await books.stockTakes.put(stockTakeRow(next));
  return next;
}

/** Whether a request ended the round, or booked a part of it. */
const isOf = ({ closedBy, lines }: StockTake, requestKey: string): boolean =>
  closedBy === requestKey || lines.some(({ postedBy }) => postedBy === requestKey);

const endOf = ({ now, requestKey }: GoodsContext) => ({
  state: 'closed' as const,
  closedAt: now,
  closedBy: requestKey,
});

function withBooked(one: StockTake, part: readonly Difference[], postedBy: string): StockTake {
  const booked = new Set(part.map(({ itemId }) => itemId));
  const lines = one.lines.map((line) => (booked.has(line.itemId) ? { ...line, postedBy } : line));
  return { ...one, lines, version: one.version + 1 };
}

/** What is missing beyond what lies free is kept for campaigns: nothing else is on the books of a site. */
function asKept(error: unknown): never {
  const isShort = error instanceof Failure && error.code === 'OUT_OF_STOCK';
  throw isShort ? new Failure('GOODS_KEPT', error.details as FailureDetails['GOODS_KEPT']) : error;
}

/** An item that goes off since it was counted is counted again, with its last good day. */
function checkCounted({ lines }: StockTake, items: Items): void {
  const undated = lines.filter((line) => isUndated(line, goesOff(items, line.itemId)));
  const open = [...uncounted(lines), ...undated].map(({ itemId }) => itemRef(items, itemId).name);
  if (open.length > 0) throw new Failure('STOCK_TAKE_INCOMPLETE', { items: open });
}

/** Books some differences as one movement. */
async function postDifferences(
  books: Books,
  { _id, version, siteId, siteName, orgPath, openedAt }: StockTake,
  part: readonly Difference[],
  items: Items,
  context: GoodsContext,
): Promise<void> {
  if (part.length === 0) return;
  const more = part.filter(({ difference }) => difference > 0);
  const fewer = part.filter(({ difference }) => difference < 0);
  const reasons = part.map(({ itemId, reason }) => `${itemRef(items, itemId).name}：${reason}`);
  await post(
    books,
    {
      id: `${_id}-v${version}-difference`,
      kind: 'difference',
      site: { id: siteId, name: siteName, orgPath },
      takes: fewer.map(({ itemId, difference }) => ({ siteId, itemId, count: -difference, lot: null })),
      puts: () => more.map(({ itemId, difference, expiresOn = null }) => put(siteId, itemId, expiresOn, difference)),
      arriving: more.map(({ itemId }) => ({ siteId, itemId, orgPath })),
      items,
      particulars: told({ counterpart: beijingDay(openedAt), reason: reasons.join('；') }),
    },
    stampOf(context),
  );
}

const put = (siteId: string, itemId: string, expiresOn: string | null, count: number) => ({
  siteId,
  itemId,
  lots: [{ lot: '', expiresOn, count }],
});
