import { emptyBlock } from '../../cloudfunctions/warmth/allotting';
import { entryKey } from '../../cloudfunctions/warmth/block';
import type { Block, Entry } from '../../cloudfunctions/warmth/block';
import { claimRowId, UNTOUCHED } from '../../cloudfunctions/warmth/claim-row';
import type { ClaimRow } from '../../cloudfunctions/warmth/claim-row';
import { start } from '../../cloudfunctions/warmth';
import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import { zone } from '../kit/people';
import type { Persona } from '../kit/people';
import {
  aCampaign,
  away,
  courier,
  dataOf,
  here,
  instant,
  keeper,
  offer,
  office,
  openDoor,
  rider,
  startWarmth,
  stock,
} from './world';

const BLOCKS = 10;
const STATES = ['reserved', 'redeemed', 'cancelled', 'expired'] as const;

/** An attempt of somebody, a fourth of them still held. */
function entryOf(i: number): Entry {
  const state = STATES[i % STATES.length]!;
  const at = instant('2022-12-01T09:00');
  return {
    attempt: 1,
    claimId: i.toString(16).padStart(20, '0'),
    state,
    personId: `p-${i}`,
    occupation: 'courier',
    orgPath: zone.path,
    at,
    until: instant('2022-12-10T09:00'),
    offered: false,
    from: null,
    endedAt: state === 'reserved' ? null : at,
    by: null,
    request: null,
    proxyId: null,
    counted: state === 'redeemed',
  };
}

/** Ten blocks of a station with so many claims in all of them, and some free kits in each. */
function laid(claims: number): { warmthBlocks: Block[]; warmthClaims: ClaimRow[] } {
  const entries = Array.from({ length: claims }, (_, i) => entryOf(i));
  const rows = entries.map(({ personId, claimId }, i): ClaimRow => {
    const [_id, blockId] = [claimRowId('w1', personId), `w1.s1.${i % BLOCKS}`];
    const binding = { campaignId: 'w1', personId, claimId, orgPath: zone.path, attempt: 1, blockId };
    return { ...UNTOUCHED, _id, ...binding, fixed: false };
  });
  const blocks = Array.from({ length: BLOCKS }, (_, shard) => {
    const own = entries.filter((__, i) => i % BLOCKS === shard);
    const [handed, held] = (['redeemed', 'reserved'] as const).map((state) => own.filter((one) => one.state === state));
    const block = emptyBlock(aCampaign(), here, shard);
    const units = 20 + handed!.length + held!.length;
    const kits = { units, left: 20, handed: handed!.length, dueAt: instant('2022-12-10T09:00') };
    return { ...block, ...kits, claims: Object.fromEntries(own.map((one) => [entryKey(one.claimId, 1), one])) };
  });
  return { warmthBlocks: blocks, warmthClaims: rows };
}

/** Operations of each call, each on an instance that knows nobody, in a campaign with so many claims. */
async function measure(claims: number): Promise<Record<string, number>> {
  const cloud = await startWarmth();
  await cloud.seed(laid(claims));
  await stock(cloud, 3, away._id);
  await openDoor(cloud);
  const measured: Record<string, number> = {};
  const call = async <A extends keyof WarmthApi>(who: Persona, action: A, input: WarmthApi[A]['input']) => {
    const answer = dataOf(await cloud.call<WarmthApi>(() => start(), who.openid)(action, input));
    measured[action] = cloud.logs.at(-1)!.operations;
    return answer;
  };
  const ticketOf = async (who: Persona) => (await offer(cloud, who)).ticket!;
  const here1 = { stationId: 's1', shards: BLOCKS };
  const at = { campaignId: 'w1', stationId: 's1' };

  await call(courier, 'readOffers', {});
  await call(courier, 'listClaimStations', { campaignId: 'w1', near: null });
  const { voucher } = await call(courier, 'claimKit', { ticket: await ticketOf(courier), ...here1 });
  const text = voucher.codes[0]!.text;
  await call(courier, 'readVoucher', { campaignId: 'w1', claimId: null });
  await call(courier, 'offerProxy', { campaignId: 'w1' });
  await call(keeper, 'checkVoucher', { stationId: 's1', proof: { kind: 'scanned', text } });
  await call(keeper, 'findClaims', { stationId: 's1', phoneTail: '0021', surname: '周' });
  await call(keeper, 'readOfflineBook', { stationId: 's1' });
  await call(keeper, 'redeem', { stationId: 's1', proof: { kind: 'scanned', text }, handedAt: null });
  await call(courier, 'sayWord', { campaignId: 'w1', kind: 'thanks', text: '很暖和' });
  await call(keeper, 'readStationDay', { stationId: 's1' });
  const held = await call(rider, 'claimKit', { ticket: await ticketOf(rider), ...here1 });
  const elsewhere = { ticket: held.claim.changeTicket!, stationId: away._id, shards: 1 };
  await call(rider, 'changeStation', elsewhere);
  await call(rider, 'cancelClaim', { campaignId: 'w1', attempt: 2 });
  cloud.documents.updateRaw('warmthBlocks', 'w1.s1.0', { waiting: true });
  await call(rider, 'joinWaiting', { ticket: await ticketOf(rider), stationId: 's1' });
  await call(rider, 'leaveWaiting', { campaignId: 'w1' });
  await call(office, 'readFigures', { campaignId: 'w1' });
  await call(office, 'readCampaign', { campaignId: 'w1' });
  await call(office, 'allotKits', { ...at, count: 5 });
  await call(office, 'withdrawKits', { ...at, count: 5 });
  await call(office, 'closeCampaign', { campaignId: 'w1', version: 1 });
  await call(keeper, 'closeStation', { stationId: 's1' });
  expect(cloud.logs.filter(({ outcome }) => outcome === 'overBudget')).toEqual([]);
  await cloud.stop();
  return measured;
}

test('no call makes an operation more in a campaign with two thousand claims than in one with two', async () => {
  const few = await measure(2);

  expect(await measure(2_000)).toEqual(few);
  expect(few).toMatchObject({ claimKit: 3, cancelClaim: 9, redeem: 8 });
});
