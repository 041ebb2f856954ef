import { start } from '../../cloudfunctions/warmth';
import type { WarmthCampaign } from '../../cloudfunctions/warmth/campaign';
import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import { start as startJobs } from '../../cloudfunctions/warmth/jobs';
import type { Reply } from '../../cloudfunctions/kit/contract';
import { aPerson, anAccount, district, factory, units, zone } from '../kit/people';
import type { Persona } from '../kit/people';
import { contextOf, startTestCloud } from '../kit/test-cloud';
import type { Call, TestCloud } from '../kit/test-cloud';
import { blocksIn } from './blocks-in';
import { aCampaign, away, courier, guard, here, keeper, NOON, office, rider, there, townKeeper } from './facts';

export * from './facts';

/** A zone and a district with stations, people and one open campaign; kits come by `stock`. */
export async function startWarmth({
  campaigns = [aCampaign()],
  at = NOON,
}: { campaigns?: WarmthCampaign[]; at?: string } = {}) {
  const cloud = await startTestCloud({ at: `${at}:00+08:00` });
  await cloud.seed({
    orgUnits: units,
    stations: [here, there, away],
    warmthCampaigns: campaigns,
    persons: [
      aPerson(courier),
      aPerson(rider, { occupation: 'rider', stationId: 's1' }),
      aPerson(guard, { occupation: 'guard', orgUnitId: factory._id, orgPath: factory.path }),
      ...[keeper, townKeeper, office].map((persona) => aPerson(persona)),
    ],
    accounts: [
      ...[courier, rider, guard].map((persona) => anAccount(persona)),
      anAccount(keeper, 'stationKeeper', zone),
      anAccount(townKeeper, 'stationKeeper', district),
      anAccount(office, 'unitAdmin', units[0]),
    ],
  });
  return cloud;
}

export const as = (cloud: TestCloud, { openid }: Persona): Call<WarmthApi> => cloud.call<WarmthApi>(start, openid);

/** What a call answered. @throws Error with the refusal */
export function dataOf<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(`${reply.code} ${JSON.stringify(reply.details)}`);
  return reply.data;
}

/** Brings kits to a station. */
export async function stock(cloud: TestCloud, count: number, stationId = 's1', campaignId = 'w1'): Promise<void> {
  dataOf(await as(cloud, office)('allotKits', { campaignId, stationId, count }));
}

/** What a campaign offers to somebody. */
export async function offer(cloud: TestCloud, who: Persona, campaignId = 'w1') {
  const { offers } = dataOf(await as(cloud, who)('readOffers', {}));
  return offers.find(({ campaign }) => campaign.id === campaignId)!;
}

/** A tap on a station, with what was offered just before. */
export async function tapClaim(cloud: TestCloud, who: Persona, stationId = 's1', campaignId = 'w1') {
  const { ticket } = await offer(cloud, who, campaignId);
  return as(cloud, who)('claimKit', { ticket: ticket!, stationId, shards: 1 });
}

/** A kit reserved by somebody. */
export const claim = async (cloud: TestCloud, who: Persona, stationId = 's1', campaignId = 'w1') =>
  dataOf(await tapClaim(cloud, who, stationId, campaignId));

/** Opens the keeper's station. */
export const openDoor = async (cloud: TestCloud, who = keeper, stationId = 's1') =>
  dataOf(await as(cloud, who)('openStation', { stationId }));

/** Hands out to whoever shows a code. */
export const scan = (cloud: TestCloud, text: string, who = keeper, stationId = 's1', requestId?: string) =>
  as(cloud, who)('redeem', { stationId, proof: { kind: 'scanned', text }, handedAt: null }, requestId);

/** One run of the timer, on an instance that knows nothing of other runs. */
export const tick = () => startJobs()({ Type: 'Timer' }, contextOf(null, 'timer'));

/** Kits of the blocks of a campaign, as they lie in the database. */
export const blocks = ({ documents }: TestCloud) => blocksIn(documents);
