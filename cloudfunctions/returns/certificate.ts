import { beijingDay } from '../domain/calendar';
import type { KeyRing } from '../kit/sealed';
import type { Case } from './case';
import { periodDays } from './rules/observation';

/** What a certificate says of a case that was completed. */
export interface Certificate {
  number: string;
  firstDay: string;
  lastDay: string;
  reportedDays: number;
  totalDays: number;
  issuedOn: string;
}

const FORM = /^NJ(\d{4})(\d{2})(\d{2})([0-9A-F]{8})([0-9A-F]{12})$/;

const mark = (keys: KeyRing, lastDay: string, serial: string) =>
  keys.blindIndex(`${lastDay}:${serial}`, 'certificate').slice(0, 12).toUpperCase();

/** The certificate of a case, or `null` while there is none. Of a period ended early it counts the days until then. */
export function certificateOf(one: Case, keys: KeyRing): Certificate | null {
  const { stage, anchorOn, illOn, rule, endedAt, _id: id } = one;
  if (stage !== 'completed' || anchorOn === null || rule === null || endedAt === null) return null;
  const issuedOn = beijingDay(endedAt);
  const days = periodDays({ anchorOn, illOn }, rule).filter((day) => day <= issuedOn);
  const [firstDay = issuedOn] = days;
  const lastDay = days.at(-1) ?? issuedOn;
  const serial = keys.blindIndex(id, 'serial').slice(0, 8).toUpperCase();
  return {
    number: `NJ${lastDay.replaceAll('-', '')}${serial}${mark(keys, lastDay, serial)}`,
    firstDay,
    lastDay,
    reportedDays: days.filter((day) => one.journal[day]).length,
    totalDays: days.length,
    issuedOn,
  };
}

/**
 * The last day that a certificate's number vouches for, or `null` when we never issued it. The number carries its own
 * keyed mark, so it can be told genuine after the row it came from is gone.
 */
export function certifiedDay(number: string, keys: KeyRing): string | null {
  const [, year, month, date, serial, marked] = FORM.exec(number.toUpperCase().replace(/[\s-]/g, '')) ?? [];
  if (serial === undefined) return null;
  const lastDay = `${year}-${month}-${date}`;
  return mark(keys, lastDay, serial) === marked ? lastDay : null;
}
