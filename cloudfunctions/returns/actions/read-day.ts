import { covers } from '../../kit/access';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { isEnded } from '../rules/stages';
import type { Stage } from '../rules/stages';

const MOST_NAMES = 200;

/** How a day stands at and below a unit: registered − verified − closed is zero, or listed by name, older days too. */
export const readDay = action(returnsContract.readDay, {
  access: { caseWorker: 'unit', secretary: 'unit', unitAdmin: 'unit' },
  once: 'read',
  budget: 5,

  async run({ orgUnitId, day }, { reach, store, now }: ReturnsContext) {
    const unit = await store.places.findOrgUnit(orgUnitId);
    if (!unit || !covers(reach, unit.path)) throw new Failure('NOT_FOUND');

    const { byStage, unverified } = await store.declaredOn(day, unit.path, reach);
    const [registeredCount, unverifiedCount] = [sum(byStage), sum(unverified)];
    const closedCount = sum(unverified, isEnded);
    const left = await store.left(unit.path, reach, MOST_NAMES + 1);
    return {
      registeredCount,
      verifiedCount: registeredCount - unverifiedCount,
      closedCount,
      openCount: unverifiedCount - closedCount,
      left: left.slice(0, MOST_NAMES).map(({ _id: id, particulars: { name }, orgName, stage, dueAt }) => ({
        id,
        name,
        unit: orgName,
        stage,
        overdue: dueAt <= now,
      })),
      leftComplete: left.length <= MOST_NAMES,
    };
  },
});

const sum = (counts: Map<Stage, number>, only: (stage: Stage) => boolean = () => true) =>
  [...counts].reduce((total, [stage, count]) => (only(stage) ? total + count : total), 0);
