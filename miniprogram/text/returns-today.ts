import type { OwnCase } from '../../cloudfunctions/returns/contract/fields';
import type { TodayCard, Urgency } from '../services/today/card';
import { clock, dayAndClock, dayAt, daysApart, daySaid } from './times';

const PAGES = '/packages/returns/pages';
/** A finished period is spoken of for so many days. */
const RECENT_DAYS = 7;

type Words = Omit<TodayCard, 'id' | 'act' | 'also'> & { act: string };
type Sayer = (one: OwnCase, now: number) => Words | null;

const waiting = (word: string, title: string, note: string, urgency: Urgency = 'waiting'): Words => ({
  urgency,
  tag: { tone: 'wait', word },
  title,
  note,
  picture: 'lamp',
  act: '看看进展',
});

const OVERDUE = { urgency: 'overdue', tag: { tone: 'alert', icon: 'clock', word: '今天还没报' } } as const;
const dueBy = (at: number) =>
  ({ urgency: 'today', tag: { tone: 'brick', icon: 'clock', word: `今天 ${clock(at)} 前` } }) as const;

/** 还有 11 天, 今天是最后一天; nothing once the last day is over. */
export function restSaid(today: string, lastDay: string): string {
  const left = daysApart(today, lastDay);
  if (left < 0) return '';
  return left === 0 ? '今天是最后一天' : `还有 ${left} 天`;
}

/** What a case asks of somebody today, by its stage; `null`: nothing. */
const SAY: Record<OwnCase['stage'], Sayer> = {
  away({ outbound }, now) {
    if (!outbound) return null;
    const { plannedReturnOn } = outbound;
    if (plannedReturnOn > dayAt(now))
      return waiting('已报备', `${daySaid(plannedReturnOn)}返京`, '到那天我们再问您一声。', 'calm');
    return {
      urgency: 'today',
      tag: { tone: 'brick', icon: 'train', word: '到日子了' },
      title: '要回北京了吗？',
      note: `您说过 ${daySaid(plannedReturnOn)}返京。回来就登记一下，晚些回也说一声。`,
      picture: 'bag',
      act: '登记返京',
    };
  },

  notArrived({ expectedAt }, now) {
    if (expectedAt === null) return null;
    if (expectedAt > now)
      return waiting('在路上', '一路平安', `预计${dayAndClock(expectedAt, now)} 到京，到了点一下“我到了”。`);
    return {
      urgency: 'now',
      tag: { tone: 'brick', icon: 'train', word: '该到了' },
      title: '到北京了吗？',
      note: `您说${dayAndClock(expectedAt, now)} 到。到了点一下，工会才好联系您。`,
      picture: 'station',
      act: '我到了',
    };
  },

  toVerify: ({ heldBy }) => waiting('等来电', '等工会来电核实', `${heldBy}会打给您，问五个问题，两三分钟。`),
  needsFix: () => ({
    urgency: 'now',
    tag: { tone: 'alert', word: '缺一点' },
    title: '住址还差一点',
    note: '按登记的住址找不到您，请补完整。',
    picture: 'station',
    act: '去补住址',
  }),
  toVisit: ({ heldBy }) => waiting('等上门', '会有人上门看看', `电话没打通，${heldBy}会派人来，不用再做什么。`),
  escalated: () => waiting('等联系', '上级工会会联系您', '核实遇到了困难，上级工会在协助。'),
  toCheck: () => waiting('在复核', '核实完了，在复核', '不用再做什么。', 'calm'),

  observing({ todayNumber, reportedToday, reportBy, lastDay }, now) {
    if (todayNumber === null || reportBy === null || lastDay === null) return null;
    const rest = restSaid(dayAt(now), lastDay);
    const day = `第 ${todayNumber} 天`;
    if (reportedToday) return waiting('今天报好了', day, `${rest}，${daySaid(lastDay)}结束。`, 'calm');
    const note = `${day}，${rest}。和昨天一样，点一下就好。`;
    const standing = now > reportBy ? OVERDUE : dueBy(reportBy);
    return { ...standing, title: '报一下今天的身体', note, picture: 'lamp', act: '去上报' };
  },

  completed({ lastDay, hasCertificate }, now) {
    if (!hasCertificate || lastDay === null || daysApart(lastDay, dayAt(now)) > RECENT_DAYS) return null;
    return {
      urgency: 'calm',
      tag: { tone: 'good', word: '平安结束' },
      title: '观察期结束了',
      note: '证明开好了，可以存成图片。提醒和电话都停了。',
      picture: 'station',
      act: '看证明',
    };
  },

  cancelled: () => null,
  lost: () => null,
  movedOut: () => null,
};

/** Where the button of a stage leads; the journey itself where nothing else is named. */
const PAGE_OF: Partial<Record<OwnCase['stage'], string>> = {
  away: 'declare/declare',
  needsFix: 'declare/declare',
  observing: 'report/report',
  completed: 'certificate/certificate',
};

/** What a case asks of somebody today, or `null`. @param now epoch milliseconds */
export function caseCard(one: OwnCase, now: number): TodayCard | null {
  const words = SAY[one.stage](one, now);
  if (!words) return null;
  const isDone = one.reportedToday || words.act === '看看进展';
  const page = isDone ? 'journey/journey' : (PAGE_OF[one.stage] ?? 'journey/journey');
  const act = { word: words.act, url: `${PAGES}/${page}?id=${one.id}` };
  const also = one.stage === 'away' && !isDone ? { word: '晚些回', url: `${PAGES}/depart/depart?id=${one.id}` } : null;
  const title = one.relation === null ? words.title : `${one.name} · ${words.title}`;
  return { ...words, id: one.id, title, act, also };
}

/** Staff filed something under the person's number. */
export const adoptCard = (): TodayCard => ({
  id: 'adopt',
  urgency: 'now',
  tag: { tone: 'brick', icon: 'people', word: '看一眼' },
  title: '工会替人登记过，是您吗？',
  note: '用的是您的手机号。认下来，就能自己看进展、自己上报。',
  picture: 'lamp',
  act: { word: '去看看', url: `${PAGES}/adopt/adopt` },
  also: null,
});
