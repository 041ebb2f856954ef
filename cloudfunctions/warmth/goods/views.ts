import { addDays } from '../../domain/calendar';
import type { AlertView } from '../contract/goods';
import type { LotView, MovementView, SiteView, StockLine } from '../contract/goods-fields';
import type { Lot } from '../rules/lots';
import { isKit, itemRef } from './items';
import type { Items } from './items';
import type { Movement } from './movement';
import { baseOf, partsOf } from './sites';
import type { Site, SiteRow } from './sites';
import { EXPIRY_WARNING_DAYS } from './stock';
import type { Stock } from './stock';

/** A site as people see it. @param turned its row, when it was closed or opened once */
export function siteView({ id, kind, name, orgUnitName }: Site, turned: SiteRow | undefined): SiteView {
  return { id, kind, name, orgUnitName, isOpen: turned?.isOpen ?? true };
}

/** A lot as it is on a Beijing day. */
export function lotView({ lot, expiresOn, count }: Lot, today: string): LotView {
  return { lot, expiresOn, count, state: stateOf(expiresOn, today) };
}

function stateOf(expiresOn: string | null, today: string): LotView['state'] {
  if (expiresOn === null || expiresOn > addDays(today, EXPIRY_WARNING_DAYS)) return 'fresh';
  return expiresOn < today ? 'expired' : 'expiring';
}

/** A movement as the ledger of its site shows it. */
export function movementView(movement: Movement, items: Items): MovementView {
  const { _id: id, kind, at, siteId, lines, particulars } = movement;
  const here = lines.filter((line) => line.siteId === siteId);
  // A loss on the way stands in the sender's ledger, though nothing changed on a shelf of theirs.
  const shown = here.length > 0 ? here : lines;
  const itemIds = [...new Set(shown.map(({ itemId }) => itemId))];
  const { counterpart, cause, reason } = particulars;
  return {
    id,
    kind,
    at,
    lines: itemIds.map((itemId) => {
      const own = shown.filter((line) => line.itemId === itemId);
      return {
        item: itemRef(items, itemId),
        delta: own.reduce((sum, { count }) => sum + count, 0),
        lots: own.map(({ lot, expiresOn, count }) => ({ lot, expiresOn, delta: count })),
      };
    }),
    counterpart,
    cause,
    reason,
  };
}

/** Kits of a campaign on a station's shelf that were handed out and not posted yet, by campaign. */
export type Unposted = ReadonlyMap<string, number>;

/**
 * What a site has, item by item: those with something on hand first, then by name.
 *
 * @param campaigns names by id
 */
export function stockLines(
  shelves: readonly Stock[],
  items: Items,
  campaigns: ReadonlyMap<string, string>,
  unposted: Unposted,
  today: string,
): StockLine[] {
  const itemIds = [...new Set(shelves.map(({ itemId }) => itemId))];
  const lineOf = (itemId: string): StockLine => {
    const own = shelves.filter((shelf) => shelf.itemId === itemId);
    const isFree = ({ siteId, baseSiteId }: Stock) => siteId === baseSiteId;
    const kept = own.filter((shelf) => !isFree(shelf) && shelf.onHand > 0);
    return {
      item: itemRef(items, itemId),
      isKit: isKit(items, itemId),
      kept: kept.map((shelf) => keptView(shelf, campaigns, unposted)),
      expiring: own.some((shelf) => stateOf(shelf.nextExpiresOn, today) !== 'fresh'),
      ...freeView(own.find(isFree), today),
    };
  };
  return itemIds.map(lineOf).sort(fullFirst);
}

const onHandOf = ({ free, kept }: StockLine) => kept.reduce((sum, { count }) => sum + count, free);

/** What has something on hand first, then by name. */
function fullFirst(a: StockLine, b: StockLine): number {
  const empty = (line: StockLine) => Number(onHandOf(line) === 0);
  return empty(a) - empty(b) || (a.item.name < b.item.name ? -1 : 1);
}

function freeView(shelf: Stock | undefined, today: string): Pick<StockLine, 'free' | 'lots' | 'isLow'> {
  if (!shelf) return { free: 0, lots: [], isLow: false };
  const { onHand, lots, lowAt } = shelf;
  return { free: onHand, lots: lots.map((lot) => lotView(lot, today)), isLow: lowAt !== null && onHand <= lowAt };
}

function keptView({ siteId, onHand }: Stock, campaigns: ReadonlyMap<string, string>, unposted: Unposted) {
  const [, id = ''] = partsOf(siteId);
  return { campaign: { id, name: campaigns.get(id) ?? '' }, count: Math.max(0, onHand - (unposted.get(id) ?? 0)) };
}

/** What a keeper is told of a shelf. @param sites names by id */
export function alertView(
  shelf: Stock,
  kind: 'low' | 'expiry',
  { items, sites, today }: { items: Items; sites: ReadonlyMap<string, string>; today: string },
): AlertView {
  const { siteId, itemId, onHand, lots, nextExpiresOn } = shelf;
  const base = baseOf(siteId);
  const [first] = lots.filter(({ expiresOn }) => expiresOn === nextExpiresOn);
  const state = stateOf(nextExpiresOn, today);
  const head = { site: { id: base, name: sites.get(base) ?? '' }, item: itemRef(items, itemId), onHand };
  if (kind === 'low') return { ...head, kind, expiresOn: null, count: onHand };
  return {
    ...head,
    kind: state === 'expired' ? 'expired' : 'expiring',
    expiresOn: nextExpiresOn,
    count: first?.count ?? onHand,
  };
}
