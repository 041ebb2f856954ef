import type { ReturnsApi } from '../../cloudfunctions/returns/contract';
import type { May } from '../services/may';
import type { TodayCard } from '../services/today/card';
import { forecastSaid } from './returns-calls';

type Queue = ReturnsApi['readQueue']['output'];
type Roster = ReturnsApi['listRoster']['output'];
type Standing = Roster['people'][number]['standing'];
type Waiting = ReturnsApi['listBox']['output']['cases'][number];
type Day = ReturnsApi['readDay']['output'];
type Unit = { id: string; name: string };

const PAGES = '/packages/returns/pages';
/** Names that stand in a line; the rest are counted. */
const NAMED = 3;

const pageOf = (page: string, { id, name }: Unit) =>
  `${PAGES}/${page}/${page}?id=${id}&name=${encodeURIComponent(name)}`;
const namesOf = (people: readonly { name: string }[]) => {
  const named = people.slice(0, NAMED).map(({ name }) => name);
  return `${named.join('、')}${people.length > NAMED ? ' 等' : ''}`;
};

/** What a unit's call queue asks of whoever works on it; `null`: nothing. @param now epoch milliseconds */
export function callsCard(queue: Queue, unit: Unit, { may, now }: { may: May; now: number }): TodayCard | null {
  const { openCount, quietUntil } = queue;
  if (openCount === 0) return null;
  const url = pageOf('queue', unit);
  const shared = {
    id: `calls-${unit.id}`,
    title: `还有 ${openCount} 个电话`,
    note: forecastSaid(queue, now),
    picture: 'lamp',
    also: null,
  };
  if (quietUntil !== null) {
    return { ...shared, urgency: 'waiting', tag: { tone: 'wait', word: '晚上不打扰' }, act: { word: '看一看', url } };
  }
  return {
    ...shared,
    urgency: 'now',
    tag: { tone: 'brick', icon: 'phone', word: '今天内' },
    act: { word: may.nextToCall ? '去打电话' : '看一看', url },
  };
}

/** Cases that another unit hands to this one; `null`: none. */
export function handoversCard(cases: readonly Waiting[], unit: Unit, may: May): TodayCard | null {
  const [first] = cases;
  if (!first) return null;
  const isEscalated = cases.some(({ transfer }) => transfer?.state === 'escalated');
  return {
    id: `handovers-${unit.id}`,
    urgency: isEscalated ? 'overdue' : 'today',
    tag: isEscalated
      ? { tone: 'alert', icon: 'swap', word: '过了时间' }
      : { tone: 'wait', icon: 'swap', word: may.answerTransfer ? '等您接' : '等着接' },
    title: `接收核转 · ${namesOf(cases)}`,
    note: `${first.transfer?.from.name ?? first.owner}转来，${may.answerTransfer ? '接或退都要说一声' : '等核实员接或退'}`,
    picture: 'station',
    act: { word: '去看看', url: pageOf('handovers', unit) },
    also: null,
  };
}

/** How many of a standing there are, worst standings first; more, where the page that was read ends among them. */
function countSaid({ people, next }: Roster, standing: Standing): string {
  const { length } = people.filter((one) => one.standing === standing);
  const goesOn = next !== null && people.at(-1)?.standing === standing;
  return goesOn ? `${length} 多人` : `${length} 人`;
}

/** Those under observation who are ill, or did not report; `null`: all is well. @param roster its first page */
export function rosterCard(roster: Roster, unit: Unit): TodayCard | null {
  const { people } = roster;
  const ill = people.filter(({ standing }) => standing === 'followUp');
  const missed = people.filter(({ standing }) => standing === 'missed');
  if (ill.length + missed.length === 0) return null;
  const shared = {
    id: `roster-${unit.id}`,
    picture: 'lamp',
    act: { word: '看名单', url: pageOf('roster', unit) },
    also: null,
  };
  if (ill.length > 0) {
    const more = missed.length > 0 ? `；另有 ${countSaid(roster, 'missed')}没报` : '';
    const tag = { tone: 'alert', icon: 'temp', word: '要随访' } as const;
    return {
      ...shared,
      urgency: 'now',
      tag,
      title: `${countSaid(roster, 'followUp')}不舒服`,
      note: `${namesOf(ill)}${more}`,
    };
  }
  const tag = { tone: 'wait', icon: 'clock', word: '没有报' } as const;
  return { ...shared, urgency: 'today', tag, title: `${countSaid(roster, 'missed')}没报健康`, note: namesOf(missed) };
}

/** How a day stands in everything below a unit, for whoever answers for it; `null`: nobody registered. */
export function dayCard({ registeredCount, verifiedCount, openCount, left }: Day, unit: Unit): TodayCard | null {
  if (registeredCount === 0 && left.length === 0) return null;
  const isDone = openCount === 0;
  return {
    id: `day-${unit.id}`,
    urgency: isDone ? 'calm' : 'today',
    tag: isDone ? { tone: 'good', word: '当天清零' } : { tone: 'wait', word: '今天内' },
    title: isDone ? '今天登记的都核实了' : `今天还有 ${openCount} 人没核实`,
    note: `登记 ${registeredCount} 人，核实 ${verifiedCount} 人`,
    picture: 'lamp',
    act: { word: '看今晚', url: pageOf('evening', unit) },
    also: null,
  };
}
