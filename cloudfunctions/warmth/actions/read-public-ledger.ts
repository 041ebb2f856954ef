import { beijingDay } from '../../domain/calendar';
import { pathBelow, ROOT_UNIT_ID } from '../../domain/org-unit';
import { action } from '../../kit/action';
import { goodsExchanges } from '../contract/goods';
import { itemsShown, READ_OPERATIONS } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { itemRef } from '../goods/items';
import type { Items } from '../goods/items';
import type { Movement } from '../goods/movement';
import { campaignSites } from '../goods/sites';
import { publicLines } from '../rules/ledger';

const MOST_DONATIONS = 200;
const EVERYWHERE = pathBelow('', ROOT_UNIT_ID);

/** What came in and what went out, for everybody to see; donors are named as they wish. */
export const readPublicLedger = action(goodsExchanges.readPublicLedger, {
  access: 'everyone',
  once: 'read',
  budget: READ_OPERATIONS + 5,

  async run({ of }, { store }: GoodsContext) {
    const { goods } = store;
    const [sums, donations] = await Promise.all([
      of.kind === 'month'
        ? goods.sums.ofMonth('in', of.month, EVERYWHERE)
        : goods.sums.ofSites(campaignSites(of.campaignId)),
      of.kind === 'month' ? goods.donationsOf(of.month, MOST_DONATIONS) : [],
    ]);
    const lines = publicLines(sums, of.kind);
    const items = await itemsShown(goods, [...lines, ...donations.flatMap((one) => one.lines)]);
    const names = await goods.sites.namesOf(donations.map(({ siteId }) => siteId));
    return {
      lines: lines.map(({ itemId, ...line }) => ({ item: itemRef(items, itemId), ...line })),
      donations: donations.map((one) => donationView(one, items, names)),
    };
  },
});

function donationView({ at, siteId, shownDonor, lines }: Movement, items: Items, names: ReadonlyMap<string, string>) {
  return {
    on: beijingDay(at),
    donor: shownDonor,
    siteName: names.get(siteId) ?? '',
    lines: lines.map(({ itemId, count }) => ({ item: itemRef(items, itemId), count })),
  };
}
