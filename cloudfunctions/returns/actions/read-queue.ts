import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { covers } from '../../kit/access';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { emptyAt } from '../rules/pace';
import { dueAtMidnight, quietUntil } from '../rules/queue';

const SHOWN = 20;

/** A unit's call queue: who comes next, how many wait, and when it will be empty at the present pace. */
export const readQueue = action(returnsContract.readQueue, {
  access: { caseWorker: 'unit', secretary: 'unit' },
  once: 'read',
  budget: 6,

  async run({ orgUnitId }, { reach, store, now }: ReturnsContext) {
    const unit = await store.places.findOrgUnit(orgUnitId);
    if (!unit || !covers(reach, unit.path)) throw new Failure('NOT_FOUND');

    const waiting = await store.queue(orgUnitId, reach, SHOWN);
    const openCount = await store.queueLength(orgUnitId, reach);
    const settledCount = (await store.settledByUnit(unit.path, reach, now)).get(orgUnitId) ?? 0;
    return {
      openCount,
      waiting: waiting.map(({ _id: id, particulars: { name }, dueAt, triedAt }) => ({
        id,
        name,
        dueAt,
        attempts: triedAt.length,
      })),
      settledCount,
      emptyAt: emptyAt({ openCount, settledCount }, now),
      deadlineAt: dueAtMidnight(now),
      quietUntil: quietUntil(now),
    };
  },
});
