import * as z from 'zod';
import { Day, Id, Mobile, Named } from '../../kit/fields';
import { MOVEMENT_KINDS } from '../rules/movements';
import { Count, Instant } from './fields';

/** Most pieces of one item that one movement may move. */
export const MOST_PIECES = 100_000;
/** Most different items that one movement may move; see docs/domain/goods.md#budgets. */
export const MOST_LINES = 12;

export const Pieces = z.int().min(1).max(MOST_PIECES).describe('in the unit of the item');
/** Where goods lie: at a station, or in the store room of a union. */
export const SiteId = z.string().regex(/^(station|unit):[\w-]{1,64}$/);
export const LotName = z.string().trim().max(20).describe('as printed on the box; empty when there is none');
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
/** A sentence that says why, or what for. */
export const Words = z.string().trim().max(200);
export const Reason = z.string().trim().min(2).max(200);
export const MovementKind = z.enum(MOVEMENT_KINDS);
export type MovementKind = z.infer<typeof MovementKind>;

export const Part = z.strictObject({ itemId: Id, count: z.int().min(1).max(99) });
export const ItemFacts = z.strictObject({
  name: z.string().trim().min(2).max(40),
  unit: z.string().trim().min(1).max(8).describe('件, 双, 盒 …'),
  spec: z.string().trim().max(60).describe('may be empty'),
  size: z.string().trim().max(20).describe('均码, L …; may be empty'),
  weightGrams: z.int().min(1).max(100_000).nullable(),
  shelfLifeDays: z.int().min(1).max(7_300).nullable().describe('null: it does not go off, so no expiry is asked for'),
  lowAt: z.int().min(0).max(MOST_PIECES).nullable().describe('a site with so few or fewer is told; null: never'),
  parts: z
    .array(Part)
    .max(MOST_LINES - 1)
    .describe('what one kit is made of; empty: it is no kit'),
});
export type ItemFacts = z.infer<typeof ItemFacts>;

/** What a line of a list needs of an item. */
export const ItemRef = z.object({ id: z.string(), name: z.string(), unit: z.string(), spec: z.string() });
export type ItemRef = z.infer<typeof ItemRef>;

export const ItemView = z.object({
  ...ItemFacts.shape,
  id: z.string(),
  parts: z.array(z.object({ item: ItemRef, count: z.int() })),
  retired: z.boolean().describe('no more of it comes in'),
  version: z.int().positive().describe('goes into saveItem'),
});
export type ItemView = z.infer<typeof ItemView>;

export const SiteView = z.object({
  id: z.string(),
  kind: z.enum(['station', 'unit']),
  name: z.string(),
  orgUnitName: z.string(),
  isOpen: z.boolean().describe('a closed site takes nothing in; what lies there can still be sent away'),
});
export type SiteView = z.infer<typeof SiteView>;

export const LotView = z.object({
  lot: z.string(),
  expiresOn: Day.nullable().describe('last good day; null: it does not go off'),
  count: Count,
  state: z.enum(['fresh', 'expiring', 'expired']),
});
export type LotView = z.infer<typeof LotView>;

export const StockLine = z.object({
  item: ItemRef,
  isKit: z.boolean(),
  free: Count.describe('what may be moved: not kept for a campaign'),
  kept: z
    .array(z.object({ campaign: Named, count: Count }))
    .describe('kits on the shelf for a campaign and not handed out yet; with `free`, all that lies here'),
  lots: z.array(LotView).describe('of those that are free, the first to expire first'),
  isLow: z.boolean(),
  expiring: z.boolean().describe('some expire within thirty days, or have'),
});
export type StockLine = z.infer<typeof StockLine>;

/** What comes in: with its lot and last good day where the item goes off. */
export const LineIn = z.strictObject({
  itemId: Id,
  count: Pieces,
  lot: LotName,
  expiresOn: Day.nullable().describe('last good day; null only for what does not go off'),
});
/** What leaves: of a lot, or of those that expire first. */
export const LineOut = z.strictObject({
  itemId: Id,
  count: Pieces,
  lot: LotName.nullable().describe('null: those that expire first, none that have'),
  expiresOn: Day.nullable()
    .optional()
    .describe('of the lot, among several of one name; left out: whichever expires first'),
});
export type LineIn = z.infer<typeof LineIn>;
export type LineOut = z.infer<typeof LineOut>;

/** The lines of one movement; an item may come in several lots. */
export const linesOf = <Line extends z.ZodType<{ itemId: string }>>(line: Line) => z.array(line).min(1).max(MOST_LINES);

export const SHOWN_AS = ['name', 'anonymous'] as const;
/** Where goods come from. */
export const Source = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('purchase'),
    supplier: z.string().trim().min(2).max(60),
    documentNumber: z.string().trim().max(60).describe('of the contract or invoice; may be empty'),
  }),
  z.strictObject({
    kind: z.literal('donation'),
    donor: z.string().trim().min(2).max(60),
    shownAs: z.enum(SHOWN_AS).describe('as the donor wishes to be named in public'),
    contactPhone: Mobile.nullable(),
  }),
]);
export type Source = z.infer<typeof Source>;

/** Why goods are written off. */
export const WRITE_OFFS = ['damaged', 'expired', 'lost', 'other'] as const;

/** One entry of the ledger, as staff see it at one site. */
export const MovementView = z.object({
  id: z.string(),
  kind: MovementKind,
  at: Instant,
  lines: z.array(
    z.object({
      item: ItemRef,
      delta: z.int().describe('what the site had more afterwards; negative: fewer'),
      lots: z.array(z.object({ lot: z.string(), expiresOn: Day.nullable(), delta: z.int() })),
    }),
  ),
  counterpart: z.string().describe('from whom, to whom or for what; empty where the kind says it all'),
  cause: z.enum(WRITE_OFFS).nullable().describe('of what was written off; else null'),
  reason: z.string().describe('may be empty'),
});
export type MovementView = z.infer<typeof MovementView>;

export const TRANSFER_STATES = ['sent', 'received', 'recalled'] as const;
export const TransferView = z.object({
  id: z.string(),
  state: z.enum(TRANSFER_STATES),
  from: Named,
  to: Named,
  sentAt: Instant,
  endedAt: Instant.nullable(),
  lines: z.array(
    z.object({
      item: ItemRef,
      count: Count,
      receivedCount: Count.nullable().describe('null while it is on the way'),
      expiresOn: Day.nullable().describe('the first last good day among them'),
    }),
  ),
  note: z.string(),
  reason: z.string().describe('why fewer arrived, or why it was recalled; may be empty'),
});
export type TransferView = z.infer<typeof TransferView>;

export const STOCK_TAKE_STATES = ['open', 'closed', 'abandoned'] as const;
export const StockTakeView = z.object({
  id: z.string(),
  site: Named,
  state: z.enum(STOCK_TAKE_STATES),
  openedAt: Instant,
  closedAt: Instant.nullable(),
  lines: z.array(
    z.object({
      item: ItemRef,
      expected: Count.describe('what should lie there, as the item was counted; before that, now'),
      counted: Count.nullable().describe('null: not counted yet'),
      difference: z.int().nullable().describe('counted − expected; null: not counted yet'),
      reason: z.string(),
      goesOff: z.boolean().describe('a last good day is asked for what is more'),
      expiresOn: Day.nullable().describe('that day; null: nothing is more, or it does not go off'),
    }),
  ),
  version: z.int().positive().describe('goes into the next step'),
});
export type StockTakeView = z.infer<typeof StockTakeView>;
