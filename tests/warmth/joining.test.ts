import { emptyBlock } from '../../cloudfunctions/warmth/allotting';
import type { TestCloud } from '../kit/test-cloud';
import {
  aCampaign,
  as,
  blocks,
  claim,
  courier,
  dataOf,
  here,
  offer,
  rider,
  startWarmth,
  stock,
  tapClaim,
  tick,
} from './world';

const W1 = { campaignId: 'w1' };
let cloud: TestCloud;
afterEach(() => cloud.stop());

const join = async (stationId = 's1') => {
  const { ticket } = await offer(cloud, rider);
  return as(cloud, rider)('joinWaiting', { ticket: ticket!, stationId });
};

test('there is no line where kits are free, and nobody else is told that they are gone', async () => {
  cloud = await startWarmth();
  await stock(cloud, 5);

  expect(await join()).toMatchObject({ code: 'KITS_FREE' });
  expect(cloud.rows('warmthWaits')).toEqual([]);
  expect(await tapClaim(cloud, courier)).toMatchObject({ ok: true });
});

test('there is no line at a stop of a trip, and nothing is half-written', async () => {
  cloud = await startWarmth();
  const stop = emptyBlock(aCampaign(), { ...here, _id: 'trip-t1-s1' }, 0);
  await cloud.seed({ warmthBlocks: [{ ...stop, units: 1, handed: 1 }] });

  expect(await join(stop.stationId)).toMatchObject({ code: 'NOT_FOUND' });
  expect(cloud.rows('warmthWaits')).toEqual([]);
});

test('who has tried as often as anybody may is let go from the line, and the kit stays free for others', async () => {
  cloud = await startWarmth({ campaigns: [aCampaign({ stationRule: 'own' })] });
  await stock(cloud, 1);
  const giveBack = async (attempt: number) => dataOf(await as(cloud, rider)('cancelClaim', { ...W1, attempt }));
  for (let attempt = 1; attempt < 20; attempt += 1) {
    await claim(cloud, rider);
    await giveBack(attempt);
  }
  const { ticket } = await offer(cloud, rider);
  await claim(cloud, rider);
  dataOf(await as(cloud, rider)('joinWaiting', { ticket: ticket!, stationId: 's1' }));
  await giveBack(20);
  await tick();

  expect(blocks(cloud)).toMatchObject([{ left: 1, waiting: false }]);
});
