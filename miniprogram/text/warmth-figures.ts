import type { UnitFigures } from '../../cloudfunctions/warmth/contract/office';
import { dayAt, daySaid } from './times';

/** 3 人次，2 人. */
export const figureSaid = ({ handOutCount, personCount }: Pick<UnitFigures, 'handOutCount' | 'personCount'>): string =>
  `${handOutCount} 人次，${personCount} 人`;

const monthBefore = (month: string): string => {
  const [year, of] = month.split('-').map(Number) as [number, number];
  return of === 1 ? `${year - 1}-12` : `${year}-${String(of - 1).padStart(2, '0')}`;
};

/** Months and years to choose from, this month first. @param now epoch milliseconds */
export function periodsAt(now: number): { value: string; label: string }[] {
  const month = dayAt(now).slice(0, 7);
  const year = month.slice(0, 4);
  return [
    { value: month, label: '这个月' },
    { value: monthBefore(month), label: '上个月' },
    { value: year, label: '今年' },
    { value: String(Number(year) - 1), label: '去年' },
  ];
}

/** 12 月 2 日 for a day, 12 月 for a month. */
export const partSaid = (part: string): string => (part.length === 7 ? `${Number(part.slice(5))} 月` : daySaid(part));
