import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import type { OwnCase } from '../../../../../cloudfunctions/returns/contract/fields';
import { FIELD_NAMES, STAGES } from '../../../../text/returns';
import { fieldSaid, storySaid } from '../../../../text/returns-journey';
import { dayAndClock, dayAt, daySaid } from '../../../../text/times';
import { calendarOf, endSaid } from './calendar';
import { endsOf, trackOf } from './track';

type Journal = ReturnsApi['readJournal']['output'];
type Field = OwnCase['fields'][number];

const PAGES = '/packages/returns/pages';
const DECLARE = `${PAGES}/declare/declare`;

/** Stages at which the person may still change or withdraw what they said. */
const OPEN: ReadonlySet<OwnCase['stage']> = new Set([
  'away',
  'notArrived',
  'toVerify',
  'needsFix',
  'toVisit',
  'escalated',
]);

/** What a stage says below its name. */
const NOTES: Record<OwnCase['stage'], (one: OwnCase, now: number) => string> = {
  away: ({ outbound }) => (outbound ? `预计 ${daySaid(outbound.plannedReturnOn)}返京，那天再问您一声` : ''),
  notArrived: ({ expectedAt }, now) =>
    expectedAt === null ? '' : `您说${dayAndClock(expectedAt, now)} 到京，到了点一下“我到了”`,
  toVerify: () => '会打电话问五个问题，两三分钟。早上八点到晚上九点之间打',
  needsFix: () => '按登记的住址找不到您，补完整就好',
  toVisit: () => '电话没打通，会有人上门，不用再做什么',
  escalated: () => '上级工会会再联系您',
  toCheck: () => '另一位同事再看一遍，不用再做什么',
  observing: () => '',
  completed: (one, now) => endSaid(one, dayAt(now)),
  cancelled: () => '这一趟不用再办什么',
  lost: () => '如果是您，请拨 12351',
  movedOut: () => '由当地继续联系您',
};

const TONES: Partial<Record<OwnCase['stage'], string>> = { needsFix: 'alert', observing: 'brick', completed: 'good' };

/** The one thing to do now: opening a page, or (`url` empty) saying that one has arrived. */
function mainOf({ id, stage, reportedToday, todayNumber, hasCertificate }: OwnCase) {
  const open = (word: string, page: string) => ({ word, url: `${PAGES}/${page}/${page}?id=${id}` });
  if (stage === 'away') return open('登记返京', 'declare');
  if (stage === 'notArrived') return { word: '我到了', url: '' };
  if (stage === 'needsFix') return open('去补住址', 'declare');
  if (stage === 'observing') return todayNumber !== null && !reportedToday ? open('报今天的健康', 'report') : null;
  return hasCertificate ? open('看证明', 'certificate') : null;
}

/** What else can be done, by what is possible now. */
function linksOf({ id, kind, stage }: OwnCase) {
  const isReturn = kind === 'return';
  const isOpen = OPEN.has(stage) && isReturn;
  const links = [
    { name: '改登记的信息', note: '核实之前都能改', url: `${DECLARE}?id=${id}`, when: isOpen && stage !== 'away' },
    {
      name: '每一天',
      note: '哪天报了什么',
      url: `${PAGES}/windows/windows?id=${id}`,
      when: stage === 'observing' || stage === 'completed',
    },
    { name: '改返京的日子', note: '早回、晚回都行', url: `${PAGES}/depart/depart?id=${id}`, when: stage === 'away' },
    {
      name: '要离京',
      note: '先说一声',
      url: `${PAGES}/depart/depart?id=${id}`,
      when: stage === 'observing' && isReturn,
    },
    {
      name: '再登记一趟',
      note: '填过的不用再填',
      url: DECLARE,
      when: isReturn && !OPEN.has(stage) && stage !== 'observing',
    },
    { name: '返京登记', note: '要回北京，先说一声', url: DECLARE, when: !isReturn },
    { name: '再登记一个人', note: '自己，或没有手机的同行人', url: DECLARE, when: isReturn },
  ];
  return links.filter(({ when }) => when).map(({ name, note, url }) => ({ name, note, url }));
}

function standingOf({ verified, objection }: Field) {
  if (objection !== null) return { tone: 'wait', word: '您有不同意见' };
  return verified === null ? { tone: '', word: '等核实' } : { tone: 'good', word: '核实过' };
}

/** A field as it was said, as it was verified, and which counts. */
function fieldLine(field: Field, now: number) {
  const { name, declared, verified, inForce, objection } = field;
  const said = fieldSaid(name, inForce, now);
  const original = verified === null || declared === null ? said : fieldSaid(name, declared, now);
  return {
    name,
    label: FIELD_NAMES[name],
    said,
    original: original === said ? '' : `您填的是：${original}`,
    objection: objection ?? '',
    mayObject: verified !== null,
    ...standingOf(field),
  };
}

/** A case as its page shows it. @param now epoch milliseconds */
export function viewOf(journal: Journal, now: number) {
  const { case: one, story, followUpOpen } = journal;
  const { id, stage } = one;
  return {
    id,
    calendar: calendarOf(journal, now),
    head: { tone: TONES[stage] ?? 'wait', word: STAGES[stage], note: NOTES[stage](one, now) },
    followUpOpen,
    track: trackOf(one, story, now),
    ends: endsOf(one, story),
    heldBy: one.heldBy,
    fields: one.fields.map((field) => fieldLine(field, now)),
    story: story.map((told, i) => ({ id: i, said: storySaid(told), when: dayAndClock(told.at, now) })).reverse(),
    main: mainOf(one),
    links: linksOf(one),
    mayObject: one.fields.some(({ verified }) => verified !== null),
    mayWithdraw: one.mayWithdraw,
  };
}
export type JourneyView = ReturnType<typeof viewOf>;
