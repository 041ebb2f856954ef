import { MOST_LINES } from '../contract/goods-fields';
import type { LineIn, LineOut } from '../contract/goods-fields';
import { gone } from '../rules/movements';
import { itemsNamed, postNow, siteInReach, WRITE_OPERATIONS } from './context';
import type { GoodsContext } from './context';
import { checkArrivals, putsOf, shelvesOf, takesOf } from './lines';
import { postingOperations } from './post';
import type { Posting } from './post';
import { movementView } from './views';

/** Operations of a movement at one site, at most. */
export const ONE_SITE_OPERATIONS = WRITE_OPERATIONS + 2 + postingOperations(MOST_LINES);

type Words = Pick<Posting, 'particulars' | 'shownDonor'>;

/** Puts goods from outside onto the shelves of a site within the caller's reach. */
export async function putOnShelves(
  context: GoodsContext,
  kind: 'purchase' | 'donation' | 'returned',
  { siteId, lines }: { siteId: string; lines: readonly LineIn[] },
  words: Words,
) {
  const site = await siteInReach(context, siteId);
  const items = await itemsNamed(context.store.goods, lines);
  const arriving = shelvesOf(site, lines);
  const puts = () => putsOf(site, lines);
  const check = () => checkArrivals(lines, items, context.now);
  const movement = await postNow(context, { kind, site, takes: [], puts, arriving, items, check, ...words });
  return { movement: movementView(movement, items) };
}

/** Takes goods off the shelves of a site within the caller's reach, for good. */
export async function takeOffShelves(
  context: GoodsContext,
  kind: 'handOut' | 'loss',
  { siteId, lines }: { siteId: string; lines: readonly LineOut[] },
  words: Words,
) {
  const site = await siteInReach(context, siteId);
  const items = await itemsNamed(context.store.goods, lines);
  const takes = takesOf(site, lines);
  const movement = await postNow(context, { kind, site, takes, puts: gone, arriving: [], items, ...words });
  return { movement: movementView(movement, items) };
}
