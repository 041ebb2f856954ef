import type { Window } from '../../../cloudfunctions/warmth/contract/fields';

/** A window as it is chosen: days of the week as '1' … '7', clock times as `HH:MM`. */
export interface WindowForm {
  days: readonly string[];
  from: string;
  to: string;
}

const EVERY_DAY = ['1', '2', '3', '4', '5', '6', '7'];
export const DAY_SHIFT: WindowForm = { days: EVERY_DAY, from: '08:00', to: '18:00' };
export const NIGHT_SHIFT: WindowForm = { days: EVERY_DAY, from: '20:00', to: '06:00' };

const MIDNIGHT = 1_440;
const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const two = (value: number) => String(value).padStart(2, '0');
const timeOf = (minute: number) => `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;

/** Whether it ends after midnight: at the same time or earlier than it began. */
export const endsNextDay = ({ from, to }: WindowForm): boolean => minuteOf(to) <= minuteOf(from);

/** What is chosen, in minutes since the midnight of its days. */
export const windowOf = (form: WindowForm): Window => ({
  days: form.days.map(Number),
  from: minuteOf(form.from),
  to: minuteOf(form.to) + (endsNextDay(form) ? MIDNIGHT : 0),
});

/** A window that was decided, to be changed. */
export const windowForm = ({ days, from, to }: Window): WindowForm => ({
  days: days.map(String),
  from: timeOf(from),
  to: timeOf(to),
});
