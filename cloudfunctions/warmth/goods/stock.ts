import * as z from 'zod';
import { addDays } from '../../domain/calendar';
import { nextExpiry, piecesOf } from '../rules/lots';
import type { Lot } from '../rules/lots';
import { shelfKey } from '../rules/movements';
import { baseOf, isKept, isShelf } from './sites';

/** So many days before their last good day goods are said to expire soon. */
export const EXPIRY_WARNING_DAYS = 30;

const LotRow = z.strictObject({ lot: z.string(), expiresOn: z.iso.date().nullable(), count: z.int().positive() });

/** What one site has of one item. `_id` is both, see `shelfKey`; never below zero. */
export const Stock = z.strictObject({
  _id: z.string(),
  siteId: z.string(),
  baseSiteId: z.string().describe('the station at which a campaign keeps its kits; else the site'),
  itemId: z.string(),
  orgPath: z.string(),
  lots: z.array(LotRow),
  onHand: z.int().min(0),
  lowAt: z.int().nullable(),
  nextExpiresOn: z.iso.date().nullable(),
  expiryTold: z.boolean().describe('it stands among what expires soon, or need not'),
  lowKey: z.string(),
  expiringKey: z.string(),
});
export type Stock = z.infer<typeof Stock>;

/** What is decided about a shelf; the rest follows from it. */
export interface ShelfFacts {
  siteId: string;
  itemId: string;
  orgPath: string;
  lots: Lot[];
  /** So few or fewer are told; `null`: never. */
  lowAt: number | null;
}

/** A key outside every unit's range, and nobody else's. */
export const noKey = (id: string) => `~${id}`;

/** A shelf as it is stored, with what it is found by on a Beijing day. */
export function stockRow({ siteId, itemId, orgPath, lots, lowAt }: ShelfFacts, today: string): Stock {
  const id = shelfKey(siteId, itemId);
  const [onHand, nextExpiresOn] = [piecesOf(lots), isShelf(siteId) ? nextExpiry(lots) : null];
  const isLow = isKept(siteId) && lowAt !== null && onHand <= lowAt;
  const soon = nextExpiresOn !== null && nextExpiresOn <= addDays(today, EXPIRY_WARNING_DAYS);
  return {
    _id: id,
    siteId,
    baseSiteId: baseOf(siteId),
    itemId,
    orgPath,
    lots,
    onHand,
    lowAt,
    nextExpiresOn,
    expiryTold: soon || nextExpiresOn === null,
    lowKey: isLow ? `${orgPath}!${id}` : noKey(id),
    expiringKey: soon ? expiringKeyOf(orgPath, nextExpiresOn, id) : noKey(id),
  };
}

/** Where a shelf stands among what expires soon in a unit: the first to expire first. */
export const expiringKeyOf = (orgPath: string, expiresOn: string, id: string) => `${orgPath}!${expiresOn}!${id}`;
