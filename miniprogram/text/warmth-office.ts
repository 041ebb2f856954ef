import type { CampaignState } from '../../cloudfunctions/warmth/contract/fields';
import type { CampaignRecord, OfficeFigures, StationFigure } from '../../cloudfunctions/warmth/contract/office';
import { OCCUPATIONS } from './people';
import { clock, dayAndClock, dayAt, daySaid, dayInFull } from './times';
import { kitSaid, windowsSaid } from './warmth-member';

interface Tag {
  /** `good`, `wait`, `brick`, or nothing. */
  tone: string;
  icon: string;
  word: string;
}

/** The lists of the office, by how their campaigns stand. */
export const CAMPAIGN_TABS: readonly { state: CampaignState; word: string; empty: string }[] = [
  { state: 'open', word: '进行中', empty: '现在没有活动在发' },
  { state: 'draft', word: '草稿', empty: '没有草稿' },
  { state: 'closed', word: '结束了', empty: '还没有结束的活动' },
];

/** How a campaign stands. @param now epoch milliseconds */
export function campaignTag({ state, facts }: Pick<CampaignRecord, 'state' | 'facts'>, now: number): Tag {
  if (state === 'closed') return { tone: '', icon: 'dots', word: '结束了' };
  if (state === 'draft') return { tone: 'brick', icon: 'pen', word: '草稿，职工看不到' };
  if (now < facts.opensAt) return { tone: 'wait', icon: 'clock', word: `${dayAndClock(facts.opensAt, now)} 开始` };
  if (now >= facts.closesAt) return { tone: 'wait', icon: 'clock', word: '到时间了' };
  return { tone: 'good', icon: 'check', word: '正在发' };
}

const dateSaid = (at: number, now: number) => {
  const day = dayAt(at);
  const said = day.slice(0, 4) === dayAt(now).slice(0, 4) ? daySaid(day) : dayInFull(day);
  return `${said} ${clock(at)}`;
};

/** Whom a campaign is for: 快递员、外卖骑手；平谷区总工会. */
export function whomSaid({ facts, units, orgUnit }: CampaignRecord): string {
  const works = facts.occupations.map((one) => OCCUPATIONS[one]).join('、') || '不分工种';
  const where = units.map(({ name }) => name).join('、') || `${orgUnit.name}的职工`;
  return `${works}；${where}`;
}

/** A campaign as a card of the office. @param now epoch milliseconds */
export function campaignCard(campaign: CampaignRecord, now: number) {
  const { id, facts, orgUnit } = campaign;
  return {
    id,
    name: facts.name,
    tag: campaignTag(campaign, now),
    kit: facts.kit.items.length > 0 ? `${facts.kit.name}：${kitSaid(facts.kit)}` : facts.kit.name,
    span: `${dateSaid(facts.opensAt, now)} 到 ${dateSaid(facts.closesAt, now)}`,
    whom: whomSaid(campaign),
    by: facts.issuedBy.join('、'),
    runBy: orgUnit.name,
  };
}
export type CampaignCard = ReturnType<typeof campaignCard>;

const RULES: Record<CampaignRecord['facts']['stationRule'], string> = {
  any: '哪个站点都能领',
  own: '只在自己登记的站点领',
};
/** How kits can be picked up, to choose from. */
export const STATION_RULES = Object.entries(RULES).map(([value, label]) => ({ value, label }));

/** What is decided, line by line. @param now epoch milliseconds */
export function campaignLines(campaign: CampaignRecord, now: number): { label: string; value: string }[] {
  const { facts } = campaign;
  const { span, by, kit, whom } = campaignCard(campaign, now);
  return [
    { label: '发什么', value: kit },
    { label: '发给谁', value: whom },
    { label: '从几时到几时', value: span },
    { label: '什么时候发', value: windowsSaid(facts.windows) },
    { label: '在哪里领', value: RULES[facts.stationRule] },
    { label: '谁发的', value: by },
    { label: '文件', value: facts.documentNumber || '没有写' },
    { label: '附的话', value: facts.words || '没有写' },
  ];
}

/** A station's kits of a campaign as a line. */
export function stationLine({ station, orgUnitName, ...counts }: StationFigure) {
  const { allottedCount, left, reservedCount, handedCount, waiting } = counts;
  return {
    id: station.id,
    name: station.name,
    unit: orgUnitName,
    note: `没人约的 ${left} 份，约着 ${reservedCount} 份，发了 ${handedCount} 份${waiting ? '；有人在排队' : ''}`,
    left,
    here: left + reservedCount,
    held: reservedCount,
    total: allottedCount,
  };
}
export type StationLine = ReturnType<typeof stationLine>;

const total = (stations: readonly StationFigure[], count: (one: StationFigure) => number) =>
  stations.reduce((sum, one) => sum + count(one), 0);

/** What happens when a campaign is let go to people. @param now epoch milliseconds */
export function openingLines(campaign: CampaignRecord, stations: readonly StationFigure[], now: number): string[] {
  const allotted = total(stations, ({ allottedCount }) => allottedCount);
  const { opensAt } = campaign.facts;
  return [
    `${whomSaid(campaign)}，都看得到。`,
    opensAt > now ? `${dayAndClock(opensAt, now)} 起可以约。` : '马上就可以约。',
    allotted > 0
      ? `${stations.length} 个站点一共放了 ${allotted} 份。`
      : '还没有站点放了份数，职工会看到“还没有站点在发”。',
  ];
}

/** All that stops when a campaign is ended, with its numbers. */
export function closingLines(stations: readonly StationFigure[]): string[] {
  const held = total(stations, ({ reservedCount }) => reservedCount);
  const left = total(stations, ({ left: free }) => free);
  const queues = stations.filter(({ waiting }) => waiting).length;
  return [
    '职工不能再约，站点不能再发。',
    held > 0 ? `有 ${held} 份约好了还没领，领取码作废。` : '没有人约着没领。',
    ...(queues > 0 ? [`${queues} 个站点有人在排队，都不再等，也不会再通知。`] : []),
    ...(held + left > 0 ? [`站点上的 ${held + left} 份，可以随后收回。`] : []),
    '发过的数字都留着。结束了不能再打开。',
  ];
}

/** What came of taking kits back. */
export const withdrawnSaid = (asked: number, got: number): string =>
  got === asked ? `收回了 ${got} 份` : `只收回 ${got} 份，其余的有人约着或者已经发了`;

/** What people said, to choose from. */
export const WORDS_SAID = [
  { value: 'thanks', word: '谢谢' },
  { value: 'complaint', word: '意见' },
] as const;

/** What else became of the kits, beside how many were handed out. */
export function figureNotes({ byProxyCount, cancelledCount, expiredCount }: OfficeFigures): string[] {
  return [`其中同事代领 ${byProxyCount} 份`, `约了又取消 ${cancelledCount} 次，过期没来 ${expiredCount} 次`];
}
