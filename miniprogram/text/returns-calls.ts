import type { ReturnsApi } from '../../cloudfunctions/returns/contract';
import type { StaffCase } from '../../cloudfunctions/returns/contract/calls';
import { OUTCOMES } from './returns';
import { MISSING_PARTS } from './returns-declare';
import { clock, dayAndClock, dayAt, daySaid } from './times';

type Field = StaffCase['fields'][number]['name'];
type OutcomeKind = ReturnsApi['recordOutcome']['input']['outcome']['kind'];
type Queue = ReturnsApi['readQueue']['output'];
type Settled = ReturnsApi['recordOutcome']['output'];
type FollowUpResult = ReturnsApi['closeFollowUp']['input']['result'];
type Standing = ReturnsApi['listRoster']['output']['people'][number]['standing'];
type Box = ReturnsApi['listBox']['input']['box'];

/** What a caller says first. @param unit for whom they call */
export const openingWords = (unit: string): string =>
  `您好，我是${unit}的，工会是您的娘家人。耽误您两分钟，核实几件事，行吗？`;

/** The five questions, and the five about a contact; each exactly as it is asked. */
export const QUESTIONS: Record<Field, string> = {
  arrival: '您是哪天、几点到的北京？',
  employer: '您在哪个单位、哪个工地上班？',
  address: '您住哪里？几号楼、几单元、几号？',
  health: '您量过体温吗？有没有哪里不舒服？',
  stay: '您是一个人住，还是和别人一起住？',
  exposure: '您最后一次和病人在一起，是哪天、几点？',
  whereabouts: '您现在在哪里？说到门牌号。',
  household: '家里还有谁和您一起住？',
  placement: '社区给您怎么安排的？',
};

/** What is asked instead when staff could not find an address. */
export const MISSING_QUESTIONS: Readonly<Record<string, string>> = {
  road: '您那里是什么路、哪个村？',
  community: '小区或院子叫什么？',
  building: '您住几号楼？',
  room: '您住几门几号？门上有门牌吗？',
  dormitory: '宿舍在几号楼、几号房间？',
};

/** What a caller taps when it was not verified; short, since eight stand side by side. */
export const SETBACKS: readonly { kind: Exclude<OutcomeKind, 'verified'>; word: string }[] = [
  { kind: 'noAnswer', word: '没人接' },
  { kind: 'notArrived', word: '还没到京' },
  { kind: 'wrongArea', word: '不是本区' },
  { kind: 'addressUnclear', word: '住址不清' },
  { kind: 'refused', word: '不愿意说' },
  { kind: 'badNumber', word: '号码不对' },
  { kind: 'duplicate', word: '登记重了' },
  { kind: 'callBack', word: '晚点再打' },
];
/** The same, of somebody who has been verified and is followed up. */
export const SILENCES = SETBACKS.filter(({ kind }) => kind === 'noAnswer' || kind === 'callBack');

/** What each of them asks next, and what follows from it. */
export const ASKS: Record<Exclude<OutcomeKind, 'verified'>, { title: string; note: string; say: string }> = {
  noAnswer: { title: '没人接', note: '过两小时以上、换个时段会再排进来，您不用记', say: '' },
  notArrived: { title: '还没到京', note: '观察不从今天算，到了那天再联系', say: '「您大概哪天、几点到？」' },
  wrongArea: {
    title: '不是本区',
    note: '发给那边以后，对方接下之前还由我们负责',
    say: '「您住在哪个区、哪个街道或乡镇？」',
  },
  addressUnclear: { title: '住址不清', note: '会请本人在手机上补，明天再打', say: '「缺的是哪一样？」' },
  refused: { title: '不愿意说', note: '不勉强。上级工会会看到，换人联系', say: '' },
  badNumber: { title: '号码不对', note: '会排进上门名单', say: '' },
  duplicate: { title: '登记重了', note: '这一份会取消，另一份照常', say: '' },
  callBack: { title: '晚点再打', note: '早上八点到晚上九点之间', say: '「什么时候方便？」' },
};

/** What of an address can be missing, as a caller chooses it. */
export const MISSING_OPTIONS = Object.entries(MISSING_PARTS).map(([value, label]) => ({ value, label }));

/** How it was verified. */
export const WAYS = [
  { value: 'phone', label: '电话' },
  { value: 'visit', label: '上门' },
  { value: 'inPerson', label: '当面' },
];

/** Where a case stands, as staff read it. */
export const STAFF_STAGES: Record<StaffCase['stage'], string> = {
  away: '已离京',
  notArrived: '还没到京',
  toVerify: '待核实',
  needsFix: '等补住址',
  toVisit: '要上门',
  escalated: '已报上级',
  toCheck: '待质检',
  observing: '观察中',
  completed: '已结束',
  cancelled: '已取消',
  lost: '失联',
  movedOut: '转到外地',
};

/** What a call is for. */
export const PURPOSES: Record<StaffCase['purpose'], string> = {
  verify: '核实',
  missed: '没有上报，问一声',
  followUp: '不舒服，要随访',
};

/** How a follow-up ended. */
export const RESULTS: Record<FollowUpResult, string> = {
  harmless: '没有大碍',
  watching: '继续观察',
  hospital: '去了医院',
};

/** How somebody under observation stands today. */
export const STANDINGS: Record<Standing, { word: string; tone: string; section: string }> = {
  followUp: { word: '要随访', tone: 'alert', section: '不舒服的，先问' },
  missed: { word: '没有报', tone: 'wait', section: '没有报的' },
  open: { word: '今天未报', tone: 'brick', section: '今天还没报的' },
  done: { word: '今天已报', tone: 'good', section: '都好的' },
};

/** What waits for something other than a call. */
export const BOXES: Partial<Record<Box, { name: string; icon: string; empty: string }>> = {
  visit: { name: '要上门', icon: 'door', empty: '没有要上门的' },
  fix: { name: '等补住址', icon: 'pin', empty: '没有等补住址的' },
  objection: { name: '有异议', icon: 'chat', empty: '没有人提出异议' },
  check: { name: '要质检', icon: 'clip', empty: '没有要质检的' },
};

/** How long it will take, at the present pace. @param now epoch milliseconds */
export function forecastSaid({ openCount, emptyAt, deadlineAt, quietUntil }: Queue, now: number): string {
  if (openCount === 0) return '都打完了';
  if (quietUntil !== null) return `现在不打电话，${dayAndClock(quietUntil, now)} 起再打`;
  if (emptyAt === null) return '刚开始，打几个就知道几点能打完';
  return emptyAt > deadlineAt ? '按现在的速度，今晚打不完' : `按现在的速度，${clock(emptyAt)} 打完`;
}

/** By when somebody should be verified: 今天内, 12 月 5 日内, 18:30 前. @param now epoch milliseconds */
export function dueSaid(dueAt: number, now: number): string {
  if (dueAt <= now) return '过了期限';
  if (clock(dueAt) !== '00:00') return `${dayAndClock(dueAt, now)} 前`;
  const day = dayAt(dueAt - 1);
  return `${day === dayAt(now) ? '今天' : daySaid(day)}内`;
}

/** What became of somebody, for the caller, before the next one comes. @param now epoch milliseconds */
export function settledSaid({ nextCallAt, leaveMessage, late }: Settled, now: number): string {
  if (late) return '记下了，已过当天零点';
  if (nextCallAt === null) return '记下了';
  return leaveMessage ? '记下了，下次请留言' : `记下了，${dayAndClock(nextCallAt, now)} 再打`;
}

/** A step of a case's history, as staff read it; what is looked at only by machines stands as nothing. */
const STEPS: Readonly<Record<string, string>> = {
  ...OUTCOMES,
  declared: '本人登记',
  departed: '本人报备离京',
  filedByStaff: '工作人员代为登记',
  imported: '由线索导入',
  adopted: '本人认领',
  disowned: '本人说不是 TA',
  arrived: '本人说到京了',
  withdrawn: '本人撤回',
  objected: '本人有异议',
  corrected: '更正',
  released: '放回去了',
  sent: '转出',
  accepted: '接收',
  returned: '退回',
  revoked: '撤回核转',
  transferEscalated: '核转没人接，报上级',
  missed: '没有上报',
  reported: '上报',
  reportedByStaff: '电话代报',
  exposed: '又有接触，重新计天',
  rejudged: '规则变了，重新计天',
  checkPassed: '质检通过',
  checkFailed: '质检退回',
  completed: '观察期结束',
  cancelled: '取消',
  lost: '失联',
  movedOut: '转到外地',
  'followUp:harmless': '随访办结，没有大碍',
  'followUp:watching': '随访办结，继续观察',
  'followUp:hospital': '随访办结，去了医院',
};

/** What came of a call, in the few words that fit a tag. */
export function stepSaid(step: string): string {
  const [, result] = /^followUp:(.+)$/.exec(step) ?? [];
  return (result ? RESULTS[result as FollowUpResult] : STEPS[step]) ?? '';
}

/** A case's history in lines, newest first. @param now epoch milliseconds */
export const historyLines = ({ history }: Pick<StaffCase, 'history'>, now: number) =>
  history.flatMap(({ at, step, note }, i) =>
    step in STEPS ? [{ id: String(i), when: dayAndClock(at, now), what: STEPS[step]!, note: note ?? '' }] : [],
  );
