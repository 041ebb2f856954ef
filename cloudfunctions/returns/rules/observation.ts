import { addDays, beijingDay, beijingInstant, daysBetween } from '../../domain/calendar';

/** What may be felt beside fever. */
export const SYMPTOMS = ['cough', 'soreThroat', 'breathless', 'fatigue', 'diarrhoea', 'lossOfTaste'] as const;
export type Symptom = (typeof SYMPTOMS)[number];

/** A dated version of the rules of observation; every case keeps the one it is judged by. */
export interface ObservationRule {
  /** 1, 2, 3 … in the order they were made. */
  version: number;
  /** First day it holds, for whoever arrives and for every period still running, `YYYY-MM-DD` in Beijing. */
  from: string;
  /** Whole days in the period. */
  lengthDays: number;
  /** Which day is day 1. */
  firstDay: 'arrival' | 'dayAfter';
  /** Until when a day's report is on time, minutes since midnight. */
  reportByMinute: number;
  /** How many days back may still be filled, marked late. */
  lateDays: number;
  /** Axillary temperature from which a report counts as fever, °C. */
  feverAtC: number;
  /** Which symptoms open a follow-up. */
  symptoms: readonly Symptom[];
  /** Days without fever and symptoms before a period may end; 0: it never grows longer. */
  clearDays: number;
  /** Whether a new exposure starts the count again. */
  restartsOnExposure: boolean;
}

/** What somebody says of a day; `temperatureC` is `null` when it was not taken. */
export interface Health {
  temperatureC: number | null;
  symptoms: readonly Symptom[];
}

/** A period as it is counted: the day its count hangs on, and the last day that was not clear. */
export interface Period {
  /** Day of arrival, or of the last exposure where that started the count again. */
  anchorOn: string;
  /** Last day with fever or symptoms, or `null`. */
  illOn: string | null;
}

type Counting = Pick<ObservationRule, 'lengthDays' | 'firstDay'>;

/** The day that is day 1. @param anchorOn day of arrival or exposure */
export function dayOne(anchorOn: string, { firstDay }: Pick<ObservationRule, 'firstDay'>): string {
  return firstDay === 'arrival' ? anchorOn : addDays(anchorOn, 1);
}

/**
 * The last day of a period. Fever or symptoms near the end make it longer, nothing makes it shorter than the rule.
 *
 * @throws RangeError when `lengthDays` is not a positive integer
 */
export function lastDay({ anchorOn, illOn }: Period, rule: Counting & Pick<ObservationRule, 'clearDays'>): string {
  if (!Number.isInteger(rule.lengthDays) || rule.lengthDays < 1) throw new RangeError('A period has whole days.');
  const regular = addDays(dayOne(anchorOn, rule), rule.lengthDays - 1);
  const cleared = illOn === null || rule.clearDays === 0 ? regular : addDays(illOn, rule.clearDays);
  return cleared > regular ? cleared : regular;
}

/**
 * The day of a period that an instant falls on: 1 on day 1, `null` before it and after the regular length.
 *
 * Days are Beijing calendar days (UTC+8, no daylight saving), so 23:59 and 00:01 are different days.
 *
 * @param anchorOn Beijing date of arrival or exposure, `YYYY-MM-DD`
 * @param at epoch milliseconds
 * @throws RangeError when `lengthDays` is not a positive integer
 */
export function observationDay(anchorOn: string, rule: Counting, at: number): number | null {
  if (!Number.isInteger(rule.lengthDays) || rule.lengthDays < 1) throw new RangeError('A period has whole days.');
  const number = daysBetween(dayOne(anchorOn, rule), beijingDay(at)) + 1;
  return number >= 1 && number <= rule.lengthDays ? number : null;
}

/** Every day of a period that a report is asked for, first to last. */
export function periodDays(period: Period, rule: ObservationRule): string[] {
  const first = dayOne(period.anchorOn, rule);
  const count = daysBetween(first, lastDay(period, rule)) + 1;
  return Array.from({ length: count }, (_, i) => addDays(first, i));
}

/** Why a day cannot be filled in, or `null` when it can. */
export type DayRefusal = 'future' | 'outside' | 'tooOld';

/** Whether a day of a period may be filled in at an instant: today, or a few days back, never ahead. */
export function dayRefusal(period: Period, rule: ObservationRule, day: string, at: number): DayRefusal | null {
  const today = beijingDay(at);
  if (day > today) return 'future';
  if (day < dayOne(period.anchorOn, rule) || day > lastDay(period, rule)) return 'outside';
  return daysBetween(day, today) > rule.lateDays ? 'tooOld' : null;
}

/** Whether a report for a day that comes in at an instant is late. */
export function isLate(rule: ObservationRule, day: string, at: number): boolean {
  return at > beijingInstant(day, rule.reportByMinute);
}

/** Why a report must be followed up by a person, or `null`. */
export function followUpReason(rule: ObservationRule, { temperatureC, symptoms }: Health): 'fever' | 'symptom' | null {
  if (temperatureC !== null && temperatureC >= rule.feverAtC) return 'fever';
  return symptoms.some((symptom) => rule.symptoms.includes(symptom)) ? 'symptom' : null;
}

/** The days of a period up to and without a day that nobody filled in. */
export function missedDays(period: Period, rule: ObservationRule, filled: Iterable<string>, today: string): string[] {
  const known = new Set(filled);
  return periodDays(period, rule).filter((day) => day < today && !known.has(day));
}

/** The rule in force on a day: the newest version that has begun; `null` when none has. */
export function ruleOn<Rule extends Pick<ObservationRule, 'from' | 'version'>>(
  rules: readonly Rule[],
  day: string,
): Rule | null {
  const begun = rules.filter(({ from }) => from <= day);
  return begun.sort((a, b) => b.version - a.version)[0] ?? null;
}
