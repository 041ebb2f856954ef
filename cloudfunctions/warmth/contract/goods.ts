import * as z from 'zod';
import { Day, Id, Named } from '../../kit/fields';
import { Count } from './fields';
import {
  ItemFacts,
  ItemRef,
  ItemView,
  LineIn,
  LineOut,
  linesOf,
  Month,
  MovementKind,
  MovementView,
  Pieces,
  Reason,
  SiteId,
  SiteView,
  Source,
  StockLine,
  StockTakeView,
  TransferView,
  Words,
  WRITE_OFFS,
} from './goods-fields';

export * from './goods-fields';

const AtSite = z.strictObject({ siteId: SiteId });
const Moved = z.object({ movement: MovementView });
const After = z.string().max(200).nullable().describe('null: the first page');
const Next = z.string().nullable().describe('goes into `after`; null on the last page');

/** One item of a ledger: `opening` + all kinds = `closing`. */
export const LedgerLine = z.object({
  item: ItemRef,
  opening: z.int(),
  byKind: z.partialRecord(MovementKind, z.int()).describe('what each kind added; negative: took'),
  closing: z.int(),
  balances: z.boolean().describe('the movements alone lead from opening to closing'),
});
export type LedgerLine = z.infer<typeof LedgerLine>;

export const AlertView = z.object({
  site: Named,
  item: ItemRef,
  onHand: Count,
  kind: z.enum(['low', 'expiring', 'expired']),
  expiresOn: Day.nullable().describe('null: it is low'),
  count: Count.describe('of what expires; what is left of what is low'),
});
export type AlertView = z.infer<typeof AlertView>;

const PublicLine = z.object({ item: ItemRef, cameIn: Count, wentOut: Count });

/** Catalogue, kits, movements, transfers, stock-takes, ledgers. */
export const goodsExchanges = {
  listItems: {
    input: z.strictObject({ search: z.string().trim().max(40), kitsOnly: z.boolean(), after: After.default(null) }),
    output: z.object({ items: z.array(ItemView).max(200), next: Next }),
  },
  saveItem: {
    input: z.strictObject({
      itemId: Id.nullable().describe('null: a new one'),
      version: z.int().positive().nullable().describe('that was read; null for a new one'),
      facts: ItemFacts,
      retired: z.boolean(),
    }),
    output: z.object({ item: ItemView }),
  },
  listSites: {
    input: z.strictObject({ orgUnitId: Id.nullable().describe('null: where the caller works') }),
    output: z.object({ sites: z.array(SiteView).max(300) }),
  },
  setSiteOpen: {
    input: AtSite.extend({ isOpen: z.boolean(), reason: Reason }),
    output: z.object({ site: SiteView }),
  },
  readStock: {
    input: AtSite,
    output: z.object({
      site: SiteView,
      lines: z.array(StockLine).max(1_000).describe('with something on hand first'),
      arriving: z.array(TransferView).max(50).describe('on the way here'),
      stockTake: StockTakeView.nullable().describe('the round that is open; null: none'),
    }),
  },
  listMovements: {
    input: AtSite.extend({ after: After }),
    output: z.object({ movements: z.array(MovementView), next: Next }),
  },
  receiveGoods: { input: AtSite.extend({ source: Source, lines: linesOf(LineIn), note: Words }), output: Moved },
  assembleKits: { input: AtSite.extend({ kitId: Id, count: Pieces }), output: Moved },
  handOutGoods: {
    input: AtSite.extend({ lines: linesOf(LineOut), to: z.string().trim().min(2).max(60), note: Words }),
    output: Moved,
  },
  takeBackGoods: { input: AtSite.extend({ lines: linesOf(LineIn), reason: Reason }), output: Moved },
  writeOffGoods: {
    input: AtSite.extend({ cause: z.enum(WRITE_OFFS), lines: linesOf(LineOut), reason: Reason }),
    output: Moved,
  },
  sendGoods: {
    input: z.strictObject({ fromSiteId: SiteId, toSiteId: SiteId, lines: linesOf(LineOut), note: Words }),
    output: z.object({ transfer: TransferView }),
  },
  listSendableSites: {
    input: z.strictObject({ search: z.string().trim().min(1).max(40) }),
    output: z.object({ sites: z.array(SiteView).max(50) }),
  },
  receiveTransfer: {
    input: z.strictObject({
      transferId: Id,
      lines: z
        .array(z.strictObject({ itemId: Id, count: z.int().min(0).max(100_000) }))
        .min(1)
        .max(12),
      reason: Words.describe('why fewer arrived than were sent; empty when all did'),
    }),
    output: z.object({ transfer: TransferView }),
  },
  recallTransfer: {
    input: z.strictObject({ transferId: Id, reason: Reason }),
    output: z.object({ transfer: TransferView }),
  },
  listTransfers: {
    input: AtSite.extend({ direction: z.enum(['in', 'out']), after: After }),
    output: z.object({ transfers: z.array(TransferView), next: Next }),
  },
  openStockTake: { input: AtSite, output: z.object({ stockTake: StockTakeView }) },
  readStockTake: {
    input: z.strictObject({ stockTakeId: Id }),
    output: z.object({ stockTake: StockTakeView }),
  },
  countItem: {
    input: z.strictObject({
      stockTakeId: Id,
      itemId: Id,
      counted: z.int().min(0).max(100_000).describe('all that lies there, those kept for campaigns included'),
      reason: Words.describe('required where it differs'),
      expiresOn: Day.optional().describe(
        'last good day of what is more; left out: of what lies there, first to expire',
      ),
    }),
    output: z.object({ stockTake: StockTakeView }),
  },
  closeStockTake: {
    input: z.strictObject({ stockTakeId: Id, version: z.int().positive() }),
    output: z.object({ stockTake: StockTakeView.describe('still open: more differences are to be booked, ask again') }),
  },
  abandonStockTake: {
    input: z.strictObject({ stockTakeId: Id, reason: Reason }),
    output: z.object({ stockTake: StockTakeView }),
  },
  listStockTakes: {
    input: AtSite.extend({ after: After }),
    output: z.object({ stockTakes: z.array(StockTakeView), next: Next }),
  },
  listAlerts: {
    input: z.strictObject({ orgUnitId: Id.nullable().describe('null: where the caller works') }),
    output: z.object({ alerts: z.array(AlertView).max(200), more: z.boolean() }),
  },
  readLedger: {
    input: z.strictObject({ orgUnitId: Id, month: Month }),
    output: z.object({ lines: z.array(LedgerLine).max(1_000), balances: z.boolean() }),
  },
  /** 收了什么、发了什么: for everybody. */
  readPublicLedger: {
    input: z.strictObject({
      of: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('month'), month: Month }),
        z.strictObject({ kind: z.literal('campaign'), campaignId: Id }),
      ]),
      after: After.default(null),
    }),
    output: z.object({
      lines: z.array(PublicLine).max(1_000).describe('none on a later page'),
      donations: z
        .array(
          z.object({
            on: Day,
            donor: z.string().nullable().describe('null: wishes to stay unnamed'),
            siteName: z.string().describe('where it was taken in'),
            lines: z.array(z.object({ item: ItemRef, count: Count })),
          }),
        )
        .max(200)
        .describe('of the month, newest first; none for a campaign'),
      next: Next,
    }),
  },
};
