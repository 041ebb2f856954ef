import type * as z from 'zod';
import { beijingDay } from '../../domain/calendar';
import { pathBelow, ROOT_UNIT_ID } from '../../domain/org-unit';
import { action } from '../../kit/action';
import { goodsExchanges } from '../contract/goods';
import { itemsShown, READ_OPERATIONS } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { itemRef } from '../goods/items';
import type { Items } from '../goods/items';
import type { Movement } from '../goods/movement';
import type { KindSums } from '../goods/ledger-sums';
import { campaignSites } from '../goods/sites';
import type { GoodsStore } from '../goods/store';
import { publicLines } from '../rules/ledger';

const PAGE = 50;
const NONE = { rows: [], next: null };
const EVERYWHERE = pathBelow('', ROOT_UNIT_ID);
type Of = z.infer<typeof goodsExchanges.readPublicLedger.input>['of'];

/** What came in and what went out, for everybody to see; donors are named as they wish. */
export const readPublicLedger = action(goodsExchanges.readPublicLedger, {
  access: 'everyone',
  once: 'read',
  budget: READ_OPERATIONS + 5,

  async run({ of, after }, { store }: GoodsContext) {
    const { goods } = store;
    const [sums, { rows: donations, next }] = await Promise.all([
      after === null ? sumsOf(goods, of) : new Map<string, KindSums>(),
      of.kind === 'month' ? goods.donationsOf(of.month, after, PAGE) : NONE,
    ]);
    const lines = publicLines(sums, of.kind);
    const items = await itemsShown(goods, [...lines, ...donations.flatMap((one) => one.lines)]);
    const names = await goods.sites.namesOf(donations.map(({ siteId }) => siteId));
    return {
      lines: lines.map(({ itemId, ...line }) => ({ item: itemRef(items, itemId), ...line })),
      donations: donations.map((one) => donationView(one, items, names)),
      next,
    };
  },
});

const sumsOf = ({ sums }: GoodsStore, of: Of) =>
  of.kind === 'month' ? sums.ofMonth('in', of.month, EVERYWHERE) : sums.ofSites(campaignSites(of.campaignId));

function donationView({ at, siteId, shownDonor, lines }: Movement, items: Items, names: ReadonlyMap<string, string>) {
  return {
    on: beijingDay(at),
    donor: shownDonor,
    siteName: names.get(siteId) ?? '',
    lines: lines.map(({ itemId, count }) => ({ item: itemRef(items, itemId), count })),
  };
}
