import { action } from '../../kit/action';
import { goodsExchanges } from '../contract/goods';
import { OFFICE, siteInReach, WRITE_OPERATIONS } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { siteView } from '../goods/views';
import { TRANSACTION_ATTEMPTS, TRANSACTION_OPERATIONS } from '../../kit/transaction';

/** Closes a site for goods, or opens it again. What lies there stays, and can be sent away. */
export const setSiteOpen = action(goodsExchanges.setSiteOpen, {
  access: OFFICE,
  once: 'request',
  budget: WRITE_OPERATIONS + 2 + TRANSACTION_ATTEMPTS * (TRANSACTION_OPERATIONS + 2),

  async run({ siteId, isOpen, reason }, context: GoodsContext) {
    const { store, now: at, caller, audit } = context;
    const site = await siteInReach(context, siteId);
    const row = await store.goods.ledger.write(async (books) => {
      const before = await books.sites.find(siteId);
      if (before?.isOpen === isOpen) return before;
      const turns = (before?.turns ?? 0) + 1;
      const after = { _id: siteId, isOpen, reason, by: caller.personId, at, turns };
      await books.sites.put(after);
      return after;
    });
    await audit({ subjectId: siteId, orgPath: site.orgPath, reason });
    return { site: siteView(site, row) };
  },
});
