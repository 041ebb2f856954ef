import { idsOfPath } from '../../domain/org-unit';
import { action } from '../../kit/action';
import type { Context } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { placesContract } from '../contract';
import type { PlacesStore } from '../store';
import { orgUnitView } from '../views';

/** One unit and the units above it, from the root down. */
export const readOrgUnit = action(placesContract.readOrgUnit, {
  access: 'everyone',
  once: 'read',
  budget: 3,

  async run({ id }, { store }: Context<PlacesStore>) {
    const unit = await store.findOrgUnit(id);
    if (!unit) throw new Failure('NOT_FOUND');

    const above = idsOfPath(unit.path).slice(0, -1);
    const names = new Map((await store.findOrgUnits(above)).map(({ _id, name }) => [_id, name]));
    return { unit: orgUnitView(unit), ancestors: above.map((at) => ({ id: at, name: names.get(at) ?? '' })) };
  },
});
