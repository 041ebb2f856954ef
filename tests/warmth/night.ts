import type { TestCloud } from '../kit/test-cloud';
import { aCampaign, instant, openDoor, startWarmth, stock } from './world';

/** Every night from eight in the evening to six in the morning. */
const NIGHT = { days: [1, 2, 3, 4, 5, 6, 7], from: 20 * 60, to: 30 * 60 };

/** An instant of December 2022 in Beijing. @param said day and clock, `02 23:59` */
export const at = (said: string): number => instant(`2022-12-${said.replace(' ', 'T')}`);

/** A night-shift campaign with three kits at an open door. @param from as `at` takes it */
export async function startNight(from: string): Promise<TestCloud> {
  const campaigns = [aCampaign({ windows: [NIGHT] })];
  const cloud = await startWarmth({ campaigns, at: `2022-12-${from.replace(' ', 'T')}` });
  await stock(cloud, 3);
  await openDoor(cloud);
  return cloud;
}
