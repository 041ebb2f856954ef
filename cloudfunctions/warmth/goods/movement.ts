import * as z from 'zod';
import { beijingDay } from '../../domain/calendar';
import { WRITE_OFFS } from '../contract/goods-fields';
import { MOVEMENT_KINDS } from '../rules/movements';
import type { MovementKind } from '../rules/movements';
import { noKey } from './stock';

const Line = z.strictObject({
  siteId: z.string(),
  itemId: z.string(),
  lot: z.string(),
  expiresOn: z.iso.date().nullable(),
  count: z.int().describe('how many more; negative: fewer'),
});

/** What may name a person; sealed, as JSON. */
export const Particulars = z.strictObject({
  counterpart: z.string().describe('from whom, to whom or for what'),
  cause: z.enum(WRITE_OFFS).nullable(),
  reason: z.string(),
  contactPhone: z.string().nullable(),
});
export type Particulars = z.infer<typeof Particulars>;

/** Particulars that tell only what is named. */
export const told = (some: Partial<Particulars>): Particulars => ({
  counterpart: '',
  cause: null,
  reason: '',
  contactPhone: null,
  ...some,
});

/** One movement of goods. `_id` names the write that made it, so that a repetition meets it. */
export const MovementRow = z.strictObject({
  _id: z.string(),
  kind: z.enum(MOVEMENT_KINDS),
  at: z.int(),
  siteId: z.string().describe('in whose ledger it stands'),
  orgPath: z.string(),
  lines: z.array(Line),
  particulars: z.string().describe('sealed at rest'),
  shownDonor: z.string().nullable().describe('as a donor wishes to be named; null: unnamed, or no donation'),
  by: z.string().nullable().describe('null: the first administrator, or a job'),
  siteKey: z.string(),
  donorKey: z.string(),
});
export type MovementRow = z.infer<typeof MovementRow>;

/** A movement with its particulars open. */
export type Movement = Omit<MovementRow, 'particulars' | 'siteKey' | 'donorKey'> & { particulars: Particulars };

/** Instants sort as texts. */
export const instantKey = (at: number) => String(at).padStart(15, '0');
/** `YYYY-MM` of an instant in Beijing. */
export const monthOf = (at: number) => beijingDay(at).slice(0, 7);

export function movementRow({ particulars, ...rest }: Movement): MovementRow {
  const { _id: id, at, siteId, kind } = rest;
  return {
    ...rest,
    particulars: JSON.stringify(particulars),
    siteKey: `${siteId}!${instantKey(at)}!${id}`,
    donorKey: kind === 'donation' ? `${monthOf(at)}!${instantKey(at)}!${id}` : noKey(id),
  };
}

export function movementOf({ siteKey, donorKey, particulars, ...rest }: MovementRow): Movement {
  return { ...rest, particulars: Particulars.parse(JSON.parse(particulars)) };
}

type Sums = Record<MovementKind, z.ZodInt>;
const sums = Object.fromEntries(MOVEMENT_KINDS.map((kind) => [kind, z.int()])) as Sums;

/** How much each kind of movement changed at one site, of one item, in one month. */
export const Tally = z.strictObject({
  _id: z.string(),
  month: z.string(),
  siteId: z.string(),
  itemId: z.string(),
  orgPath: z.string(),
  ...sums,
});
export type Tally = z.infer<typeof Tally>;

/** The first tally of a month. */
export function firstTally(
  month: string,
  { siteId, itemId, orgPath }: { siteId: string; itemId: string; orgPath: string },
  kind: MovementKind,
  count: number,
): Tally {
  const zero = Object.fromEntries(MOVEMENT_KINDS.map((one) => [one, one === kind ? count : 0]));
  return {
    _id: `${month}|${siteId}|${itemId}`,
    month,
    siteId,
    itemId,
    orgPath,
    ...(zero as Record<MovementKind, number>),
  };
}
