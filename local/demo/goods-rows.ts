import { beijingDay } from '../../cloudfunctions/domain/calendar';
import type { KeyRing } from '../../cloudfunctions/kit/sealed';
import { demoGoods } from './goods';
import { demoItems } from './goods-items';
import { sealedRow } from './sealed-row';
import { demoTrips } from './trips';

/** Goods, trips and visits as they lie in the database. @param kept kits that campaigns keep at stations */
export function goodsRows(keys: KeyRing, kept: Parameters<typeof demoGoods>[0], now: number): Record<string, object[]> {
  const { book, transfers, stockTakes } = demoGoods(kept, now);
  const { trips, handOuts, visits } = demoTrips(book, now);
  return {
    goodsItems: [...demoItems],
    goodsStock: book.stock(beijingDay(now)),
    goodsMovements: book.movements.map((row) => sealedRow('goodsMovements', row, keys)),
    goodsTallies: [...book.tallies.values()],
    goodsTransfers: transfers.map((row) => sealedRow('goodsTransfers', row, keys)),
    goodsStockTakes: stockTakes,
    trips: trips.map((row) => sealedRow('trips', row, keys)),
    tripHandOuts: handOuts.map((row) => sealedRow('tripHandOuts', row, keys)),
    visits: visits.map((row) => sealedRow('visits', row, keys)),
  };
}
