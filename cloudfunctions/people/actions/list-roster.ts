import { covers } from '../../kit/access';
import { action } from '../../kit/action';
import type { Context } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { peopleContract } from '../contract';
import { isInRoster } from '../rules';
import type { PeopleStore } from '../store';

const PAGE_SIZE = 30;

/** A unit's own people, those still expected first; phone numbers masked. */
export const listRoster = action(peopleContract.listRoster, {
  access: { secretary: 'unit', unitAdmin: 'unit' },
  once: 'read',
  budget: 3,

  async run({ orgUnitId, after }, { reach, store }: Context<PeopleStore>) {
    const unit = await store.places.findOrgUnit(orgUnitId);
    if (!unit || !covers(reach, unit.path)) throw new Failure('NOT_FOUND');
    if (after !== null && !isInRoster(after, unit.path)) throw new Failure('NOT_FOUND');

    const { lines, next } = await store.rosterPage(reach, unit.path, after, PAGE_SIZE);
    return { people: lines, next };
  },
});
