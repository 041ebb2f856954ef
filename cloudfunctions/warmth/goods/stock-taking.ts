import { covers } from '../../kit/access';
import { Failure } from '../../kit/failure';
import type { GoodsContext } from './context';
import type { Kept } from './kept';
import type { Stock } from './stock';
import { partsOf } from './sites';
import type { StockTake } from './stock-take';

/** How often a count looks again when somebody counted another item at the same moment. */
export const COUNT_ATTEMPTS = 3;

/** A round within the caller's reach. One operation. @throws Failure NOT_FOUND */
export async function stockTakeInReach(context: GoodsContext, id: string): Promise<StockTake> {
  const one = await context.store.goods.findStockTake(id);
  if (!one || !covers(context.reach, one.orgPath)) throw new Failure('NOT_FOUND');
  return one;
}

/** @throws Failure STOCK_TAKE_ENDED unless the round is open */
export function checkRunning({ state }: StockTake): void {
  if (state !== 'open') throw new Failure('STOCK_TAKE_ENDED', { state });
}

/** How much of every item should lie at a site: what is free, and what is kept and not handed out. */
export function expectedAt(shelves: readonly Stock[], { unposted }: Kept): Map<string, number> {
  const sum = new Map<string, number>();
  for (const { siteId, itemId, onHand } of shelves) {
    const [kind, campaignId = ''] = partsOf(siteId);
    const handed = kind === 'campaign' ? (unposted.get(campaignId) ?? 0) : 0;
    sum.set(itemId, (sum.get(itemId) ?? 0) + Math.max(0, onHand - handed));
  }
  return sum;
}

/** A round with the next version of one of its lines; a new line when the item was not expected there at all. */
export function withLine(one: StockTake, line: StockTake['lines'][number]): StockTake {
  const known = one.lines.some(({ itemId }) => itemId === line.itemId);
  const lines = known ? one.lines.map((old) => (old.itemId === line.itemId ? line : old)) : [...one.lines, line];
  return { ...one, lines };
}
