import { adoptCard, caseCard } from '../../text/returns-today';
import { returns } from '../returns';
import type { TodaySource } from './card';

/** 返京: what each journey of somebody, or of those they filed for, asks today. */
export const returnsToday: TodaySource = async ({ me, now }) => {
  if (!me) return [];
  const { cases, offered } = await returns('readMyCases', {});
  const cards = cases.map((one) => caseCard(one, now)).filter((card) => card !== null);
  return offered.length > 0 ? [adoptCard(), ...cards] : cards;
};
