import { wantedTerms } from '../../domain/search-terms';
import { action } from '../../kit/action';
import { goodsExchanges } from '../contract/goods';
import { KEEPERS, READ_OPERATIONS } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { siteView } from '../goods/views';

const MOST_SITES = 50;

/** Sites by part of their name, wherever they are: goods may go to another district. */
export const listSendableSites = action(goodsExchanges.listSendableSites, {
  access: KEEPERS,
  once: 'read',
  budget: READ_OPERATIONS + 3,

  async run({ search }, { store }: GoodsContext) {
    const terms = wantedTerms(search);
    if (terms.length === 0) return { sites: [] };
    const { sites } = store.goods;
    const found = (await sites.search(terms)).slice(0, MOST_SITES);
    const turned = await sites.turned(found.map(({ id }) => id));
    const views = found.map((site) => siteView(site, turned.get(site.id)));
    return { sites: views.filter(({ isOpen }) => isOpen) };
  },
});
