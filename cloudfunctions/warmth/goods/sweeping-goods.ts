import { addDays, beijingDay } from '../../domain/calendar';
import { forAll } from '../sweeping';
import type { Sweep } from '../sweeping';
import { EXPIRY_WARNING_DAYS } from './stock';

const MOST_SHELVES = 200;

/** Puts shelves among those that expire soon once they do: days pass without anybody writing to them. */
export async function tellExpiries({ store, now }: Sweep): Promise<number> {
  const { sums } = store.goods;
  const shelves = await sums.untoldBefore(addDays(beijingDay(now), EXPIRY_WARNING_DAYS + 1), MOST_SHELVES);
  return forAll(shelves, (shelf) => sums.tellExpiry(shelf));
}
