import { action } from '../../kit/action';
import { covers } from '../../kit/access';
import { goodsExchanges } from '../contract/goods';
import { LOOKERS, READ_OPERATIONS, unitsOf } from '../goods/context';
import type { GoodsContext } from '../goods/context';
import { siteView } from '../goods/views';

/** Most unions that one caller's grants are looked through for. */
const MOST_UNITS = 3;

/** The stations and store rooms whose goods the caller may see. */
export const listSites = action(goodsExchanges.listSites, {
  access: { ...LOOKERS, volunteer: 'unit' },
  once: 'read',
  budget: READ_OPERATIONS + 3 * MOST_UNITS + 1,

  async run({ orgUnitId }, context: GoodsContext) {
    const { sites } = context.store.goods;
    const unitIds = orgUnitId === null ? unitsOf(context).slice(0, MOST_UNITS) : [orgUnitId];
    const found = (await Promise.all(unitIds.map((id) => sites.below(id)))).flat();
    const seen = found.filter(
      ({ id, orgPath }, i) => covers(context.reach, orgPath) && found.findIndex((one) => one.id === id) === i,
    );
    const shown = seen.slice(0, 300);
    const turned = await sites.turned(shown.map(({ id }) => id));
    return { sites: shown.map((site) => siteView(site, turned.get(site.id))) };
  },
});
