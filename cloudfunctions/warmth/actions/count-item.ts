import type * as z from 'zod';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { FieldProblem } from '../../kit/failure';
import { goodsExchanges } from '../contract/goods';
import { badField, itemsShown, KEEPERS, WRITE_OPERATIONS } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import type { Item } from '../goods/items';
import { KEPT_OPERATIONS, keptAt } from '../goods/kept';
import { stockTakeView } from '../goods/stock-take';
import type { StockTake } from '../goods/stock-take';
import { checkRunning, COUNT_ATTEMPTS, expectedAt, stockTakeInReach, withLine } from '../goods/stock-taking';
import { nextExpiry } from '../rules/lots';
import { isUndated } from '../rules/stock-takes';

const exchange = goodsExchanges.countItem;

/** Notes how many of an item were found, against how many there should be at this moment; a later count replaces it. */
export const countItem = action(exchange, {
  access: KEEPERS,
  once: 'request',
  budget: WRITE_OPERATIONS + 2 + COUNT_ATTEMPTS * (3 + 2 * KEPT_OPERATIONS),

  async run({ stockTakeId, ...found }, context: GoodsContext) {
    const { goods } = context.store;
    const item = await goods.catalogue.find(found.itemId);
    if (!item) throw badField('itemId', 'unknown');
    const after = await count(context, stockTakeId, found, item);
    return { stockTake: stockTakeView(after, await itemsShown(goods, after.lines)) };
  },
});

type Found = Omit<z.infer<typeof exchange.input>, 'stockTakeId'>;
/** What should lie there of an item. */
interface There {
  expected: number;
  /** The first last good day among it; `null`: nothing lies there, or it does not go off. */
  expiresOn: string | null;
}

async function count(context: GoodsContext, id: string, found: Found, item: Item): Promise<StockTake> {
  const { goods } = context.store;
  for (let attempt = 0; attempt < COUNT_ATTEMPTS; attempt += 1) {
    const one = await stockTakeInReach(context, id);
    if (one.lines.some((line) => line.countedBy === context.requestKey)) return one;
    checkRunning(one);
    const there = await thereNow(context, one.siteId, found.itemId);
    if (there === null) continue;
    const line = lineOf(found, there, context.requestKey);
    checkLine(line, item);
    const next = withLine(one, line);
    if (await goods.replaceStockTake(one, next)) return { ...next, version: one.version + 1 };
  }
  throw new Failure('CONFLICT');
}

const lineOf = ({ itemId, counted, reason, ...read }: Found, { expected, ...there }: There, countedBy: string) => ({
  itemId,
  expected,
  counted,
  reason,
  countedBy,
  expiresOn: counted > expected ? (read.expiresOn ?? there.expiresOn) : null,
});

/** @throws Failure INVALID_INPUT where a difference has no reason, or what is more no last good day */
function checkLine(line: ReturnType<typeof lineOf>, { shelfLifeDays }: Item): void {
  const fields: FieldProblem[] = [];
  if (line.counted !== line.expected && line.reason === '') fields.push({ path: 'reason', problem: 'required' });
  if (isUndated(line, shelfLifeDays !== null)) fields.push({ path: 'expiresOn', problem: 'required' });
  if (fields.length > 0) throw new Failure('INVALID_INPUT', { fields });
}

/** What should lie there; `null`: hand-outs were posted while it was looked up, so that shelf and books do not fit. */
async function thereNow(context: GoodsContext, siteId: string, itemId: string): Promise<There | null> {
  const before = await keptAt(context, siteId);
  const shelves = await context.store.goods.shelvesAt(siteId);
  const kept = await keptAt(context, siteId);
  const isSame = [...kept.unposted].every(([id, count]) => before.unposted.get(id) === count);
  const lots = shelves.filter((shelf) => shelf.itemId === itemId).flatMap((shelf) => shelf.lots);
  return isSame ? { expected: expectedAt(shelves, kept).get(itemId) ?? 0, expiresOn: nextExpiry(lots) } : null;
}
