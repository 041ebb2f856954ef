import { badField } from './change';

const DAY_MS = 86_400_000;
/** A journey further away than this is a slip of the finger. */
const MOST_DAYS = 60;

/** @throws Failure INVALID_INPUT, with the field marked, when an instant lies more than sixty days from now */
export function checkWithin(path: string, at: number, now: number): void {
  if (Math.abs(at - now) > MOST_DAYS * DAY_MS) throw badField(path, 'range');
}

/** @throws Failure INVALID_INPUT, with the field marked, when an instant is yet to come or impossibly long ago */
export function checkPast(path: string, at: number, now: number): void {
  checkWithin(path, at, now);
  if (at > now) throw badField(path, 'range');
}
