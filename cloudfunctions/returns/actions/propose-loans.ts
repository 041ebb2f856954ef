import { covers } from '../../kit/access';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { emptyAt, proposeLoans as propose } from '../rules/pace';
import { CALLING_UNTIL, dueAtMidnight } from '../rules/queue';
import { beijingDay, beijingInstant } from '../../domain/calendar';

/** How the units below one stand this evening, and which could call for which. */
export const proposeLoans = action(returnsContract.proposeLoans, {
  access: { caseWorker: 'unit', secretary: 'unit', unitAdmin: 'unit' },
  once: 'read',
  budget: 6,

  async run({ parentId }, { reach, store, now }: ReturnsContext) {
    const parent = await store.places.findOrgUnit(parentId);
    if (!parent || !covers(reach, parent.path)) throw new Failure('NOT_FOUND');

    const units = await store.places.listBelow(parentId);
    const left = await store.leftByUnit(parent.path, reach);
    const settled = await store.settledByUnit(parent.path, reach, now);
    const loads = units
      .map(({ _id: unitId }) => ({
        unitId,
        openCount: left.get(unitId) ?? 0,
        settledCount: settled.get(unitId) ?? 0,
      }))
      .filter(({ openCount, settledCount }) => openCount > 0 || settledCount > 0);

    const names = new Map(units.map(({ _id, name }) => [_id, name]));
    const named = (id: string) => ({ id, name: names.get(id) ?? '' });
    const lastCallAt = Math.min(dueAtMidnight(now), beijingInstant(beijingDay(now), CALLING_UNTIL));
    return {
      loads: loads.map((load) => ({
        unit: named(load.unitId),
        openCount: load.openCount,
        settledCount: load.settledCount,
        emptyAt: emptyAt(load, now),
      })),
      proposals: propose(loads, now, lastCallAt).map(({ fromUnitId, toUnitId, count }) => ({
        from: named(fromUnitId),
        to: named(toUnitId),
        count,
      })),
    };
  },
});
