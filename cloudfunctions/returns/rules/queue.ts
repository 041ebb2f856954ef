import { addDays, beijingDay, beijingInstant, beijingMinute, DAY_MINUTES } from '../../domain/calendar';

const HOUR_MS = 3_600_000;

/** How long one caller has a person to herself. */
export const LEASE_MS = 15 * 60_000;
/** People are called between these minutes of a day, and not outside. */
export const CALLING_FROM = 8 * 60;
export const CALLING_UNTIL = 21 * 60;
/** Unanswered calls after which somebody goes and knocks. */
export const MOST_CALLS = 5;
/** Unanswered calls after which the next caller is asked to leave a message. */
export const MESSAGE_AFTER = 3;

/** The parts of a day, by the minute they begin, in which the same person is differently reachable. */
const PARTS = [CALLING_FROM, 11 * 60 + 30, 14 * 60, 18 * 60] as const;
/** Nobody is rung again sooner than this. */
const LEAST_PAUSE_MS = 2 * HOUR_MS;

/** When calling may begin again, epoch milliseconds, or `null` when people may be called now. */
export function quietUntil(at: number): number | null {
  const minute = beijingMinute(at);
  if (minute >= CALLING_FROM && minute < CALLING_UNTIL) return null;
  const day = beijingDay(at);
  return beijingInstant(minute < CALLING_FROM ? day : addDays(day, 1), CALLING_FROM);
}

const partOf = (at: number) => PARTS.findLastIndex((from) => beijingMinute(at) >= from);

/**
 * When to ring again somebody who did not answer: at least two hours later, and in a part of the day in which nobody
 * has tried yet, as long as there is one.
 *
 * @param triedAt instants of the calls without an answer, epoch milliseconds
 */
export function retryAt(triedAt: readonly number[], now: number): number {
  const tried = new Set(triedAt.map(partOf));
  const starts = [0, 1].flatMap((days) => PARTS.map((from) => beijingInstant(addDays(beijingDay(now), days), from)));
  const possible = starts.filter((start) => start >= now + LEAST_PAUSE_MS);
  return possible.find((start) => !tried.has(partOf(start))) ?? possible[0]!;
}

/** The first minute of a day at which somebody may be rung, epoch milliseconds. */
export function callingOn(day: string): number {
  return beijingInstant(day, CALLING_FROM);
}

/** Until when somebody declared at an instant should be verified: the end of that Beijing day. */
export function dueAtMidnight(at: number): number {
  return beijingInstant(beijingDay(at), DAY_MINUTES);
}

/** What a call is for; the more urgent sorts first. */
export type Purpose = 'followUp' | 'verify' | 'missed';
const URGENCY: Record<Purpose, string> = { followUp: '0', verify: '1', missed: '2' };

/** Sorts after every part of a key. */
const LAST = '~';

/**
 * The one string by which a unit's call queue is ordered: fever first, then the earlier deadline, then the fewer
 * attempts, then who has waited longer.
 */
export function queueKey(
  unitId: string,
  of: { purpose: Purpose; dueAt: number; attempts: number; since: number; id: string },
): string {
  const wait = String(of.since).padStart(15, '0');
  const due = beijingDay(of.dueAt - 1);
  return `${queuePrefix(unitId, of.purpose)}${due}!${String(of.attempts).padStart(3, '0')}!${wait}!${of.id}`;
}

/** What the queue keys of a unit begin with, or those for one purpose. */
export function queuePrefix(unitId: string, purpose: Purpose | null = null): string {
  return purpose === null ? `${unitId}!` : `${unitId}!${URGENCY[purpose]}!`;
}

/** The key of a case that nobody waits for in a queue: in no unit's range, and of its own. */
export function noKey(id: string): string {
  return `${LAST}${id}`;
}
