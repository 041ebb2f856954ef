import { beijingDay } from '../../domain/calendar';
import { action } from '../../kit/action';
import { goodsExchanges } from '../contract/goods';
import { itemsShown, LOOKERS, orgUnitInReach, READ_OPERATIONS } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { baseOf } from '../goods/sites';
import { alertView } from '../goods/views';

const MOST_ALERTS = 100;

/** What runs low, and what expires within thirty days or has, in a union and below: the first to expire first. */
export const listAlerts = action(goodsExchanges.listAlerts, {
  access: LOOKERS,
  once: 'read',
  budget: READ_OPERATIONS + 6,

  async run({ orgUnitId }, context: GoodsContext) {
    const { goods } = context.store;
    const unit = await orgUnitInReach(context, orgUnitId);
    const { low, expiring } = await goods.sums.alertsBelow(unit.path, MOST_ALERTS + 1);
    const shown = [...expiring.slice(0, MOST_ALERTS), ...low.slice(0, MOST_ALERTS)];
    const [items, sites] = await Promise.all([
      itemsShown(goods, shown),
      goods.sites.namesOf(shown.map(({ siteId }) => baseOf(siteId))),
    ]);
    const today = beijingDay(context.now);
    const view = (kind: 'low' | 'expiry') => (shelf: (typeof shown)[number]) =>
      alertView(shelf, kind, { items, sites, today });
    const alerts = [
      ...expiring.slice(0, MOST_ALERTS).map(view('expiry')),
      ...low.slice(0, MOST_ALERTS).map(view('low')),
    ];
    return { alerts, more: Math.max(low.length, expiring.length) > MOST_ALERTS };
  },
});
