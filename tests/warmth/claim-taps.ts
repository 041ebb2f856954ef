import type { TestCloud } from '../kit/test-cloud';
import type { Tap } from './goods-taps';
import { as, away, claim, courier, dataOf, keeper, offer, openDoor, rider, scan, startWarmth, stock } from './world';

const W1 = { campaignId: 'w1' };

/** One kit at each of two stations. */
export const startCrash = async () => {
  const cloud = await startWarmth();
  await stock(cloud, 1);
  await stock(cloud, 1, away._id);
  return cloud;
};
const ticketOf = async (cloud: TestCloud, who: typeof courier) => (await offer(cloud, who)).ticket!;

/** A held kit, and the card that its owner shares. */
async function shared(cloud: TestCloud): Promise<string> {
  await claim(cloud, courier);
  return dataOf(await as(cloud, courier)('offerProxy', W1)).card;
}

/** Each write of members, and the keeper's redeeming, with what goes before it. */
export const CLAIM_TAPS: Record<string, (cloud: TestCloud) => Promise<Tap>> = {
  async claimKit(cloud) {
    const input = { ticket: await ticketOf(cloud, courier), stationId: 's1', shards: 1 };
    return { who: courier, action: 'claimKit', input };
  },
  /** Where the station is fixed, whoever looks is bound to it. */
  async readOffers(cloud) {
    cloud.documents.updateRaw('warmthCampaigns', 'w1', { stationRule: 'own' });
    return { who: rider, action: 'readOffers', input: {} };
  },
  async changeStation(cloud) {
    const { claim: held } = await claim(cloud, courier);
    const input = { ticket: held.changeTicket!, stationId: away._id, shards: 1 };
    return { who: courier, action: 'changeStation', input };
  },
  async cancelClaim(cloud) {
    await claim(cloud, courier);
    return { who: courier, action: 'cancelClaim', input: { ...W1, attempt: 1 } };
  },
  async redeem(cloud) {
    const { voucher } = await claim(cloud, courier);
    await openDoor(cloud);
    const proof = { kind: 'scanned', text: voucher.codes[0]!.text };
    return { who: keeper, action: 'redeem', input: { stationId: 's1', proof, handedAt: null } };
  },
  async redeemLate(cloud) {
    const { voucher } = await claim(cloud, courier);
    const handedAt = cloud.clock.now();
    cloud.clock.advance(30_000);
    dataOf(await as(cloud, courier)('cancelClaim', { ...W1, attempt: 1 }));
    const proof = { kind: 'scanned', text: voucher.codes[0]!.text };
    return { who: keeper, action: 'redeem', input: { stationId: 's1', proof, handedAt } };
  },
  async joinWaiting(cloud) {
    await claim(cloud, courier);
    const input = { ticket: await ticketOf(cloud, rider), stationId: 's1' };
    return { who: rider, action: 'joinWaiting', input };
  },
  async leaveWaiting(cloud) {
    const { input } = await CLAIM_TAPS['joinWaiting']!(cloud);
    dataOf(await as(cloud, rider)('joinWaiting', input as never));
    return { who: rider, action: 'leaveWaiting', input: W1 };
  },
  async offerProxy(cloud) {
    await claim(cloud, courier);
    return { who: courier, action: 'offerProxy', input: W1 };
  },
  acceptProxy: async (cloud) => ({ who: rider, action: 'acceptProxy', input: { card: await shared(cloud) } }),
  async revokeProxy(cloud) {
    const card = await shared(cloud);
    dataOf(await as(cloud, rider)('acceptProxy', { card }));
    return { who: courier, action: 'revokeProxy', input: W1 };
  },
  async takeBackCard(cloud) {
    await shared(cloud);
    return { who: courier, action: 'revokeProxy', input: W1 };
  },
  async sayWord(cloud) {
    const { voucher } = await claim(cloud, courier);
    await openDoor(cloud);
    dataOf(await scan(cloud, voucher.codes[0]!.text));
    return { who: courier, action: 'sayWord', input: { ...W1, kind: 'thanks', text: '很暖和' } };
  },
};
