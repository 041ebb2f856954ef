import { addDays, beijingDay } from '../domain/calendar';
import { badField } from './change';

const DAY_MS = 86_400_000;
/** A journey further away than this is a slip of the finger. */
const MOST_DAYS = 60;
/** Nobody plans a return further ahead. */
const YEAR_DAYS = 365;

/** @throws Failure INVALID_INPUT, with the field marked, when an instant lies more than sixty days from now */
export function checkWithin(path: string, at: number, now: number): void {
  if (Math.abs(at - now) > MOST_DAYS * DAY_MS) throw badField(path, 'range');
}

/** @throws Failure INVALID_INPUT, with the field marked, when a day lies more than a year ahead */
export function checkWithinYear(path: string, day: string, now: number): void {
  if (day > addDays(beijingDay(now), YEAR_DAYS)) throw badField(path, 'range');
}

/** @throws Failure INVALID_INPUT, with the field marked, when an instant is yet to come or impossibly long ago */
export function checkPast(path: string, at: number, now: number): void {
  checkWithin(path, at, now);
  if (at > now) throw badField(path, 'range');
}

/** Whether something happened by an instant, and not impossibly long before it was first told. */
export const happened = (at: number, { toldAt, by }: { toldAt: number; by: number }): boolean =>
  at <= by && at >= toldAt - MOST_DAYS * DAY_MS;
