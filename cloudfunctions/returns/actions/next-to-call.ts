import { covers } from '../../kit/access';
import type { Reach } from '../../kit/access';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { callerOf } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { purposeOf } from '../keys';
import { quietUntil } from '../rules/queue';
import { staffCase } from '../views';

const EVERYWHERE: Reach = { extent: 'all' };

/**
 * Gives the caller the next person of a unit's queue, for fifteen minutes and to nobody else; asked again, the same
 * one. Three operations, four in a queue that was lent.
 */
export const nextToCall = action(returnsContract.nextToCall, {
  access: { caseWorker: 'unit' },
  once: 'natural',
  budget: 4,

  async run({ orgUnitId, lentTo }, context: ReturnsContext) {
    const { caller, store, now } = context;
    const personId = callerOf(context);
    const until = quietUntil(now);
    if (until !== null) throw new Failure('QUIET_HOURS', { until });

    const reach = lentTo === null ? context.reach : await lentReach(context, orgUnitId, lentTo);
    const held = await store.heldBy(personId);
    const inHand = held && held.leaseUntil > now && purposeOf(held) !== null;
    const one = inHand ? held : await store.takeFirst(orgUnitId, reach, personId, now);
    return { case: one && staffCase(one, { personId: caller.personId, now }) };
  },
});

/** The reach that a loan gives into another unit's queue. @throws Failure NOT_FOUND when there is none, or no more */
async function lentReach({ store, reach, now }: ReturnsContext, from: string, to: string): Promise<Reach> {
  const loan = await store.loans.find(from, to);
  if (!loan || loan.untilAt <= now || !covers(reach, loan.toPath)) throw new Failure('NOT_FOUND');
  return EVERYWHERE;
}
