import type { TestCloud } from '../kit/test-cloud';
import {
  aCampaign,
  as,
  blocks,
  claim,
  courier,
  dataOf,
  offer,
  office,
  openDoor,
  rider,
  scan,
  startWarmth,
  stock,
  tapClaim,
  tick,
} from './world';

const WRITES = ['database.modifyDocument', 'database.insertDocument'];
const W1 = { campaignId: 'w1' };
const close = async () => dataOf(await as(cloud, office)('closeCampaign', { ...W1, version: 1 }));
const allot = (stationId: string, count: number, requestId?: string) =>
  as(cloud, office)('allotKits', { ...W1, stationId, count }, requestId);

let cloud: TestCloud;
afterEach(() => cloud.stop());

/** Runs something just before the next write of a block. */
function beforeBlocks(act: () => Promise<unknown>): void {
  cloud.faults = {
    async before(action, collection): Promise<'pass'> {
      if (collection !== 'warmthBlocks' || !WRITES.includes(action)) return 'pass';
      cloud.faults = null;
      await act();
      return 'pass';
    },
    after: () => 'pass',
  };
}

test('as many kits as the form takes come to a station in one tap', async () => {
  cloud = await startWarmth();

  expect(await allot('s1', 4_000)).toMatchObject({ ok: true, data: { station: { allottedCount: 4_000 } } });
  expect(blocks(cloud).map(({ units, left }) => [units, left])).toEqual(Array(20).fill([200, 200]));
});

test('kits that come while the campaign closes cannot be claimed, and the tap is answered the same again', async () => {
  cloud = await startWarmth();
  await stock(cloud, 1);
  const { ticket } = await offer(cloud, courier);
  beforeBlocks(close);

  const first = await allot('s2', 5, 'request-allot');

  expect(blocks(cloud).map(({ open }) => open)).toEqual([false, false]);
  const late = await as(cloud, courier)('claimKit', { ticket: ticket!, stationId: 's2', shards: 1 });
  expect(late).toMatchObject({ code: 'CAMPAIGN_CLOSED' });
  expect(await allot('s2', 5, 'request-allot')).toMatchObject({ ok: true, data: first.ok && first.data });
  expect(await allot('s2', 5)).toMatchObject({ code: 'CAMPAIGN_CLOSED' });
});

test('kits that come while the campaign opens can be claimed', async () => {
  cloud = await startWarmth({ campaigns: [aCampaign({ state: 'draft' })] });
  await stock(cloud, 1);
  beforeBlocks(() => as(cloud, office)('openCampaign', { ...W1, version: 1 }));

  dataOf(await allot('s2', 5));

  expect(await tapClaim(cloud, courier, 's2')).toMatchObject({ ok: true });
});

test('a job that follows an older version reopens nothing that was closed meanwhile', async () => {
  cloud = await startWarmth();
  await stock(cloud, 2);
  await openDoor(cloud);
  const { ticket } = await offer(cloud, rider);
  const { voucher } = await claim(cloud, courier);
  cloud.documents.updateRaw('warmthCampaigns', 'w1', { aligned: false });
  beforeBlocks(close);

  await tick();

  expect(blocks(cloud)).toMatchObject([{ open: false }]);
  expect(await scan(cloud, voucher.codes[0]!.text)).toMatchObject({ ok: false });
  const late = await as(cloud, rider)('claimKit', { ticket: ticket!, stationId: 's1', shards: 1 });
  expect(late).toMatchObject({ code: 'CAMPAIGN_CLOSED' });
});

test('two movements at once to a fixed station: what does not fit its one block is refused, and none is stranded', async () => {
  cloud = await startWarmth({ campaigns: [aCampaign({ stationRule: 'own', allotted: true })] });
  beforeBlocks(() => stock(cloud, 300));

  expect(await allot('s1', 300)).toMatchObject({ code: 'TOO_MANY_KITS' });
  expect(blocks(cloud)).toMatchObject([{ shard: 0, units: 300 }]);
});
