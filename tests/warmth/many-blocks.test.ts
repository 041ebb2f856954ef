import { emptyBlock } from '../../cloudfunctions/warmth/allotting';
import { heldEntry, entryKey } from '../../cloudfunctions/warmth/block';
import type { Block } from '../../cloudfunctions/warmth/block';
import { aPerson, aStation, zone } from '../kit/people';
import type { TestCloud } from '../kit/test-cloud';
import {
  aCampaign,
  as,
  claim,
  courier,
  dataOf,
  here,
  instant,
  keeper,
  MINUTE,
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

const PAST = { opensAt: instant('2022-10-01T00:00'), closesAt: instant('2022-10-15T00:00') };

let cloud: TestCloud;
beforeEach(async () => (cloud = await startWarmth()));
afterEach(() => cloud.stop());

/** Blocks of a campaign that ended in October, as a station that is busy every winter has them. */
const pastBlocks = (count: number, part: Partial<Block> = {}): Block[] =>
  Array.from({ length: count }, (_, shard) => ({
    ...emptyBlock(aCampaign({ _id: 'w0', state: 'closed', ...PAST }), here, shard),
    ...part,
  }));

test('a station that had many campaigns goes on with the one that runs', async () => {
  await cloud.seed({ warmthBlocks: pastBlocks(250) });
  await stock(cloud, 2);
  const { voucher } = await claim(cloud, courier);
  await openDoor(cloud);

  const { counters } = dataOf(await as(cloud, keeper)('readStationDay', { stationId: 's1' }));
  expect(counters).toMatchObject([{ left: 1, reservedCount: 1 }]);
  const found = await as(cloud, keeper)('findClaims', { stationId: 's1', phoneTail: '0021', surname: '周' });
  expect(dataOf(found).pickups).toHaveLength(1);
  const { claims } = dataOf(await as(cloud, keeper)('readOfflineBook', { stationId: 's1' }));
  expect(claims).toHaveLength(1);
  expect(await scan(cloud, voucher.codes[0]!.text)).toMatchObject({ ok: true });
});

test('a large closing does not keep a kit of another campaign from whoever waits', async () => {
  await cloud.seed({ warmthBlocks: pastBlocks(100, { dueAt: instant('2022-10-15T00:00') }) });
  await stock(cloud, 1);
  await claim(cloud, courier);
  const { ticket } = await offer(cloud, rider);
  dataOf(await as(cloud, rider)('joinWaiting', { ticket: ticket!, stationId: 's1' }));
  cloud.clock.advance(241 * MINUTE);

  await tick();

  expect(await offer(cloud, rider)).toMatchObject({ claim: { state: 'reserved', offered: true } });
});

test('a campaign of the whole city is summed up over all its stations', async () => {
  const stations = Array.from({ length: 1_100 }, (_, i) => aStation({ _id: `z${String(i).padStart(4, '0')}` }));
  const blocks = stations.flatMap((station) =>
    [0, 1].map((shard) => ({ ...emptyBlock(aCampaign(), station, shard), units: 3, left: 3 })),
  );
  await cloud.seed({ stations, warmthBlocks: blocks });

  const figures = dataOf(await as(cloud, office)('readFigures', { campaignId: 'w1' }));
  const campaign = dataOf(await as(cloud, office)('readCampaign', { campaignId: 'w1' }));
  const shown = dataOf(await as(cloud, courier)('listClaimStations', { campaignId: 'w1', near: null }));

  expect([figures.allottedCount, figures.stations.length]).toEqual([6_600, 1_000]);
  expect(campaign.stations.every(({ allottedCount }) => allottedCount === 6)).toBe(true);
  expect(shown.stations).toHaveLength(50);
  expect(cloud.logs.filter(({ outcome }) => outcome === 'overBudget')).toEqual([]);
});

test('the last of thousands who hold a kit at a station is found by number and surname', async () => {
  const crowd = Array.from({ length: 1_200 }, (_, i) => {
    const n = String(i).padStart(4, '0');
    return { openid: `o-c${n}`, name: '吴建民', phone: `1540001${n}` };
  });
  const persons = crowd.map((one) => aPerson(one) as { _id: string });
  const until = instant('2022-12-03T12:00');
  const held = persons.map(({ _id: personId }, i) => {
    const hold = { attempt: 1, claimId: i.toString(16).padStart(20, '0'), personId, occupation: 'courier' as const };
    return heldEntry({ ...hold, orgPath: zone.path, at: until - MINUTE, until, offered: false, from: null });
  });
  const blocks = [0, 1, 2, 3, 4, 5].map((shard) => {
    const own = held.slice(shard * 200, (shard + 1) * 200);
    const claims = Object.fromEntries(own.map((entry) => [entryKey(entry.claimId, 1), entry]));
    return { ...emptyBlock(aCampaign(), here, shard), units: 200, claims };
  });
  const rows = held.map(({ personId, claimId }, i) => ({
    _id: `w1:${personId}`,
    ...{ campaignId: 'w1', personId, claimId, orgPath: zone.path, attempt: 1, fixed: false },
    ...{ blockId: blocks[Math.floor(i / 200)]!._id, proxy: null, proxyKey: null, card: null, late: null, changes: 0 },
  }));
  await cloud.seed({ persons, warmthBlocks: blocks, warmthClaims: rows });

  const { pickups } = dataOf(
    await as(cloud, keeper)('findClaims', { stationId: 's1', phoneTail: '1199', surname: '吴' }),
  );

  expect(pickups).toHaveLength(1);
  expect(await tapClaim(cloud, rider)).toMatchObject({ code: 'SOLD_OUT' });
});

test('the one campaign that is open is listed, however many have ended', async () => {
  const ended = Array.from({ length: 520 }, (_, i) => {
    const _id = `e${String(i).padStart(3, '0')}`;
    return aCampaign({ _id, state: 'closed', ...PAST, listKey: `bj/!${_id}` });
  });
  await cloud.seed({ warmthCampaigns: ended });

  const { campaigns } = dataOf(await as(cloud, office)('listCampaigns', { orgUnitId: 'bj', state: 'open' }));

  expect(campaigns).toMatchObject([{ id: 'w1' }]);
});
