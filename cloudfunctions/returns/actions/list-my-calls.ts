import { beijingDay } from '../../domain/calendar';
import { action } from '../../kit/action';
import type { Case } from '../case';
import { callerOf } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { isCall } from '../keys';

const MOST_CASES = 200;

/** What came of the caller's own calls and visits of a day, the latest first; of cases that are within reach still. */
export const listMyCalls = action(returnsContract.listMyCalls, {
  access: { caseWorker: 'unit' },
  once: 'read',
  budget: 2,

  async run({ day }, context: ReturnsContext) {
    const { reach, store } = context;
    const personId = callerOf(context);
    const found = await store.calledBy(personId, day, reach, MOST_CASES + 1);
    const calls = found.slice(0, MOST_CASES).flatMap((one) => callsOf(one, personId, day));
    return { calls: calls.sort((a, b) => b.at - a.at), more: found.length > MOST_CASES };
  },
});

function callsOf({ _id: id, kind, particulars: { name }, history }: Case, personId: string, day: string) {
  return history
    .filter((entry) => entry.by === personId && isCall(entry) && beijingDay(entry.at) === day)
    .map(({ at, step, note, stage }) => ({ id, kind, name, at, step, note, stage }));
}
