import { alertsCard, roadCard } from '../../text/goods-today';
import { warmth } from '../warmth';
import type { Duty, TodaySource } from './card';

const KEEPERS: ReadonlySet<Duty['role']> = new Set(['stationKeeper', 'secretary', 'unitAdmin']);
const TEAM: ReadonlySet<Duty['role']> = new Set([...KEEPERS, 'volunteer']);

/** 物资与慰问, in a duty: what runs out or expires on its shelves, and which trips are on the road. */
export const goodsToday: TodaySource = async ({ duty }) => {
  if (!duty || !TEAM.has(duty.role)) return [];
  const at = { orgUnitId: duty.orgUnit.id };
  const [{ alerts }, { trips }] = await Promise.all([
    KEEPERS.has(duty.role) ? warmth('listAlerts', at) : { alerts: [] },
    warmth('listTrips', { ...at, after: null }),
  ]);
  const onRoad = trips.filter(({ state }) => state === 'out').map(roadCard);
  return alerts.length > 0 ? [...onRoad, alertsCard(alerts, duty.orgUnit)] : onRoad;
};
