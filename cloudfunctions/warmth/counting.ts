import type { BlockHead } from './block';
import type { WarmthCampaign } from './campaign';
import type { Counter } from './contract/keeper';
import type { OfficeFigures, StationFigure } from './contract/office';
import { campaignView } from './views';

/** Beside the occupations of a day: how many of its hand-outs were to a colleague. */
const PROXY = 'proxy';

/** As many stations are told one by one; sums are of all. */
export const MOST_STATIONS = 1_000;

/** The sum of what each row counts. */
export const sumOf = <Row>(rows: readonly Row[], count: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + count(row), 0);

const grouped = (heads: readonly BlockHead[], keyOf: (head: BlockHead) => string) => {
  const groups = new Map<string, BlockHead[]>();
  for (const head of heads) groups.set(keyOf(head), [...(groups.get(keyOf(head)) ?? []), head]);
  return groups;
};

export const headsByStation = (heads: readonly BlockHead[]) => grouped(heads, ({ stationId }) => stationId);
export const headsByCampaign = (heads: readonly BlockHead[]) => grouped(heads, ({ campaignId }) => campaignId);

/** Hand-outs of a block on a day, 人次. */
export const handedOn = ({ days }: BlockHead, day: string): number =>
  sumOf(Object.entries(days[day] ?? {}), ([name, count]) => (name === PROXY ? 0 : count));

const reservedIn = ({ units, left, handed }: BlockHead) => units - left - handed;

/** One campaign's kits at a station, as the keeper sees them. @param heads its blocks there */
export function counterOf(campaign: WarmthCampaign, heads: readonly BlockHead[], day: string, now: number): Counter {
  return {
    campaign: campaignView(campaign, now),
    left: sumOf(heads, ({ left }) => left),
    reservedCount: sumOf(heads, reservedIn),
    handedCount: sumOf(heads, ({ handed }) => handed),
    handedToday: sumOf(heads, (head) => handedOn(head, day)),
    waiting: heads.some(({ waiting }) => waiting),
  };
}

/** The kits of a campaign at one station. @param heads its blocks there, at least one */
export function stationFigure(heads: readonly BlockHead[]): StationFigure {
  const { stationId, stationName, orgUnitName } = heads[0]!;
  return {
    station: { id: stationId, name: stationName },
    orgUnitName,
    allottedCount: sumOf(heads, ({ units }) => units),
    left: sumOf(heads, ({ left }) => left),
    reservedCount: sumOf(heads, reservedIn),
    handedCount: sumOf(heads, ({ handed }) => handed),
    waiting: heads.some(({ waiting }) => waiting),
  };
}

/** Every count of a campaign but what people said. One person has one kit of a campaign, so 人次 and 人 agree in it. */
export function figuresOf(heads: readonly BlockHead[]): Omit<OfficeFigures, 'thanksCount' | 'complaintCount'> {
  const handed = sumOf(heads, (head) => head.handed);
  const counts = heads.flatMap(({ days }) =>
    Object.entries(days).flatMap(([day, of]) => Object.entries(of).map(([name, count]) => ({ day, name, count }))),
  );
  const people = counts.filter(({ name }) => name !== PROXY);
  return {
    allottedCount: sumOf(heads, ({ units }) => units),
    reservedCount: sumOf(heads, reservedIn),
    handOutCount: handed,
    personCount: handed,
    byProxyCount: sumOf(counts, ({ name, count }) => (name === PROXY ? count : 0)),
    expiredCount: sumOf(heads, ({ expired }) => expired),
    cancelledCount: sumOf(heads, ({ cancelled }) => cancelled),
    stations: [...headsByStation(heads).values()].map(stationFigure).slice(0, MOST_STATIONS),
    days: summed(people, ({ day }) => day).map(([day, count]) => ({ day, handOutCount: count, personCount: count })),
    occupations: summed(people, ({ name }) => name).map(([name, count]) => ({
      occupation: name as OfficeFigures['occupations'][number]['occupation'],
      handOutCount: count,
    })),
  };
}

function summed<Row extends { count: number }>(rows: readonly Row[], keyOf: (row: Row) => string): [string, number][] {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.count);
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
}
