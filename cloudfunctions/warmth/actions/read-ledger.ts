import { action } from '../../kit/action';
import { goodsExchanges } from '../contract/goods';
import { itemsShown, LOOKERS, orgUnitInReach, READ_OPERATIONS } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { itemRef } from '../goods/items';
import { ledgerOf } from '../rules/ledger';

/** What a union and those below had, received, gave and have of every item, in a month. */
export const readLedger = action(goodsExchanges.readLedger, {
  access: LOOKERS,
  once: 'read',
  budget: READ_OPERATIONS + 6,

  async run({ orgUnitId, month }, context: GoodsContext) {
    const { goods } = context.store;
    const { path } = await orgUnitInReach(context, orgUnitId);
    const { sums } = goods;
    const [before, within, after, onHand] = await Promise.all([
      sums.ofMonth('before', month, path),
      sums.ofMonth('in', month, path),
      sums.ofMonth('after', month, path),
      sums.onHandBelow(path),
    ]);
    const lines = ledgerOf({ before, within, after, onHand });
    const items = await itemsShown(goods, lines);
    return {
      lines: lines.map(({ itemId, ...line }) => ({ item: itemRef(items, itemId), ...line })),
      balances: lines.every((line) => line.balances),
    };
  },
});
