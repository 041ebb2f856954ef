import { breakingOperation } from '../../local/cloudbase/faults';
import type { TestCloud } from '../kit/test-cloud';
import { startTestCloud } from '../kit/test-cloud';
import {
  aCampaign,
  as,
  claim,
  courier,
  dataOf,
  HOUR,
  keeper,
  office,
  openDoor,
  rider,
  scan,
  startWarmth,
  stock,
  tick,
  townKeeper,
} from './world';

/** Of the operations of a count one in so many breaks; `CRASH_STEP=1` breaks all. */
const STEP = Number(process.env['CRASH_STEP'] ?? 7);
const [winter, night] = [aCampaign(), aCampaign({ _id: 'w2', name: '夜班暖心' })];

async function give(cloud: TestCloud, who: typeof courier, stationId: string, campaignId: string, by = keeper) {
  const { voucher } = await claim(cloud, who, stationId, campaignId);
  dataOf(await scan(cloud, voucher.codes[0]!.text, by, stationId));
}

/** Zhou had a kit of each campaign, at two stations; Xu one, in another district. */
async function threeHandOuts(cloud: TestCloud) {
  await stock(cloud, 5, 's1', 'w1');
  await stock(cloud, 5, 's2', 'w2');
  await stock(cloud, 5, 's3', 'w1');
  await openDoor(cloud);
  await openDoor(cloud, keeper, 's2');
  await openDoor(cloud, townKeeper, 's3');
  await give(cloud, courier, 's1', 'w1');
  await give(cloud, rider, 's3', 'w1', townKeeper);
  cloud.clock.advance(13 * HOUR);
  await openDoor(cloud, keeper, 's2');
  await give(cloud, courier, 's2', 'w2');
}

const figuresOf = async (cloud: TestCloud, orgUnitId: string, period: string) =>
  dataOf(await as(cloud, office)('readUnitFigures', { orgUnitId, period }));
const figure = (handOutCount: number, personCount: number) => ({ handOutCount, personCount });

test('hand-outs and people are counted apart across campaigns, by day, work and station', async () => {
  const cloud = await startWarmth({ campaigns: [winter, night] });
  await threeHandOuts(cloud);
  expect(await figuresOf(cloud, 'bj', '2022-12')).toMatchObject(figure(0, 0));

  await tick();
  await tick();

  expect(await figuresOf(cloud, 'bj', '2022-12')).toEqual({
    orgUnit: { id: 'bj', name: '北京市总工会' },
    ...figure(3, 2),
    parts: [
      { part: '2022-12-02', ...figure(2, 2) },
      { part: '2022-12-03', ...figure(1, 1) },
    ],
    occupations: [
      { occupation: 'courier', ...figure(2, 1) },
      { occupation: 'rider', ...figure(1, 1) },
    ],
    stations: expect.arrayContaining([
      { station: { id: 's1', name: '中航技工业户外劳动者站点' }, ...figure(1, 1) },
      { station: { id: 's2', name: '荣华街道暖心驿站' }, ...figure(1, 1) },
      { station: { id: 's3', name: '阳坊镇总工会暖心驿站' }, ...figure(1, 1) },
    ]) as unknown,
  });
  await cloud.stop();
});

test('a year counts by month, and a unit only what its own stations handed out', async () => {
  const cloud = await startWarmth({ campaigns: [winter, night] });
  await threeHandOuts(cloud);
  await tick();

  expect(await figuresOf(cloud, 'bj', '2022')).toMatchObject({
    ...figure(3, 2),
    parts: [{ part: '2022-12', ...figure(3, 2) }],
  });
  const zone = await figuresOf(cloud, 'bda', '2022');
  expect(zone).toMatchObject(figure(2, 1));
  expect(zone.stations.map(({ station }) => station.id).sort()).toEqual(['s1', 's2']);
  expect(await figuresOf(cloud, 'bj', '2023-01')).toMatchObject({ ...figure(0, 0), stations: [] });
  await cloud.stop();
});

test('a period that is none is refused, and a unit out of reach is not found', async () => {
  const cloud = await startWarmth();

  const period = await as(cloud, office)('readUnitFigures', { orgUnitId: 'bj', period: '2022-13' });
  const unit = await as(cloud, office)('readUnitFigures', { orgUnitId: 'elsewhere', period: '2022' });

  expect(period).toMatchObject({ code: 'INVALID_INPUT', details: { fields: [{ path: 'period' }] } });
  expect(unit).toMatchObject({ code: 'NOT_FOUND' });
  expect(await as(cloud, keeper)('readUnitFigures', { orgUnitId: 'bda', period: '2022' })).toMatchObject({
    code: 'NOT_ALLOWED',
  });
  await cloud.stop();
});

/** What the tallies hold, and whether anything is left to count. */
const counted = (cloud: TestCloud) =>
  [cloud.rows('warmthTallies'), cloud.rows('warmthServed'), cloud.rows('warmthBlocks')].map((rows) =>
    [...rows].sort((a, b) => (String(a['_id']) < String(b['_id']) ? -1 : 1)),
  );

/** Which operations of a run are those of the count: from its look for blocks to its last word on one. */
async function operationsOfTheCount(cloud: TestCloud): Promise<number[]> {
  const asked: string[] = [];
  cloud.faults = { before: (_, collection) => (asked.push(collection), 'pass'), after: () => 'pass' };
  await tick();
  cloud.faults = null;
  const first = asked.indexOf('warmthServed');
  const last = asked.lastIndexOf('warmthTallies');
  const numbers = Array.from({ length: asked.length }, (_, i) => i + 1);
  return numbers.slice(first - 2, last + 4);
}

test('whatever operation cuts the count off, the next run finishes it and counts nothing twice', async () => {
  const first = await startWarmth({ campaigns: [winter, night] });
  await threeHandOuts(first);
  const [rows, at] = [first.everything(), new Date(first.clock.now()).toISOString()];
  const operations = await operationsOfTheCount(first);
  const expected = counted(first);
  await first.stop();
  expect(operations.length).toBeGreaterThan(40);

  for (const when of ['before', 'after'] as const) {
    for (const operation of operations.filter((_, i) => i % STEP === 0)) {
      const cloud = await startTestCloud({ at });
      await cloud.seed(rows);
      cloud.faults = breakingOperation(operation, when);
      await tick();
      cloud.faults = null;
      await tick();
      const found = { when, operation, counted: counted(cloud) };
      await cloud.stop();

      expect(found).toEqual({ when, operation, counted: expected });
    }
  }
}, 120_000);

test('two runs at once count each hand-out once', async () => {
  const cloud = await startWarmth({ campaigns: [winter, night] });
  await threeHandOuts(cloud);

  await Promise.all([tick(), tick(), tick()]);
  await tick();

  expect(await figuresOf(cloud, 'bj', '2022-12')).toMatchObject(figure(3, 2));
  await cloud.stop();
});

test('a hand-out between the look at a block and its end is not overlooked', async () => {
  const cloud = await startWarmth({ campaigns: [winter, night] });
  await stock(cloud, 5);
  await openDoor(cloud);
  await give(cloud, courier, 's1', 'w1');
  const { voucher } = await claim(cloud, rider);
  cloud.faults = {
    async before(_, collection): Promise<'pass'> {
      if (collection !== 'warmthServed') return 'pass';
      cloud.faults = null;
      dataOf(await scan(cloud, voucher.codes[0]!.text));
      return 'pass';
    },
    after: () => 'pass',
  };

  await tick();
  await tick();

  expect(await figuresOf(cloud, 'bj', '2022-12')).toMatchObject(figure(2, 2));
  await cloud.stop();
});
