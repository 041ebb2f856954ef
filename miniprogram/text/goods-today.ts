import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import type { Duty, TodayCard } from '../services/today/card';
import { daysApart } from './times';

type Alert = WarmthApi['listAlerts']['output']['alerts'][number];
type Trip = WarmthApi['listTrips']['output']['trips'][number];

const PAGES = '/packages/warmth-goods/pages';
const WORDS: readonly [kind: Alert['kind'], word: string][] = [
  ['expired', '过期了'],
  ['low', '快没了'],
  ['expiring', '快到期'],
];
/** How many goods are named before “等”. */
const NAMED = 3;

function named(alerts: readonly Alert[]): string {
  const names = [...new Set(alerts.map(({ item }) => item.name))];
  return `${names.slice(0, NAMED).join('、')}${names.length > NAMED ? `等 ${names.length} 样` : ''}`;
}

/** What runs out or expires on the shelves of a unit. */
export function alertsCard(alerts: readonly Alert[], { id, name }: Duty['orgUnit']): TodayCard {
  const counts = WORDS.map(([kind, word]) => ({ word, count: alerts.filter((one) => one.kind === kind).length }));
  const said = counts.filter(({ count }) => count > 0).map(({ word, count }) => `${count} 样${word}`);
  const hasExpired = alerts.some(({ kind }) => kind === 'expired');
  return {
    id: 'goods-alerts',
    urgency: hasExpired ? 'now' : 'waiting',
    tag: { tone: hasExpired ? 'alert' : 'wait', icon: 'box', word: '库存' },
    title: said.join('，'),
    note: named(alerts),
    picture: 'parcel',
    act: { word: '看库存', url: `${PAGES}/stock/stock?id=${id}&name=${encodeURIComponent(name)}` },
    also: null,
  };
}

/** A trip of another union that loads or stops at a place of ours today or tomorrow; `null`: later, or over. */
export function comingCard({ id, title, day, orgUnit, leader, state }: Trip, today: string): TodayCard | null {
  const word = state === 'out' ? '已经出发' : state === 'planned' ? COMES[daysApart(today, day)] : undefined;
  if (word === undefined) return null;
  return {
    id: `coming-${id}`,
    urgency: day > today ? 'waiting' : 'today',
    tag: { tone: 'brick', icon: 'van', word },
    title,
    note: `${orgUnit.name}的慰问，经过您这儿，带队 ${leader}`,
    picture: 'bag',
    act: { word: '看行程', url: `${PAGES}/trip/trip?trip=${id}` },
    also: null,
  };
}
/** By days from today. */
const COMES: Readonly<Record<number, string>> = { 0: '今天', 1: '明天' };

/** A trip that is on the road. */
export const roadCard = ({ id, title, leader, stopCount, handOutCount }: Trip): TodayCard => ({
  id: `trip-${id}`,
  urgency: 'now',
  tag: { tone: 'brick', icon: 'van', word: '在路上' },
  title,
  note: `带队 ${leader}，${stopCount} 站${handOutCount > 0 ? `，记了 ${handOutCount} 笔发放` : ''}`,
  picture: 'bag',
  act: { word: '去发放', url: `${PAGES}/trip/trip?trip=${id}` },
  also: null,
});
