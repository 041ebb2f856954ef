import { ROOT_UNIT_ID } from '../../domain/org-unit';
import { wantedTerms } from '../../domain/search-terms';
import { action } from '../../kit/action';
import type { Context } from '../../kit/action';
import { placesContract } from '../contract';
import { MOST_UNITS } from '../store';
import type { PlacesStore } from '../store';
import { orgUnitView } from '../views';

/** The units right below one, or those whose name holds what was typed. */
export const listOrgUnits = action(placesContract.listOrgUnits, {
  access: 'everyone',
  once: 'read',
  budget: 2,

  async run({ parentId, search }, { store }: Context<PlacesStore>) {
    const terms = wantedTerms(search);
    const units =
      terms.length > 0 ? await store.searchOrgUnits(terms) : await store.listBelow(parentId ?? ROOT_UNIT_ID);

    return { units: units.slice(0, MOST_UNITS).map(orgUnitView), more: units.length > MOST_UNITS };
  },
});
