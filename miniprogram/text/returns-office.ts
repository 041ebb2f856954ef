import type { ReturnsApi } from '../../cloudfunctions/returns/contract';
import { STAFF_STAGES } from './returns-calls';
import { clock, dayAndClock, daySaid } from './times';

type Box = ReturnsApi['listBox']['input']['box'];
type Line = ReturnsApi['listBox']['output']['cases'][number];
type Ending = ReturnsApi['endCase']['input']['as'];
type Touched = ReturnsApi['previewRule']['output'];
type Rule = ReturnsApi['readRules']['output']['rules'][number];

/** The lists of hand-overs, in the order in which they stand. */
export const HANDOVER_BOXES: readonly { box: Box; word: string; empty: string }[] = [
  { box: 'inbox', word: '等我接', empty: '没有等您接的' },
  { box: 'outbox', word: '转出的', empty: '没有在路上的' },
  { box: 'escalated', word: '等我定', empty: '没有要您来定的' },
  { box: 'lookOn', word: '转走的', empty: '没有转走的' },
];

/** Why a hand-over goes back. */
export const RETURN_REASONS = [
  { value: 'address', label: '查不到这个地址' },
  { value: 'elsewhere', label: '不住在我们这里' },
  { value: 'known', label: '我们已经有这个人' },
  { value: 'other', label: '其他' },
];

/** What stands between the two ends of a hand-over. */
export const BETWEEN: Partial<Record<Box, string>> = { inbox: '等您接', outbox: '等对方接', escalated: '等您定' };

/** How long a hand-over still waits for an answer, as a tag. @param now epoch milliseconds */
export function handoverTag({ transfer }: Line, now: number): { tone: string; icon: string; word: string } {
  if (!transfer) return { tone: '', icon: 'eye', word: '只能看' };
  if (transfer.state === 'escalated') return { tone: 'alert', icon: 'warn', word: '上级来定' };
  return { tone: 'wait', icon: 'clock', word: `${dayAndClock(transfer.escalatesAt, now)} 前答复` };
}

/** Who is responsible meanwhile. */
export function handoverNote({ transfer, owner, stage }: Line): string {
  if (!transfer) return `现在由${owner}负责，${STAFF_STAGES[stage]}`;
  return transfer.state === 'escalated'
    ? `四小时没人答复，由共同的上级来定。${owner}还管着`
    : `${transfer.kind === 'across' ? '跨区，' : ''}接下之前，${owner}还管着`;
}

/** How a case ends before its time. */
export const ENDINGS: readonly { value: Ending; label: string }[] = [
  { value: 'completed', label: '提前结束' },
  { value: 'movedOut', label: '去了外地' },
  { value: 'lost', label: '联系不上' },
  { value: 'cancelled', label: '登记有误' },
];

/** Whose journeys the ledger shows. */
export const DIRECTIONS = [
  { value: '', label: '全部' },
  { value: 'return', label: '返京' },
  { value: 'leave', label: '离京' },
];

/** The stages by which the ledger is filtered. */
export const STAGE_FILTERS = [
  { value: '', label: '不限' },
  ...(['toVerify', 'notArrived', 'observing', 'completed'] as const).map((value) => ({
    value,
    label: STAFF_STAGES[value],
  })),
];

/** How long a ledger's span of days is. */
export const SPANS = [
  { value: '0', label: '今天' },
  { value: '6', label: '近 7 天' },
  { value: '29', label: '近 30 天' },
];

const firstDays: Record<Rule['firstDay'], string> = { arrival: '到京当天算第 1 天', dayAfter: '到京第二天算第 1 天' };

/** Which day is the first one. */
export const FIRST_DAYS = Object.entries(firstDays).map(([value, label]) => ({ value, label }));

/** The minute of a day as HH:MM. */
export const minuteSaid = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** A version of the rules in lines. */
export const ruleLines = (rule: Rule): string[] => [
  `观察 ${rule.lengthDays} 天，${firstDays[rule.firstDay]}`,
  `每天 ${minuteSaid(rule.reportByMinute)} 前报，可以补前 ${rule.lateDays} 天`,
  `${rule.feverAtC.toFixed(1)} 度起算发烧，${rule.clearDays > 0 ? `结束前要连着 ${rule.clearDays} 天没有不舒服` : '结束时不看有没有不舒服'}`,
  rule.restartsOnExposure ? '又有接触，从头算' : '又有接触，不从头算',
];

/** Whom a rule would touch, before it is published. */
export function touchedLines(touched: Touched): string[] {
  const { periodCount, shorterCount, longerCount, endingNowCount, waitingCount, names, complete } = touched;
  return [
    `${complete ? '' : '至少 '}${periodCount} 人正在观察，会按新规则重新算`,
    ...(shorterCount > 0 ? [`其中 ${shorterCount} 人提前结束`] : []),
    ...(longerCount > 0 ? [`其中 ${longerCount} 人延后结束`] : []),
    ...(endingNowCount > 0 ? [`${endingNowCount} 人的最后一天已经过去，当天就结束`] : []),
    `${waitingCount} 人还没核实，一开始就按新规则`,
    ...(names.length > 0 ? [`${names.slice(0, 5).join('、')}${names.length > 5 ? '等' : ''}`] : []),
  ];
}

/** What a clue sheet is about. */
export const CLUE_KINDS = [
  { value: 'closeContact', label: '密切接触者' },
  { value: 'pooledPositive', label: '混管阳性' },
] as const;

/** The day's numbers as a text to pass on. */
export function daySummary(unit: string, day: string, of: ReturnsApi['readDay']['output']): string {
  const { registeredCount, verifiedCount, closedCount, openCount, left, leftComplete } = of;
  const names = left.map(({ name, unit: where, overdue }) => `${name}（${where}${overdue ? '，超时' : ''}）`);
  return [
    `${unit} ${daySaid(day)}返京核实`,
    `登记 ${registeredCount}，核实 ${verifiedCount}，办结 ${closedCount}，还剩 ${openCount}`,
    ...(names.length > 0 ? [`还剩：${names.join('、')}${leftComplete ? '' : '等'}`] : ['全部核实完']),
  ].join('\n');
}

/** How a unit stands this evening. @param now epoch milliseconds */
export function loadSaid({
  openCount,
  settledCount,
  emptyAt,
}: ReturnsApi['proposeLoans']['output']['loads'][number]): string {
  if (openCount === 0) return `打完了，半小时办好 ${settledCount}`;
  return emptyAt === null ? '还没开始打' : `照这样 ${clock(emptyAt)} 打完`;
}
