import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import { daySaid } from '../../../../text/times';
import { REPORTED_BY, healthSaid } from '../../../../text/returns-journey';
import { DAY_STATES } from '../../../../text/returns';

type DayReport = ReturnsApi['openCase']['output']['days'][number];

/** How components/day-calendar draws a day. */
const WINDOWS = { open: 'today', missed: 'missed', ahead: 'ahead' } as const;

/** A day as a window. */
export function windowOf({ day, state, by }: DayReport) {
  if (state === 'lateDone') return { day, state: 'late' };
  return { day, state: state === 'done' ? (by === 'staff' ? 'phoned' : 'reported') : WINDOWS[state] };
}

const isTold = ({ state }: DayReport) => state === 'done' || state === 'lateDone';
const isUnwell = ({ symptoms, temperatureC }: DayReport, feverAtC: number) =>
  symptoms.length > 0 || (temperatureC !== null && temperatureC >= feverAtC);

/** What was said of a day, or that nobody has. */
function saidOf(report: DayReport): string {
  const { state, temperatureC, symptoms, unchanged, by } = report;
  if (!isTold(report)) return DAY_STATES[state];
  const isPlain = unchanged && temperatureC === null && symptoms.length === 0;
  const health = isPlain ? '和前一天一样' : healthSaid({ temperatureC, symptoms });
  return by === null ? health : `${health}，${REPORTED_BY[by]}`;
}

/** A day that came, with what was said of it; `mayFill` where staff can fill it in now. @param feverAtC by the rule */
export const dayLine = (report: DayReport, feverAtC: number) => ({
  day: report.day,
  title: `第 ${report.dayNumber} 天 · ${daySaid(report.day)}`,
  said: saidOf(report),
  mayFill: report.mayReport && !isTold(report),
  isIll: isUnwell(report, feverAtC),
});
