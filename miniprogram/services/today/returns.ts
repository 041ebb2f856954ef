import { adoptCard, callsCard, caseCard } from '../../text/returns-today';
import { returns } from '../returns';
import type { Duty, TodayCard, TodaySource } from './card';

const STAFF: ReadonlySet<Duty['role']> = new Set(['caseWorker', 'secretary']);

/** What a unit's call queue asks of whoever works on it. */
async function staffCards({ role, orgUnit }: Duty, now: number): Promise<TodayCard[]> {
  if (!STAFF.has(role)) return [];
  const card = callsCard(await returns('readQueue', { orgUnitId: orgUnit.id }), orgUnit, now);
  return card ? [card] : [];
}

/** 返京: what each journey of somebody, or of those they filed for, asks today; or, in a duty, what the unit's queue does. */
export const returnsToday: TodaySource = async ({ me, duty, now }) => {
  if (duty) return staffCards(duty, now);
  if (!me) return [];
  const { cases, offered } = await returns('readMyCases', {});
  const cards = cases.map((one) => caseCard(one, now)).filter((card) => card !== null);
  return offered.length > 0 ? [adoptCard(), ...cards] : cards;
};
