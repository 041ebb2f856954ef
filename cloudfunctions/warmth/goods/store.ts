import type { Reach } from '../../kit/access';
import { startsWith, startsWithBefore } from '../../kit/criteria';
import type { KeyRing } from '../../kit/sealed';
import type { PlacesStore } from '../../places/store';
import { Ledger } from './books';
import { Catalogue } from './catalogue';
import { LedgerSums } from './ledger-sums';
import { movementOf } from './movement';
import { SiteFinder } from './site-finder';
import type { Stock } from './stock';
import { stockTakeOf, stockTakeRow } from './stock-take';
import type { StockTake } from './stock-take';
import { transferOf } from './transfer';

const EVERYWHERE: Reach = { extent: 'all' };
/** Most rows that a query answers; a site has far fewer items. */
const MOST_ROWS = 1_000;

/** The doors to goods: the catalogue, the sites and the books. */
export class GoodsStore {
  readonly ledger: Ledger;
  readonly sites: SiteFinder;
  readonly catalogue: Catalogue;
  readonly sums: LedgerSums;

  constructor(keys: () => KeyRing, places: PlacesStore) {
    this.ledger = new Ledger(keys);
    this.sites = new SiteFinder(places, this.ledger.read.sites);
    this.catalogue = new Catalogue(keys);
    this.sums = new LedgerSums(this.ledger.read);
  }

  /** All that lies at a site, for campaigns too. One operation. */
  shelvesAt(baseSiteId: string): Promise<Stock[]> {
    return this.ledger.read.stock.list({ reach: EVERYWHERE, index: 'byBase', where: { baseSiteId }, limit: MOST_ROWS });
  }

  /** A page of a site's movements, newest first. One operation. */
  async movementsAt(siteId: string, after: string | null, size: number) {
    const siteKey = startsWithBefore(`${siteId}!`, after);
    const where = { siteKey };
    const rows = await this.ledger.read.movements.list({ reach: EVERYWHERE, index: 'bySite', where, limit: size + 1 });
    return page(rows, size, movementOf, ({ siteKey: key }) => key);
  }

  /** A page of a month's donations, newest first. One operation. */
  async donationsOf(month: string, after: string | null, size: number) {
    const where = { donorKey: startsWithBefore(`${month}!`, after) };
    const rows = await this.ledger.read.movements.list({ reach: EVERYWHERE, index: 'byDonor', where, limit: size + 1 });
    return page(rows, size, movementOf, ({ donorKey }) => donorKey);
  }

  /** The transfer of an id, or `null`. One operation. */
  async findTransfer(id: string) {
    const row = await this.ledger.read.transfers.find(id);
    return row && transferOf(row);
  }

  /** What is on the way to a site, the oldest first. One operation. */
  async arrivingAt(siteId: string, limit: number) {
    const where = { arrivingKey: startsWith(`${siteId}!`) };
    const rows = await this.ledger.read.transfers.list({ reach: EVERYWHERE, index: 'byArriving', where, limit });
    return rows.map(transferOf);
  }

  /** A page of what came to a site or left it, newest first. One operation. */
  async transfersAt(siteId: string, direction: 'in' | 'out', after: string | null, size: number) {
    const key = startsWithBefore(`${siteId}!`, after);
    const query =
      direction === 'in' ? { index: 'byTo', where: { toKey: key } } : { index: 'byFrom', where: { fromKey: key } };
    const rows = await this.ledger.read.transfers.list({ reach: EVERYWHERE, ...query, limit: size + 1 });
    return page(rows, size, transferOf, ({ toKey, fromKey }) => (direction === 'in' ? toKey : fromKey));
  }

  /** The stock-take of an id, or `null`. One operation. */
  async findStockTake(id: string): Promise<StockTake | null> {
    const row = await this.ledger.read.stockTakes.find(id);
    return row && stockTakeOf(row);
  }

  /** The round that is open at a site, or `null`. One operation. */
  async openStockTakeAt(siteId: string): Promise<StockTake | null> {
    const row = await this.ledger.read.stockTakes.findBy('byOpen', { openKey: siteId });
    return row && stockTakeOf(row);
  }

  /** Opens a round; `false` when one is open. One operation. */
  addStockTake(one: StockTake): Promise<boolean> {
    return this.ledger.read.stockTakes.insert(stockTakeRow(one));
  }

  /** Writes the next version of a round over the one that was read; `false` when somebody was faster. One operation. */
  async replaceStockTake({ _id, version }: StockTake, next: StockTake): Promise<boolean> {
    const { _id: same, version: counted, ...set } = stockTakeRow(next);
    return (await this.ledger.read.stockTakes.update({ _id, version }, { set, increment: { version: 1 } })) === true;
  }

  /** A page of a site's rounds, newest first. One operation. */
  async stockTakesAt(siteId: string, after: string | null, size: number) {
    const siteKey = startsWithBefore(`${siteId}!`, after);
    const query = { reach: EVERYWHERE, index: 'bySite', where: { siteKey }, limit: size + 1 };
    return page(await this.ledger.read.stockTakes.list(query), size, stockTakeOf, (row) => row.siteKey);
  }
}

/** A page of rows, opened, and where the next one starts (`null`: this is the last). */
function page<R, One>(rows: readonly R[], size: number, open: (row: R) => One, keyOf: (row: R) => string) {
  const shown = rows.slice(0, size);
  return { rows: shown.map(open), next: rows.length > size ? keyOf(shown.at(-1)!) : null };
}
