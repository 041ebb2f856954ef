import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import type { TestCloud } from '../kit/test-cloud';
import { codeOf, sorter, volunteer } from './shelves';
import { as, dataOf, keeper } from './world';

export const readTrip = async (cloud: TestCloud, tripId: string) =>
  dataOf(await as(cloud, volunteer)('readTrip', { tripId })).trip;

/** The volunteer scans somebody's code at a stop. */
export const give = async (cloud: TestCloud, tripId: string, who = sorter, stopId = 's1', requestId?: string) =>
  as(cloud, volunteer)('handToPerson', { tripId, stopId, itemId: 'kit', code: await codeOf(cloud, who) }, requestId);

export const giveMany = (cloud: TestCloud, tripId: string, count: number, stopId = 's1') =>
  as(cloud, volunteer)('handByCount', { tripId, stopId, itemId: 'kit', count, witness: '郑班长', note: '' });

type Closing = Partial<Pick<WarmthApi['closeTrip']['input'], 'back' | 'differences'>>;
export async function closeTrip(cloud: TestCloud, tripId: string, closing: Closing = {}, requestId?: string) {
  const { version } = await readTrip(cloud, tripId);
  return as(cloud, keeper)('closeTrip', { tripId, version, back: [], differences: [], ...closing }, requestId);
}
