import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import type { TestCloud } from '../kit/test-cloud';
import { auditor, startGoods, tripFacts, volunteer } from './shelves';
import { as, courier, dataOf, keeper, office, townKeeper } from './world';

type Facts = WarmthApi['recordVisit']['input']['facts'];
const FACTS: Facts = {
  met: ['工会 王主席', '夜班班长 郑国强'],
  keepsProducing: true,
  findings: [{ topic: 'rest', state: 'needsWork', note: '休息室椅子不够' }],
  incident: '一旦有发热，先隔离到三号休息室',
  promises: [
    { text: '添置二十把折叠椅', by: '长风机械', dueOn: '2022-12-20' },
    { text: '送一批护腰', by: '开发区总工会', dueOn: '2022-12-10' },
  ],
  note: '',
};

let cloud: TestCloud;
let tripId: string;
beforeEach(async () => {
  cloud = await startGoods();
  tripId = dataOf(await as(cloud, office)('planTrip', { facts: tripFacts() })).trip.id;
});
afterEach(() => cloud.stop());

const record = (facts: Partial<Facts> = {}, version: number | null = null, requestId?: string) =>
  as(cloud, volunteer)('recordVisit', { tripId, stopId: 's2', version, facts: { ...FACTS, ...facts } }, requestId);
const promises = async () =>
  dataOf(await as(cloud, office)('listPromises', { orgUnitId: 'bda', after: null })).promises;

test('the team writes down what it found; a courier and another district neither write nor read', async () => {
  expect(await as(cloud, courier)('readVisit', { tripId, stopId: 's2' })).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await as(cloud, townKeeper)('readVisit', { tripId, stopId: 's2' })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await as(cloud, auditor)('readVisit', { tripId, stopId: 's2' })).toMatchObject({ data: { visit: null } });

  const { visit } = dataOf(await record());

  expect(visit).toMatchObject({ met: FACTS.met, findings: FACTS.findings, keepsProducing: true, version: 1 });
  expect(dataOf(await as(cloud, keeper)('readVisit', { tripId, stopId: 's2' })).visit).toEqual(visit);
  expect(dataOf(await as(cloud, keeper)('readTrip', { tripId })).trip.stops.map(({ visited }) => visited)).toEqual([
    false,
    true,
  ]);
});

test('the names of those met are in no log, and sealed', async () => {
  await record();

  expect(JSON.stringify([cloud.rows('visits'), cloud.logs])).not.toMatch(/郑国强|折叠椅/);
});

test('twice is once, and an old version overwrites nothing', async () => {
  const first = await record({}, null, 'request-visit');
  expect(await record({}, null, 'request-visit')).toEqual(first);
  expect(await record({ note: '补记' }, null)).toMatchObject({ code: 'CONFLICT' });

  expect(dataOf(await record({ note: '补记' }, 1)).visit).toMatchObject({ note: '补记', version: 2 });
});

test('promises that are not kept are listed, the first due first; a kept one is gone from the list', async () => {
  await record();
  const [first] = await promises();
  expect(first).toMatchObject({ text: '添置二十把折叠椅', stop: { name: '长风机械' }, kept: false });

  const keep = () => as(cloud, volunteer)('keepPromise', { promiseId: first!.id, note: '已到位' }, 'request-keep');
  const done = await keep();

  expect(await keep()).toEqual(done);
  expect(done).toMatchObject({ data: { promise: { kept: true, keptNote: '已到位' } } });
  expect((await promises()).map(({ text }) => text)).toEqual(['送一批护腰']);
  dataOf(await record({ note: '补记' }, 2));
  expect((await promises()).map(({ text }) => text)).toEqual(['送一批护腰']);
});

test('a promise that was never made is not kept', async () => {
  await record();

  expect(await as(cloud, volunteer)('keepPromise', { promiseId: 'r1-s2-p1', note: '' })).toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('a promise that was taken out of the record is not kept in the name of another', async () => {
  const { visit } = dataOf(await record());
  const [chairs, belts] = visit.promises;
  const { visit: after } = dataOf(await record({ promises: FACTS.promises.slice(1) }, visit.version));

  const keep = (promiseId: string) => as(cloud, volunteer)('keepPromise', { promiseId, note: '到了' });
  expect(after.promises.map(({ id }) => id)).toEqual([belts!.id]);
  expect(await keep(chairs!.id)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await keep(belts!.id)).toMatchObject({ data: { promise: { text: '送一批护腰', kept: true } } });
});
