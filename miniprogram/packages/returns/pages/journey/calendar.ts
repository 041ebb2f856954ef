import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import type { OwnCase } from '../../../../../cloudfunctions/returns/contract/fields';
import { restSaid } from '../../../../text/returns-today';
import { dayAt, daySaid } from '../../../../text/times';
import { dayTitle, windowsOf } from '../../days';

type Journal = ReturnsApi['readJournal']['output'];

/** How a period that is over is told of; the last day of one that was ended early may lie ahead. */
export function endSaid({ lastDay }: Pick<OwnCase, 'lastDay'>, today: string): string {
  const stopped = '提醒和电话都停了';
  return lastDay !== null && lastDay < today ? `${daySaid(lastDay)}结束，${stopped}` : stopped;
}

function noteOf(lastDay: string, followUpOpen: boolean, today: string): string {
  if (today <= lastDay) return `${daySaid(lastDay)}结束，到时提醒和电话都会停`;
  return followUpOpen ? '等工作人员打电话问过您的身体，就结束' : '很快就结束，提醒和电话都会停';
}

/**
 * The windows of a period with what stands above them; `null` for a journey that has none, or that did not come to the
 * end of them. @param now epoch milliseconds
 */
export function calendarOf({ case: one, days, followUpOpen }: Journal, now: number) {
  const { stage, lastDay } = one;
  const today = dayAt(now);
  const windows = windowsOf(days);
  if (stage === 'completed' && windows.length > 0) {
    return { days: windows, title: '都亮了', rest: '', note: endSaid(one, today) };
  }
  if (stage !== 'observing' || lastDay === null) return null;
  return {
    days: windows,
    title: dayTitle(one, today),
    rest: restSaid(today, lastDay),
    note: noteOf(lastDay, followUpOpen, today),
  };
}
