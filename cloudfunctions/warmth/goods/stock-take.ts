import * as z from 'zod';
import { STOCK_TAKE_STATES } from '../contract/goods-fields';
import type { StockTakeView } from '../contract/goods-fields';
import { goesOff, itemRef } from './items';
import type { Items } from './items';
import { instantKey } from './movement';
import { noKey } from './stock';

const CountedLine = z.strictObject({
  itemId: z.string(),
  expected: z.int().describe('what should lie there as it was counted; before that, as the round was opened'),
  counted: z.int().nullable(),
  reason: z.string(),
  countedBy: z.string().nullable().describe('the request that counted it'),
  expiresOn: z.iso.date().nullable().optional().describe('last good day of what is more'),
  postedBy: z.string().optional().describe('the request that booked its difference; none: it is not booked'),
});
export type CountedLine = z.infer<typeof CountedLine>;

/** A round in which a site counts what it has; one at a time. */
export const StockTakeRow = z.strictObject({
  _id: z.string(),
  siteId: z.string(),
  siteName: z.string(),
  orgPath: z.string(),
  state: z.enum(STOCK_TAKE_STATES),
  openedAt: z.int(),
  closedAt: z.int().nullable(),
  reason: z.string().describe('why it was abandoned; else empty'),
  lines: z.array(CountedLine),
  by: z.string().nullable(),
  closedBy: z.string().nullable().describe('the request that closed or abandoned it'),
  version: z.int().positive(),
  openKey: z.string(),
  siteKey: z.string(),
});
export type StockTakeRow = z.infer<typeof StockTakeRow>;
/** A round without the keys that it is found by. */
export type StockTake = Omit<StockTakeRow, 'openKey' | 'siteKey'>;

export function stockTakeRow(one: StockTake): StockTakeRow {
  const { _id: id, siteId, state, openedAt } = one;
  return {
    ...one,
    openKey: state === 'open' ? siteId : noKey(id),
    siteKey: `${siteId}!${instantKey(openedAt)}!${id}`,
  };
}

export function stockTakeOf({ openKey, siteKey, ...rest }: StockTakeRow): StockTake {
  return rest;
}

export function stockTakeView(one: StockTake, items: Items): StockTakeView {
  const { _id: id, siteId, siteName, state, openedAt, closedAt, lines, version } = one;
  return {
    id,
    site: { id: siteId, name: siteName },
    state,
    openedAt,
    closedAt,
    lines: lines.map(({ itemId, expected, counted, reason, expiresOn = null }) => ({
      item: itemRef(items, itemId),
      expected,
      counted,
      difference: counted === null ? null : counted - expected,
      reason,
      goesOff: goesOff(items, itemId),
      expiresOn,
    })),
    version,
  };
}
