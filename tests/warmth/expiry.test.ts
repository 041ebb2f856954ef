import type { TestCloud } from '../kit/test-cloud';
import {
  as,
  blocks,
  claim,
  courier,
  dataOf,
  HOUR,
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

const DAY = 24 * HOUR;

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await startWarmth();
});
afterEach(() => cloud.stop());

describe('a kit that nobody came for', () => {
  beforeEach(() => stock(cloud, 2));

  test.each([
    ['twice', async () => [await tick(), await tick()]],
    ['twice at the same moment', () => Promise.all([tick(), tick()])],
  ])('comes back once, though the job runs %s', async (_, run) => {
    await claim(cloud, courier);
    cloud.clock.advance(4 * HOUR);

    await run();

    expect(blocks(cloud)).toMatchObject([{ units: 2, left: 2, expired: 1 }]);
    const figures = dataOf(await as(cloud, office)('readFigures', { campaignId: 'w1' }));
    expect(figures).toMatchObject({ expiredCount: 1, reservedCount: 0, cancelledCount: 0 });
  });

  test('is held to the last minute, and each by its own time', async () => {
    await claim(cloud, courier);
    cloud.clock.advance(HOUR);
    await claim(cloud, rider);
    cloud.clock.advance(3 * HOUR - MINUTE);
    await tick();
    expect(blocks(cloud)).toMatchObject([{ left: 0 }]);
    cloud.clock.advance(MINUTE);
    await tick();
    expect([(await offer(cloud, courier)).claim?.state, (await offer(cloud, rider)).claim?.state]).toEqual([
      'expired',
      'reserved',
    ]);
    cloud.clock.advance(HOUR);
    await tick();

    expect(blocks(cloud)).toMatchObject([{ left: 2, expired: 2 }]);
  });

  test('is handed out after its time as long as the job has not run, and then stays so', async () => {
    await openDoor(cloud);
    await claim(cloud, courier);
    cloud.clock.advance(4 * HOUR + MINUTE);
    const { voucher } = dataOf(await as(cloud, courier)('readVoucher', { campaignId: 'w1', claimId: null }));

    expect(await scan(cloud, voucher.codes[0]!.text)).toMatchObject({ ok: true });
    await tick();

    expect(blocks(cloud)).toMatchObject([{ units: 2, left: 1, handed: 1, expired: 0 }]);
  });

  test('comes back once, though the job was away for days, and can be claimed again', async () => {
    await claim(cloud, courier);
    cloud.clock.advance(3 * DAY);
    await tick();

    expect(blocks(cloud)).toMatchObject([{ left: 2, expired: 1 }]);
    expect(await tapClaim(cloud, courier)).toMatchObject({ ok: true, data: { claim: { attempt: 2 } } });
  });

  test('comes back when the job first runs after the end of the campaign, which is closed as of its end', async () => {
    await claim(cloud, courier);
    cloud.clock.set(instant('2022-12-17T09:00'));
    await tick();
    await tick();

    expect(blocks(cloud)).toMatchObject([{ left: 2, expired: 1, open: false }]);
    const { campaign } = dataOf(await as(cloud, office)('readCampaign', { campaignId: 'w1' }));
    expect(campaign).toMatchObject({ state: 'closed', closedAt: instant('2022-12-15T00:00') });
  });
});

test('a station that nobody closed is closed by the job, once', async () => {
  await openDoor(cloud);
  cloud.clock.advance(20 * HOUR);
  await tick();
  await tick();

  const { stations } = dataOf(await as(cloud, keeper)('listMyStations', {}));
  expect(stations.filter(({ openNow }) => openNow)).toEqual([]);
  const { shift } = dataOf(await as(cloud, keeper)('closeStation', { stationId: 's1' }));
  expect(shift).toMatchObject({ day: '2022-12-02', closedAt: instant('2022-12-03T08:00') });
});
