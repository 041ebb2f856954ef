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

/** The words for a day: when it is, and until when it is asked. */
function whenSaid({ case: one, today, reportBy }: Journal, { day, dayNumber }: DayReport, now: number) {
  const isToday = day === today;
  const rest = isToday && one.lastDay !== null ? `，${restSaid(today, one.lastDay)}` : '';
  const isDue = isToday && reportBy !== null && now <= reportBy;
  return {
    isToday,
    count: `${daySaid(day)} ${weekdayOf(day)} · 第 ${dayNumber} 天${rest}`,
    until: isDue ? `今晚 ${clock(reportBy)} 前报就行。` : '',
  };
}

/** What a tap repeats, and how the tap is called. */
function sameSaid(journal: Journal, day: string, now: number) {
  const { lead, said, isNext, isKnown } = lastBefore(journal, day, now);
  if (isNext && day === journal.today) return { lead: '昨天您报的是', said, same: '与昨天一样' };
  return { lead, said, same: isKnown ? '与上次一样' : '一切都好' };
}

/** Days that can be reported and are not yet, today first. */
export const wantingOf = (days: readonly DayReport[]) =>
  days
    .filter(({ by, mayReport }) => by === null && mayReport)
    .map(({ day, state }) => ({
      day,
      word: state === 'open' ? '接着报今天的' : `补报 ${daySaid(day)} ${weekdayOf(day)}`,
    }))
    .reverse();

/** A day's report as its page asks for it; `null`: it cannot be filled in. @param now epoch milliseconds */
export function reportView(journal: Journal, day: string, now: number) {
  const { case: one, days, feverAtC } = journal;
  const asked = days.find((known) => known.day === day);
  if (!asked?.mayReport) return null;
  return {
    day,
    who: one.relation === null ? '' : one.name,
    ...whenSaid(journal, asked, now),
    ...sameSaid(journal, day, now),
    reportedSaid: asked.by === null ? '' : healthSaid(asked),
    fever: feverAtC === null ? '发烧' : `发烧，${feverAtC} 度或以上`,
    bar: barOf(days),
    wanting: wantingOf(days).filter((other) => other.day !== day),
  };
}
export type ReportView = NonNullable<ReturnType<typeof reportView>>;
