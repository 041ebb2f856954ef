import type { WarmthCampaign } from '../../cloudfunctions/warmth/campaign';
import type { TestCloud } from '../kit/test-cloud';
import type { Tap } from './goods-taps';
import {
  aCampaign,
  as,
  claim,
  courier,
  dataOf,
  FACTS,
  keeper,
  office,
  openDoor,
  rider,
  scan,
  startWarmth,
  stock,
} from './world';

const AT_VERSION = { campaignId: 'w1', version: 1 };
const AT_STATION = { campaignId: 'w1', stationId: 's1' };
const byOffice = (action: Tap['action'], input: unknown): Tap => ({ who: office, action, input });
const byKeeper = (action: Tap['action']): Tap => ({ who: keeper, action, input: { stationId: 's1' } });

/** A campaign with kits at two stations, of which one is held. */
async function startRun(facts: Partial<WarmthCampaign> = {}): Promise<TestCloud> {
  const cloud = await startWarmth({ campaigns: [aCampaign(facts)] });
  await stock(cloud, 3);
  await stock(cloud, 2, 's3');
  return cloud;
}

/** One of the kits is held, another was handed out. */
async function startBusy(): Promise<TestCloud> {
  const cloud = await startRun();
  await openDoor(cloud);
  await claim(cloud, courier);
  dataOf(await scan(cloud, (await claim(cloud, rider)).voucher.codes[0]!.text));
  return cloud;
}

async function startOpenedTwice(): Promise<TestCloud> {
  const cloud = await startBusy();
  dataOf(await as(cloud, keeper)('closeStation', { stationId: 's1' }));
  return cloud;
}

/** Each write of the office and of the keeper's door: in what it is tapped, and the tap. */
export const OFFICE_TAPS: Record<string, [start: () => Promise<TestCloud>, tap: Tap]> = {
  createCampaign: [startWarmth, byOffice('createCampaign', { facts: { ...FACTS, name: '夜班护膝' } })],
  editCampaign: [
    startBusy,
    byOffice('editCampaign', { ...AT_VERSION, facts: { ...FACTS, closesAt: FACTS.closesAt - 86_400_000 } }),
  ],
  openCampaign: [() => startRun({ state: 'draft' }), byOffice('openCampaign', AT_VERSION)],
  closeCampaign: [startBusy, byOffice('closeCampaign', AT_VERSION)],
  allotKits: [startBusy, byOffice('allotKits', { ...AT_STATION, count: 300 })],
  withdrawKits: [startBusy, byOffice('withdrawKits', { ...AT_STATION, count: 9 })],
  openStation: [startRun, byKeeper('openStation')],
  'openStation again': [startOpenedTwice, byKeeper('openStation')],
  closeStation: [startBusy, byKeeper('closeStation')],
};
