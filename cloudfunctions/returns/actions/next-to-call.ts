import { beijingDay } from '../../domain/calendar';
import { covers } from '../../kit/access';
import type { Reach } from '../../kit/access';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { isRunning } from '../campaign';
import type { Case } from '../case';
import { callerOf } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { purposeOf } from '../keys';
import { queuePrefix, quietUntil } from '../rules/queue';
import type { Purpose } from '../rules/queue';
import { staffCase } from '../views';

const EVERYWHERE: Reach = { extent: 'all' };

/**
 * Gives the caller the next person of a unit's queue, for fifteen minutes and to nobody else; asked again, the same
 * one. Once the campaign is over only fevers are followed up. Four operations, five in a queue that was lent.
 */
export const nextToCall = action(returnsContract.nextToCall, {
  access: { caseWorker: 'unit' },
  once: 'natural',
  budget: 5,

  async run({ orgUnitId, lentTo }, context: ReturnsContext) {
    const { caller, store, now } = context;
    const personId = callerOf(context);
    const until = quietUntil(now);
    if (until !== null) throw new Failure('QUIET_HOURS', { until });

    const reach = lentTo === null ? context.reach : await lentReach(context, orgUnitId, lentTo);
    const only = isRunning(await store.campaigns.get(), beijingDay(now)) ? null : 'followUp';
    const held = await store.heldBy(personId);
    const inHand = held && held.leaseUntil > now && isFor(held, only);
    const one = inHand ? held : await store.takeFirst(queuePrefix(orgUnitId, only), reach, personId, now);
    return { case: one && staffCase(one, { personId: caller.personId, now }) };
  },
});

/** Whether somebody is to be rung for a purpose; `null`: for any. */
function isFor(one: Case, only: Purpose | null): boolean {
  const purpose = purposeOf(one);
  return purpose !== null && (only === null || purpose === only);
}

/** The reach that a loan gives into another unit's queue. @throws Failure NOT_FOUND when there is none, or no more */
async function lentReach({ store, reach, now }: ReturnsContext, from: string, to: string): Promise<Reach> {
  const loan = await store.loans.find(from, to);
  if (!loan || loan.untilAt <= now || !covers(reach, loan.toPath)) throw new Failure('NOT_FOUND');
  return EVERYWHERE;
}
