import { daysBetween } from '../domain/calendar';
import type { Case } from './case';
import { countedPeriod } from './keys';
import { dayOne, lastDay } from './rules/observation';

/** What a report of a day amounts to in a case that has it, whatever became of the case since. */
export function reportAnswer(one: Case, day: string) {
  return { day, ...countOf(one, day), late: one.journal[day]!.late };
}

function countOf(one: Case, day: string) {
  const period = countedPeriod(one);
  const first = period && dayOne(period.anchorOn, period.rule);
  if (period === null || first === null || day < first) return { dayNumber: null, daysLeft: null };
  return { dayNumber: daysBetween(first, day) + 1, daysLeft: Math.max(0, daysBetween(day, lastDayOf(one)!)) };
}

/** The last day of a period, running or over; `null` while none is counted. */
export function lastDayOf(one: Case): string | null {
  const period = countedPeriod(one);
  return period && lastDay(period, period.rule);
}

/** Whether the follow-up that is open was opened for a day. */
export const openedBy = (one: Case, day: string) => one.followUp?.day === day;
