import type { StaffCase } from '../../../../../cloudfunctions/returns/contract/calls';
import { returns } from '../../../../services/returns';
import { forecastSaid, historyLines, SETBACKS } from '../../../../text/returns-calls';
import { daySaid } from '../../../../text/times';
import type { Draft } from '../../call-draft';
import { nextToAsk, scriptLines } from '../../script';

/** What a caller should know of somebody before ringing. */
function warningOf({ previous, attempts, leaveMessage, noteForNext }: StaffCase): string {
  return [
    noteForNext && `上一位说：${noteForNext}`,
    leaveMessage ? `打过 ${attempts} 次没人接，这次请留言` : attempts > 0 && `打过 ${attempts} 次没人接`,
    previous && `${daySaid(previous.endedOn)}刚核实过一次`,
  ]
    .filter(Boolean)
    .join('；');
}

/** Who is in hand, and how long they still are. @param now epoch milliseconds */
export function leaseSaid(one: StaffCase, now: number) {
  const left = Math.floor(((one.lease?.until ?? 0) - now) / 60_000);
  const held = left >= 0 ? `给您留 ${Math.max(left, 1)} 分钟` : '留的时间到了';
  return {
    person: { name: one.name, note: `${one.maskedPhone} · ${held}`, warning: warningOf(one) },
    isLost: left < 0,
  };
}

/** A case that was just taken, and what was written of it before. @param now epoch milliseconds */
export function callView(one: StaffCase, draft: Draft, now: number) {
  const lines = scriptLines(one, draft);
  return {
    lines,
    open: one.missingPart === null ? nextToAsk(lines) : ('address' as const),
    setbacks: SETBACKS.filter(({ kind }) => one.kind === 'return' || kind !== 'notArrived'),
    note: draft.note,
    how: one.stage === 'toVisit' ? ('visit' as const) : ('phone' as const),
    ...leaseSaid(one, now),
    history: historyLines(one, now),
    isTaken: false,
    setback: '',
    pause: '',
    problems: {},
    refusal: '',
  };
}

/** How far the whole queue is; nothing, where that cannot be told. */
export async function paceOf(orgUnitId: string) {
  const queue = await returns('readQueue', { orgUnitId }).catch(() => null);
  if (!queue) return { forecast: '', settled: '' };
  const forecast = `还有 ${queue.openCount} 人，${forecastSaid(queue, Date.now())}`;
  return { forecast, settled: `半小时办好 ${queue.settledCount}` };
}
