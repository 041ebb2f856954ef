import { callsCard, dayCard, handoversCard, rosterCard } from '../../text/returns-duty';
import { adoptCard, caseCard } from '../../text/returns-today';
import { dayAt } from '../../text/times';
import { mayAs } from '../may';
import { returns } from '../returns';
import type { Duty, TodayCard, TodaySource } from './card';

const present = (cards: readonly (TodayCard | null)[]) => cards.filter((card) => card !== null);

/** What a unit's calls, hand-overs and people under observation ask of whoever works on them. */
async function staffCards({ role, orgUnit }: Duty, now: number): Promise<TodayCard[]> {
  const orgUnitId = orgUnit.id;
  const may = mayAs([role]);
  const [queue, inbox, roster] = await Promise.all([
    returns('readQueue', { orgUnitId }),
    returns('listBox', { orgUnitId, box: 'inbox' }),
    returns('listRoster', { orgUnitId, after: null }),
  ]);
  return present([
    callsCard(queue, orgUnit, { may, now }),
    handoversCard(inbox.cases, orgUnit, may),
    rosterCard(roster, orgUnit),
  ]);
}

/** How the day goes in everything below a unit. */
async function officeCards({ orgUnit }: Duty, now: number): Promise<TodayCard[]> {
  const day = await returns('readDay', { orgUnitId: orgUnit.id, day: dayAt(now) });
  return present([dayCard(day, orgUnit)]);
}

/** What a duty asks; roles without one ask nothing of 返京. */
const CARDS_OF: Partial<Record<Duty['role'], (duty: Duty, now: number) => Promise<TodayCard[]>>> = {
  caseWorker: staffCards,
  secretary: staffCards,
  unitAdmin: officeCards,
};

/** 返京: what each journey of somebody, or of those they filed for, asks today. */
export const returnsToday: TodaySource = async ({ me, now }) => {
  if (!me) return [];
  const { cases, offered } = await returns('readMyCases', {});
  const cards = present(cases.map((one) => caseCard(one, now)));
  return offered.length > 0 ? [adoptCard(), ...cards] : cards;
};

/** 返京: what the unit of a duty asks today. */
export const returnsDutyToday: TodaySource = ({ duty, now }) =>
  (duty && CARDS_OF[duty.role]?.(duty, now)) ?? Promise.resolve([]);
