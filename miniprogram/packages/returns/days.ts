import type { DayReport } from '../../../cloudfunctions/returns/contract/fields';

/** How a day's report shows as a window of components/day-calendar. */
const WINDOWS = { open: 'today', done: 'reported', lateDone: 'late', missed: 'missed', ahead: 'ahead' } as const;

/** The days of a period as windows; what staff filled in by phone is lit another way. */
export const windowsOf = (days: readonly DayReport[]) =>
  days.map(({ day, state, by }) => ({ day, state: by === 'staff' && state === 'done' ? 'phoned' : WINDOWS[state] }));
