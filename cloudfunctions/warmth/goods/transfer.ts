import * as z from 'zod';
import { TRANSFER_STATES } from '../contract/goods-fields';
import type { TransferView } from '../contract/goods-fields';
import { nextExpiry, piecesOf } from '../rules/lots';
import { itemRef } from './items';
import type { Items } from './items';
import { instantKey } from './movement';
import { noKey } from './stock';

const LotRow = z.strictObject({ lot: z.string(), expiresOn: z.iso.date().nullable(), count: z.int().positive() });
const End = z.strictObject({ siteId: z.string(), name: z.string(), orgPath: z.string() });

/** Goods on the way. They lie at a site of their own until somebody receives them or takes them back. */
export const TransferRow = z.strictObject({
  _id: z.string(),
  state: z.enum(TRANSFER_STATES),
  from: End,
  to: End,
  fromPath: z.string(),
  lines: z.array(z.strictObject({ itemId: z.string(), lots: z.array(LotRow) })),
  received: z.array(z.strictObject({ itemId: z.string(), count: z.int() })).nullable(),
  sentAt: z.int(),
  endedAt: z.int().nullable(),
  words: z.string().describe('sealed at rest: note and reason, as JSON'),
  by: z.string().nullable(),
  endedBy: z.string().nullable().describe('the request that received or recalled it'),
  arrivingKey: z.string(),
  fromKey: z.string(),
  toKey: z.string(),
});
export type TransferRow = z.infer<typeof TransferRow>;

const TransferWords = z.strictObject({ note: z.string(), reason: z.string() });
/** A transfer with its words open. */
export type Transfer = Omit<TransferRow, 'words' | 'arrivingKey' | 'fromKey' | 'toKey' | 'fromPath'> &
  z.infer<typeof TransferWords>;

export function transferRow({ note, reason, ...rest }: Transfer): TransferRow {
  const { _id: id, state, from, to, sentAt } = rest;
  const when = `${instantKey(sentAt)}!${id}`;
  return {
    ...rest,
    fromPath: from.orgPath,
    words: JSON.stringify({ note, reason }),
    arrivingKey: state === 'sent' ? `${to.siteId}!${when}` : noKey(id),
    fromKey: `${from.siteId}!${when}`,
    toKey: `${to.siteId}!${when}`,
  };
}

export function transferOf({ arrivingKey, fromKey, toKey, fromPath, words, ...rest }: TransferRow): Transfer {
  return { ...rest, ...TransferWords.parse(JSON.parse(words)) };
}

export function transferView(one: Transfer, items: Items): TransferView {
  const { _id: id, state, from, to, sentAt, endedAt, lines, received, note, reason } = one;
  return {
    id,
    state,
    from: { id: from.siteId, name: from.name },
    to: { id: to.siteId, name: to.name },
    sentAt,
    endedAt,
    lines: lines.map(({ itemId, lots }) => ({
      item: itemRef(items, itemId),
      count: piecesOf(lots),
      receivedCount: received?.find((line) => line.itemId === itemId)?.count ?? null,
      expiresOn: nextExpiry(lots),
    })),
    note,
    reason,
  };
}
