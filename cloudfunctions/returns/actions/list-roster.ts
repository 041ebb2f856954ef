import { beijingDay } from '../../domain/calendar';
import { maskPhone } from '../../domain/person';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { Case } from '../case';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { periodOf } from '../keys';
import { lastDay, missedDays, observationDay } from '../rules/observation';
import { standingOf } from '../views';

const PAGE_SIZE = 30;

/** Those under observation in a unit: open follow-ups first, then who was missed, then by arrival. Two operations. */
export const listRoster = action(returnsContract.listRoster, {
  access: { caseWorker: 'unit', secretary: 'unit' },
  once: 'read',
  budget: 2,

  async run({ orgUnitId, after }, { reach, store, now }: ReturnsContext) {
    if (after !== null && !after.startsWith(`${orgUnitId}!`)) throw new Failure('NOT_FOUND');
    const { cases, next } = await store.rosterPage(orgUnitId, reach, after, PAGE_SIZE);
    return { people: cases.flatMap((one) => rosterLine(one, now)), next };
  },
});

function rosterLine(one: Case, now: number) {
  const period = periodOf(one);
  const standing = standingOf(one, now);
  if (!period || standing === null) return [];
  const { name, phone } = one.particulars;
  const missed = missedDays(period, period.rule, Object.keys(one.journal), beijingDay(now));
  return [
    {
      id: one._id,
      name,
      maskedPhone: maskPhone(phone),
      dayNumber: observationDay(period.anchorOn, period.rule, now),
      lastDay: lastDay(period, period.rule),
      standing,
      missedCount: missed.length,
    },
  ];
}
