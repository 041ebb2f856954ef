import { alertsCard, comingCard, roadCard } from '../../text/goods-today';
import { dayAt } from '../../text/times';
import { warmth } from '../warmth';
import type { Duty, TodaySource } from './card';

const KEEPERS: ReadonlySet<Duty['role']> = new Set(['stationKeeper', 'secretary', 'unitAdmin']);
const TEAM: ReadonlySet<Duty['role']> = new Set([...KEEPERS, 'volunteer']);

/** 物资与慰问, in a duty: what runs out or expires on its shelves, which trips are on the road, and which come to it. */
export const goodsToday: TodaySource = async ({ duty, now }) => {
  if (!duty || !TEAM.has(duty.role)) return [];
  const at = { orgUnitId: duty.orgUnit.id };
  const [{ alerts }, { trips }, { trips: toUs }] = await Promise.all([
    KEEPERS.has(duty.role) ? warmth('listAlerts', at) : { alerts: [] },
    warmth('listTrips', { ...at, after: null }),
    warmth('listTripsTo', at),
  ]);
  const onRoad = trips.filter(({ state }) => state === 'out').map(roadCard);
  const coming = toUs.map((trip) => comingCard(trip, dayAt(now))).filter((card) => card !== null);
  return [...onRoad, ...coming, ...(alerts.length > 0 ? [alertsCard(alerts, duty.orgUnit)] : [])];
};
