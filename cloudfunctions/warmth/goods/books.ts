import { Collection } from '../../kit/collection';
import type { Row } from '../../kit/collection';
import type { KeyRing } from '../../kit/sealed';
import { transact } from '../../kit/transaction';
import type { DocumentsWithin } from '../../kit/transaction';
import { MovementRow, Tally } from './movement';
import { SiteRow } from './sites';
import { Stock } from './stock';
import { StockTakeRow } from './stock-take';
import { TransferRow } from './transfer';

/** The collections that change together. */
const collectionsOf = (keys: () => KeyRing) => ({
  sites: new Collection('goodsSites', SiteRow, keys),
  stock: new Collection('goodsStock', Stock, keys),
  movements: new Collection('goodsMovements', MovementRow, keys),
  tallies: new Collection('goodsTallies', Tally, keys),
  transfers: new Collection('goodsTransfers', TransferRow, keys),
  stockTakes: new Collection('goodsStockTakes', StockTakeRow, keys),
});

type Collections = ReturnType<typeof collectionsOf>;
type Within<Door> = Door extends Collection<infer Doc extends Row> ? DocumentsWithin<Doc> : never;

/** The books as one transaction sees them: documents by id alone. */
export type Books = { [Name in keyof Collections]: Within<Collections[Name]> } & {
  /** Another capability's or chapter's documents, in the same transaction. */
  also<Doc extends Row>(collection: Collection<Doc>): DocumentsWithin<Doc>;
};

/** The books of goods: opened for reading, or written in one transaction. */
export class Ledger {
  readonly read: Collections;

  constructor(keys: () => KeyRing) {
    this.read = collectionsOf(keys);
  }

  /** Writes all of it or nothing; runs again when others wrote first. @throws Failure CONFLICT when they did each time */
  async write<Answer>(run: (books: Books) => Promise<Answer>): Promise<Answer> {
    return transact((transaction) => {
      const also: Books['also'] = (collection) => collection.within(transaction);
      const { sites, stock, movements, tallies, transfers, stockTakes } = this.read;
      return run({
        sites: also(sites),
        stock: also(stock),
        movements: also(movements),
        tallies: also(tallies),
        transfers: also(transfers),
        stockTakes: also(stockTakes),
        also,
      });
    });
  }
}
