import { daysBetween } from '../domain/calendar';
import type { Case } from './case';
import { runningPeriod } from './moves/report';
import { dayOne, lastDay } from './rules/observation';

/** What a report of a day amounts to in a case that has it. */
export function reportAnswer(one: Case, day: string) {
  const period = runningPeriod(one);
  const { late } = one.journal[day]!;
  const dayNumber = daysBetween(dayOne(period.anchorOn, period.rule), day) + 1;
  return { day, dayNumber, daysLeft: Math.max(0, daysBetween(day, lastDay(period, period.rule))), late };
}

/** Whether the follow-up that is open was opened for a day. */
export const openedBy = (one: Case, day: string) => one.followUp?.day === day;
