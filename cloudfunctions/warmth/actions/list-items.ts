import { wantedTerms } from '../../domain/search-terms';
import { action } from '../../kit/action';
import { goodsExchanges } from '../contract/goods';
import { LOOKERS, READ_OPERATIONS } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { itemView } from '../goods/items';

const PAGE = 200;

/** The catalogue, kits first; what is not to come in any more stands in it too, since it may still lie somewhere. */
export const listItems = action(goodsExchanges.listItems, {
  access: { ...LOOKERS, volunteer: 'unit' },
  once: 'read',
  budget: READ_OPERATIONS + 2,

  async run({ search, kitsOnly, after }, { store }: GoodsContext) {
    const { catalogue } = store.goods;
    const terms = wantedTerms(search);
    if (search !== '' && terms.length === 0) return { items: [], next: null };
    const { items: shown, next } = await catalogue.page({ terms, kitsOnly }, after, PAGE);
    const items = await catalogue.among(shown.flatMap(({ parts }) => parts.map(({ itemId }) => itemId)));
    return { items: shown.map((item) => itemView(item, items)), next };
  },
});
