import type {
  HandOutView,
  StopView,
  TripGoods,
  TripSummary,
  TripView,
} from '../../cloudfunctions/warmth/contract/outreach';
import type { Finding, PhotoView, PromiseView } from '../../cloudfunctions/warmth/contract/visits';
import type { ServiceFailureCode } from '../services/cloud';
import { clock, daySaid, weekdayOf } from './times';

const TRIP_TAGS = {
  planned: { tone: '', icon: 'clock', word: '准备中' },
  out: { tone: 'brick', icon: 'van', word: '在路上' },
  closed: { tone: 'good', icon: 'check', word: '收车了' },
  cancelled: { tone: '', icon: 'x', word: '取消了' },
} as const;
export const tripTag = (state: TripView['state']) => TRIP_TAGS[state];

/** What is said over a photo of a visit; nothing over one that everybody on the team sees. */
export const PHOTO_SAID: Record<PhotoView['state'], string> = {
  checking: '在审核',
  shown: '',
  refused: '没通过，已删',
  unchecked: '没审完',
};

export const STOP_KINDS = [
  { value: 'depot', label: '网点、分拣中心' },
  { value: 'enterprise', label: '企业' },
  { value: 'post', label: '岗亭、卡口' },
  { value: 'other', label: '别处' },
] as const;

export const ONCE_PER = [
  { value: 'stop', label: '每站一份' },
  { value: 'campaign', label: '整个活动一份' },
] as const;

export const TOPICS: readonly { value: Finding['topic']; label: string }[] = [
  { value: 'safety', label: '安全生产' },
  { value: 'heating', label: '取暖' },
  { value: 'meals', label: '吃饭' },
  { value: 'rest', label: '休息' },
  { value: 'wages', label: '工资' },
  { value: 'epidemic', label: '防疫' },
  { value: 'health', label: '身体' },
  { value: 'other', label: '别的' },
];

export const FINDING_STATES: readonly { value: Finding['state']; label: string }[] = [
  { value: 'good', label: '不错' },
  { value: 'needsWork', label: '要改进' },
  { value: 'urgent', label: '很急' },
];

export const KEEPS_PRODUCING = [
  { value: 'yes', label: '一直在生产' },
  { value: 'no', label: '停过' },
  { value: 'unasked', label: '不涉及' },
] as const;

const two = (value: number) => String(value).padStart(2, '0');

/** 22:30, or 次日 00:30 for a minute past midnight. @param minute since the midnight that the day begins with */
export const minuteOfTrip = (minute: number): string => {
  const time = `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
  return minute >= 1_440 ? `次日 ${time}` : time;
};

/** 12 月 2 日 周五. */
export const tripDay = (day: string): string => `${daySaid(day)} ${weekdayOf(day)}`;

export const tripLine = ({ id, title, day, state, leader, stopCount, handOutCount }: TripSummary) => ({
  id,
  title,
  note: `${tripDay(day)} · 带队 ${leader} · ${stopCount} 站`,
  handed: handOutCount === 0 ? '' : `记了 ${handOutCount} 笔发放`,
  tag: tripTag(state),
});

/** A trip of another union, with whose it is. */
export const comingLine = (trip: TripSummary) => ({
  ...tripLine(trip),
  note: `${trip.orgUnit.name} · ${tripLine(trip).note}`,
});

/** A stop as the itinerary shows it. */
export function stopLine(stop: StopView) {
  const handed = stop.handOutCount === 0 ? '还没发' : `发了 ${stop.pieceCount} 件，${stop.handOutCount} 笔`;
  return {
    id: stop.id,
    name: stop.name,
    at: minuteOfTrip(stop.plannedMinute),
    address: stop.address,
    contact: stop.contact ? `找 ${stop.contact.name}，${stop.contact.maskedPhone}` : '',
    said: stop.visited ? `${handed}，走访记了` : handed,
    isDone: stop.handOutCount > 0 || stop.visited,
  };
}

/** Goods of a trip: what was loaded is handed out, brought back, lost, missing or still on board. */
export function goodsLine({ item, out, handed, back, lost, difference, left }: TripGoods) {
  const parts: [string, number][] = [
    ['发了', handed],
    ['带回', back],
    ['报损', lost],
    ['差', difference],
    ['车上', left],
  ];
  const said = parts.filter(([, count]) => count > 0).map(([word, count]) => `${word} ${count}`);
  return { id: item.id, name: item.name, unit: item.unit, out, left, handed, said: said.join('，') };
}

/** A hand-out at a stop: 14:32 *磊 154****2310. */
export const handOutLine = ({ id, at, item, count, to, witness, note }: HandOutView) => ({
  id,
  name: to ? to.name : `按数发 ${count} ${item.unit}`,
  note: to ? to.maskedPhone : [`见证 ${witness}`, note].filter((part) => part !== '').join('，'),
  at: clock(at),
});

/** A promise and whose it is. */
export const promiseLine = ({ id, text, by, dueOn, stop, kept, keptNote }: PromiseView) => ({
  id,
  text,
  note: `${by} · ${stop.name}${dueOn === null ? '' : ` · ${daySaid(dueOn)}前`}`,
  kept,
  keptNote,
});

/** A trip to send on as text, when it is over. */
export function tripText({ title, day, leader, stops, goods }: TripView): string {
  const places = stops.map(
    ({ name, handOutCount, pieceCount }) => `${name}：发了 ${pieceCount} 件，${handOutCount} 笔`,
  );
  const lines = goods.map(goodsLine).map(({ name, unit, out, said }) => `${name}：装车 ${out} ${unit}，${said}`);
  return [`${tripDay(day)} ${title}（带队 ${leader}）`, ...places, ...lines].join('\n');
}

/** What a form about a trip lacks. */
export const TRIP_LACKS = {
  title: '请起个名字，至少两个字',
  leader: '请写带队人的姓名',
  from: '请选从哪里装车',
  stops: '请至少加一站',
  stopName: '请写这一站的名字',
  contactName: '联系人的姓名和电话要一起填',
  contactPhone: '手机号应为 11 位数字',
  witness: '请写见证人：在场点数或签字的人',
  count: '请填几份',
  reason: '少了的要写原因',
  promise: '承诺要写清楚是什么、谁答应的',
} as const;

/** Why a trip is called off. */
export const CANCELS = [
  { value: 'weather', label: '天气' },
  { value: 'host', label: '对方不方便' },
  { value: 'goods', label: '物资没到' },
  { value: 'other', label: '别的原因' },
] as const;

const VERDICTS: Partial<Record<ServiceFailureCode, string>> = {
  ALREADY_GIVEN: '领过了，不发',
  CODE_REFUSED: '码不能用，不发',
  NOT_ELIGIBLE: '不在范围，不发',
  OUT_OF_STOCK: '车上没有了',
  TRIP_NOT_OUT: '现在不能发',
  OFFLINE: '没连上，先别发',
  INTERNAL: '没连上，先别发',
};

/** Why somebody gets nothing now, in words that are read from an arm's length. */
export const verdictTitle = (code: ServiceFailureCode): string => VERDICTS[code] ?? '不能发';
