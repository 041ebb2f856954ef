import { covers } from '../../kit/access';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { visitExchanges } from '../contract/visits';
import { READ_OPERATIONS } from '../goods/context';
import { TEAM } from '../outreach/context';
import type { OutreachContext } from '../outreach/context';
import { promisesOf, visitIdOf } from '../outreach/visit';
import type { Visit } from '../outreach/visit';

const ATTEMPTS = 3;

/** Notes that a promise was kept, and how. */
export const keepPromise = action(visitExchanges.keepPromise, {
  access: TEAM,
  once: 'natural',
  budget: READ_OPERATIONS + 2 * ATTEMPTS,

  async run({ promiseId, note }, context: OutreachContext) {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const visit = await visitWith(promiseId, context);
      const promises = visit.record.promises.map((promise) =>
        promise.id === promiseId ? { ...promise, kept: true, keptNote: note } : promise,
      );
      const next = { ...visit, record: { ...visit.record, promises }, changedBy: context.requestKey };
      const isDone = visit.changedBy === context.requestKey || (await context.store.outreach.replaceVisit(visit, next));
      if (isDone) return { promise: promisesOf(next).find(({ id }) => id === promiseId)! };
    }
    throw new Failure('CONFLICT');
  },
});

/** @throws Failure NOT_FOUND when there is no such promise within the caller's reach */
async function visitWith(promiseId: string, { store, reach }: OutreachContext): Promise<Visit> {
  const visit = await store.outreach.findVisit(visitIdOf(promiseId));
  const isThere = visit?.record.promises.some(({ id }) => id === promiseId) && covers(reach, visit.orgPath);
  if (!visit || !isThere) throw new Failure('NOT_FOUND');
  return visit;
}
