import { addDays, beijingDay } from '../../domain/calendar';
import { Failure } from '../../kit/failure';
import type { Case, Entry } from '../case';
import { checkOpen } from '../change';
import type { Health } from '../contract/fields';
import { nextDay, periodOf } from '../keys';
import type { RunningPeriod } from '../keys';
import { dayRefusal, followUpReason, isLate, lastDay } from '../rules/observation';

/** A report of one day, by whom and with which request. */
export interface Report {
  day: string;
  said: { kind: 'unchanged' } | { kind: 'health'; health: Health };
  by: Entry['by'];
  byPersonId: string | null;
  request: string;
}

/** The running period of a case. @throws Failure CASE_CLOSED when it has ended, NOT_AT_THIS_STAGE when none has begun */
export function runningPeriod(one: Case): RunningPeriod {
  checkOpen(one);
  const period = periodOf(one);
  if (!period) throw new Failure('NOT_AT_THIS_STAGE', { stage: one.stage });
  return period;
}

/**
 * The case with a day's report: one for a person and day, whoever fills it in. A later one replaces an earlier, which
 * is kept beside it; fever and symptoms open a follow-up that only a person closes. `null` when it says the same already.
 *
 * @throws Failure DAY_CLOSED when the day cannot be filled in now
 */
export function reported(one: Case, report: Report, now: number): Case | null {
  const period = runningPeriod(one);
  const { day } = report;
  const refusal = dayRefusal(period, period.rule, day, now);
  if (refusal) throw new Failure('DAY_CLOSED', { reason: refusal });

  const earlier = one.journal[day];
  const entry = entryOf(one, report, period, now);
  if (earlier && saysTheSame(earlier, entry)) return null;
  const journal = { ...one.journal, [day]: entry };
  const followUp = one.followUp ?? followUpFor(one, day, entry, now);
  const next = { ...one, journal, followUp, illOn: lastIllDay(journal, period), ...daysAfter(one, day) };
  return { ...next, ...callsAfter(one, next, now) };
}

/** What was tried before a report counts no more once it asks for a call itself, or nobody has to call now. */
function callsAfter(one: Case, next: Case, now: number): Partial<Case> {
  if (next.followUp !== one.followUp) return { callableAt: now, triedAt: [] };
  return next.followUp || next.missedOn !== null ? {} : { triedAt: [] };
}

/** A report of a later day also answers for the missed one: nobody has to call about it any more. */
function daysAfter({ missedOn, reportedOn }: Case, day: string): Pick<Case, 'missedOn' | 'reportedOn'> {
  return {
    missedOn: missedOn !== null && day >= missedOn ? null : missedOn,
    reportedOn: reportedOn !== null && reportedOn > day ? reportedOn : day,
  };
}

function entryOf(one: Case, report: Report, period: RunningPeriod, now: number): Entry {
  const { day, by, byPersonId, request, said } = report;
  const late = isLate(period.rule, day, now);
  const unchanged = said.kind === 'unchanged';
  const replaced = replacedBy(one.journal[day]);
  return { ...healthSaid(one, report, period), unchanged, by, byPersonId, at: now, late, request, replaced };
}

/** An entry's originals once another takes its place: those it replaced, and itself. */
function replacedBy(earlier: Entry | undefined): Entry['replaced'] {
  if (!earlier) return [];
  const { temperatureC, symptoms, by, at, replaced } = earlier;
  return [...replaced, { temperatureC, symptoms, by, at }];
}

const saysTheSame = (earlier: Entry, entry: Entry) =>
  earlier.by === entry.by && earlier.unchanged === entry.unchanged && sameHealth(earlier, entry);

/** The follow-up that a report asks for, or `null`. */
export function followUpFor({ rule }: Case, day: string, health: Health, now: number): Case['followUp'] {
  const reason = rule && followUpReason(rule, health);
  return reason ? { openedAt: now, day, reason } : null;
}

/** As yesterday means: as the last report before the day, or as the health that was verified. A temperature is not carried on unless it was fever. */
function healthSaid(one: Case, { day, said }: Report, { rule }: RunningPeriod): Health {
  if (said.kind === 'health') return said.health;
  const lastReported = Object.keys(one.journal)
    .filter((known) => known < day)
    .sort()
    .at(-1);
  const last = lastReported === undefined ? verifiedHealth(one) : one.journal[lastReported]!;
  const feverish = last.temperatureC !== null && last.temperatureC >= rule.feverAtC;
  return { temperatureC: feverish ? last.temperatureC : null, symptoms: [...last.symptoms] };
}

/** The health that was last verified; nothing was said before. */
export function verifiedHealth({ particulars }: Case): Health {
  const { verified = null } = particulars.fields.health ?? {};
  return typeof verified === 'object' && verified !== null ? verified : { temperatureC: null, symptoms: [] };
}

/** Whether both say the same, in whatever order. */
export const sameHealth = (a: Health, b: Health) =>
  a.temperatureC === b.temperatureC && [...a.symptoms].sort().join() === [...b.symptoms].sort().join();

/** The last day with fever or symptoms, every report judged by the rule of the period. */
export function lastIllDay(journal: Case['journal'], { rule, illOn }: RunningPeriod): string | null {
  const ill = Object.entries(journal).filter(([, entry]) => followUpReason(rule, entry) !== null);
  const last = ill
    .map(([day]) => day)
    .sort()
    .at(-1);
  if (last !== undefined) return last;
  return illOn !== null && !journal[illOn] ? illOn : null;
}

/**
 * The case with its latest unreported day missed, so that somebody calls; `null` when no report is late. Calls in vain
 * go on being counted while one is awaited anyway, and an hour that was agreed is kept.
 */
export function missed(one: Case, now: number): Case | null {
  const period = periodOf(one);
  if (!period) return null;
  const today = beijingDay(now);
  const late = isLate(period.rule, today, now) ? today : addDays(today, -1);
  const end = lastDay(period, period.rule);
  const day = late < end ? late : end;
  if (day < nextDay(one, period)) return null;
  const isAwaited = one.followUp !== null || one.missedOn !== null;
  const triedAt = isAwaited ? one.triedAt : [];
  return { ...one, missedOn: day, callableAt: Math.max(one.callableAt, now), triedAt };
}
