import { wantedTerms } from '../../domain/search-terms';
import { action } from '../../kit/action';
import { goodsExchanges } from '../contract/goods';
import { MOST_ITEMS } from '../goods/catalogue';
import { LOOKERS, READ_OPERATIONS } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { itemView } from '../goods/items';

/** The catalogue, kits first; what is not to come in any more stands in it too, since it may still lie somewhere. */
export const listItems = action(goodsExchanges.listItems, {
  access: { ...LOOKERS, volunteer: 'unit' },
  once: 'read',
  budget: READ_OPERATIONS + 2,

  async run({ search, kitsOnly }, { store }: GoodsContext) {
    const { catalogue } = store.goods;
    const terms = wantedTerms(search);
    if (search !== '' && terms.length === 0) return { items: [], more: false };
    const found = await catalogue.list(terms);
    const shown = found.slice(0, MOST_ITEMS).filter(({ parts }) => !kitsOnly || parts.length > 0);
    const items = await catalogue.among(shown.flatMap(({ parts }) => parts.map(({ itemId }) => itemId)));
    return { items: shown.map((item) => itemView(item, items)), more: found.length > MOST_ITEMS };
  },
});
