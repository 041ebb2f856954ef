import type { DayReport, OwnCase } from '../../../cloudfunctions/returns/contract/fields';

/** How a day's report shows as a window of components/day-calendar. */
const WINDOWS = { open: 'today', done: 'reported', lateDone: 'late', missed: 'missed', ahead: 'ahead' } as const;

/** The days of a period as windows; what staff filled in by phone is lit another way. */
export const windowsOf = (days: readonly DayReport[]) =>
  days.map(({ day, state, by }) => ({ day, state: by === 'staff' && state === 'done' ? 'phoned' : WINDOWS[state] }));

/** 第 4 天, or what stands in its place before the first day and after the last. */
export function dayTitle({ stage, lastDay, todayNumber }: OwnCase, today: string): string {
  if (todayNumber !== null) return `第 ${todayNumber} 天`;
  return stage === 'observing' && lastDay !== null && today <= lastDay ? '明天开始' : '都过完了';
}
