import * as z from 'zod';
import type { HandOutView } from '../contract/outreach';
import { itemRef } from '../goods/items';
import type { Items } from '../goods/items';
import { instantKey } from '../goods/movement';

const Particulars = z.strictObject({
  to: z.strictObject({ name: z.string(), maskedPhone: z.string() }).nullable(),
  witness: z.string(),
  note: z.string(),
});

/** Goods handed out at a stop. `_id` names the person where each gets one, else the request. */
export const HandOutRow = z.strictObject({
  _id: z.string(),
  tripId: z.string(),
  stopId: z.string(),
  stopName: z.string(),
  orgPath: z.string(),
  itemId: z.string(),
  count: z.int().positive(),
  personId: z.string().nullable().describe('null: handed out by count'),
  particulars: z.string().describe('sealed at rest: to whom, before whom, and a note, as JSON'),
  at: z.int(),
  by: z.string().nullable(),
  request: z.string(),
  stopKey: z.string(),
});
export type HandOutRow = z.infer<typeof HandOutRow>;
export type HandOut = Omit<HandOutRow, 'particulars' | 'stopKey'> & z.infer<typeof Particulars>;

export function handOutRow({ to, witness, note, ...rest }: HandOut): HandOutRow {
  const { tripId, stopId, at, _id: id } = rest;
  const stopKey = `${tripId}!${stopId}!${instantKey(at)}!${id}`;
  return { ...rest, particulars: JSON.stringify({ to, witness, note }), stopKey };
}

export function handOutOf({ stopKey, particulars, ...rest }: HandOutRow): HandOut {
  return { ...rest, ...Particulars.parse(JSON.parse(particulars)) };
}

export function handOutView({ _id: id, at, itemId, count, to, witness, note }: HandOut, items: Items): HandOutView {
  return { id, at, item: itemRef(items, itemId), count, to, witness, note };
}
