import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import { minuteSaid } from '../../../../text/returns-office';

export type Rule = ReturnsApi['addRule']['input']['rule'];

/** A rule as it is typed. */
export interface Form {
  /** Empty while not chosen. */
  from: string;
  lengthDays: string;
  firstDay: Rule['firstDay'];
  /** HH:MM */
  reportBy: string;
  lateDays: string;
  feverAtC: string;
  symptoms: Rule['symptoms'];
  clearDays: string;
  restartsOnExposure: boolean;
  basis: string;
}

const minuteOf = (clock: string) => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};
const numberOf = (typed: string) => (typed.trim() === '' ? Number.NaN : Number(typed.normalize('NFKC')));

/** The form of a new rule: as the latest one, from a day that is still to be chosen. */
export const formLike = (rule: Rule): Form => ({
  from: '',
  lengthDays: String(rule.lengthDays),
  firstDay: rule.firstDay,
  reportBy: minuteSaid(rule.reportByMinute),
  lateDays: String(rule.lateDays),
  feverAtC: rule.feverAtC.toFixed(1),
  symptoms: rule.symptoms,
  clearDays: String(rule.clearDays),
  restartsOnExposure: rule.restartsOnExposure,
  basis: '',
});

const RANGES: readonly [field: 'lengthDays' | 'lateDays' | 'feverAtC' | 'clearDays', least: number, most: number][] = [
  ['lengthDays', 1, 60],
  ['lateDays', 0, 14],
  ['feverAtC', 36, 40],
  ['clearDays', 0, 14],
];

/** What each field lacks, in words; the server knows the same ranges. */
export function ruleLacks(form: Form): Record<string, string> {
  const wrong = RANGES.filter(
    ([field, least, most]) => !(numberOf(form[field]) >= least && numberOf(form[field]) <= most),
  );
  return {
    ...Object.fromEntries(wrong.map(([field, least, most]) => [field, `填 ${least} 到 ${most} 之间的数`])),
    ...(form.from === '' && { from: '请选从哪一天起执行' }),
    ...(form.basis.trim().length < 2 && { basis: '请写依据的文件' }),
  };
}

/** The rule as the server takes it; only of a form that lacks nothing. */
export const ruleOf = (form: Form): Rule => ({
  from: form.from,
  lengthDays: Math.round(numberOf(form.lengthDays)),
  firstDay: form.firstDay,
  reportByMinute: minuteOf(form.reportBy),
  lateDays: Math.round(numberOf(form.lateDays)),
  feverAtC: numberOf(form.feverAtC),
  symptoms: form.symptoms,
  clearDays: Math.round(numberOf(form.clearDays)),
  restartsOnExposure: form.restartsOnExposure,
  basis: form.basis.trim(),
});
