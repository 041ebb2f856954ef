import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import type { DayReport } from '../../../../../cloudfunctions/returns/contract/fields';
import { fieldSaid, healthSaid } from '../../../../text/returns-journey';
import { restSaid } from '../../../../text/returns-today';
import { clock, dayAfter, daySaid, weekdayOf } from '../../../../text/times';

type Journal = ReturnsApi['readJournal']['output'];

/** What was said last before a day, and what saying it again is called. */
function lastBefore({ case: one, days }: Journal, day: string, now: number) {
  const [last] = days.filter((known) => known.day < day && known.by !== null).reverse();
  if (last) {
    const isNext = dayAfter(last.day, 1) === day;
    const when = isNext ? '前一天' : ` ${daySaid(last.day)}`;
    return { lead: `${when}报的是`, said: healthSaid(last), isNext, isKnown: true };
  }
  const health = one.fields.find(({ name }) => name === 'health')?.inForce ?? null;
  const said = health === null ? '没有不舒服' : fieldSaid('health', health, now);
  return { lead: '核实的时候说的是', said, isNext: false, isKnown: false };
}

const countOf = (days: readonly DayReport[], ...states: DayReport['state'][]) =>
  days.filter(({ state }) => states.includes(state)).length;

/** How the days so far went, in a line and as parts of a bar. */
function barOf(days: readonly DayReport[]) {
  const [done, missed] = [countOf(days, 'done', 'lateDone'), countOf(days, 'missed')];
  const said = missed > 0 ? `报了 ${done} 天，漏了 ${missed} 天` : `报了 ${done} 天，一天没漏`;
  return { said: done === 0 && missed === 0 ? '' : said, parts: days.map(({ day, state }) => ({ day, state })) };
}

/** A day's report as its page asks for it; `null`: that day is none of the period's. */
export function reportView(journal: Journal, day: string, now: number) {
  const { case: one, days, today, feverAtC, reportBy } = journal;
  const asked = days.find((known) => known.day === day);
  if (!asked || !asked.mayReport) return null;
  const isToday = day === today;
  const { lead, said, isNext, isKnown } = lastBefore(journal, day, now);
  const rest = one.lastDay === null ? '' : `，${restSaid(today, one.lastDay)}`;
  return {
    day,
    isToday,
    who: one.relation === null ? '' : one.name,
    isReported: asked.by !== null,
    count: `${daySaid(day)} ${weekdayOf(day)} · 第 ${asked.dayNumber} 天${isToday ? rest : ''}`,
    lead: isToday && isNext ? '昨天您报的是' : lead,
    said,
    same: isToday && isNext ? '与昨天一样' : isKnown ? '与上次一样' : '一切都好',
    reportedSaid: asked.by === null ? '' : healthSaid(asked),
    fever: feverAtC === null ? '发烧' : `发烧，${feverAtC} 度或以上`,
    until: isToday && reportBy !== null && now <= reportBy ? `今晚 ${clock(reportBy)} 前报就行。` : '',
    bar: barOf(days),
    missed: days
      .filter((known) => known.state === 'missed' && known.mayReport && known.day !== day)
      .map((known) => ({ day: known.day, said: `${daySaid(known.day)} ${weekdayOf(known.day)}` })),
  };
}
export type ReportView = NonNullable<ReturnType<typeof reportView>>;
