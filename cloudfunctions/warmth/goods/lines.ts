import { beijingDay } from '../../domain/calendar';
import { Failure } from '../../kit/failure';
import type { FieldProblem } from '../../kit/failure';
import type { LineIn, LineOut } from '../contract/goods-fields';
import type { Put, Take } from '../rules/movements';
import { itemRef } from './items';
import type { Items } from './items';

interface Place {
  id: string;
  orgPath: string;
}

/** What lines put on the shelves of a site. */
export const putsOf = ({ id: siteId }: Place, lines: readonly LineIn[]): Put[] =>
  lines.map(({ itemId, lot, expiresOn, count }) => ({ siteId, itemId, lots: [{ lot, expiresOn, count }] }));

/** What lines take from the shelves of a site. */
export const takesOf = ({ id: siteId }: Place, lines: readonly LineOut[]): Take[] =>
  lines.map(({ itemId, lot, expiresOn, count }) => ({ siteId, itemId, lot, expiresOn, count }));

/** The shelves of a site for some items. */
export const shelvesOf = ({ id: siteId, orgPath }: Place, lines: readonly { itemId: string }[]) =>
  lines.map(({ itemId }) => ({ siteId, orgPath, itemId }));

/**
 * Goods that come in are known, still in the catalogue, and good today.
 *
 * @throws Failure INVALID_INPUT where a last good day is missing or the item is not to come in any more
 * @throws Failure GOODS_EXPIRED
 */
export function checkArrivals(lines: readonly LineIn[], items: Items, now: number): void {
  const fields = lines.flatMap((line, i) =>
    arrivalProblem(line, items).map(([field, problem]): FieldProblem => ({ path: `lines.${i}.${field}`, problem })),
  );
  if (fields.length > 0) throw new Failure('INVALID_INPUT', { fields });
  const today = beijingDay(now);
  for (const { itemId, expiresOn } of lines) {
    if (expiresOn !== null && expiresOn < today) {
      throw new Failure('GOODS_EXPIRED', { item: itemRef(items, itemId).name, expiresOn });
    }
  }
}

function arrivalProblem({ itemId, expiresOn }: LineIn, items: Items): [string, FieldProblem['problem']][] {
  const item = items.get(itemId);
  if (item?.retired) return [['itemId', 'unknown']];
  return item && item.shelfLifeDays !== null && expiresOn === null ? [['expiresOn', 'required']] : [];
}
