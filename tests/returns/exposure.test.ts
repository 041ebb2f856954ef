import type { TestCloud } from '../kit/test-cloud';
import {
  anAnswer,
  as,
  caller,
  casesIn,
  dataOf,
  declare,
  instant,
  observe,
  settle,
  startReturns,
  take,
  verifiedWith,
  worker,
} from './cases';

let cloud: TestCloud;
beforeEach(async () => (cloud = await startReturns()));
afterEach(() => cloud.stop());

const exposed = (caseId: string, exposedOn: string) =>
  as(cloud, caller)('recordExposure', { caseId, exposedOn, reason: '同车厢' });
const correct = (caseId: string, arrival: string) => {
  const answers = anAnswer({ arrival: instant(arrival) });
  return as(cloud, caller)('correctFields', { caseId, answers, how: 'phone', reason: '本人说明', consented: true });
};

test('a new exposure starts the count again where the rule says so', async () => {
  const id = await observe(cloud);
  cloud.clock.set(instant('2022-12-06T10:00'));

  const future = await exposed(id, '2022-12-07');
  const before = await exposed(id, '2022-11-30');
  const reply = await exposed(id, '2022-12-05');

  expect([future, before]).toEqual([
    expect.objectContaining({ code: 'INVALID_INPUT' }),
    expect.objectContaining({ code: 'INVALID_INPUT' }),
  ]);
  expect(dataOf(reply)).toEqual({ restarted: true, lastDay: '2022-12-18' });
});

test('where the rule starts nothing again, an exposure on the very day of arrival says so', async () => {
  await cloud.stop();
  cloud = await startReturns({ rule: { restartsOnExposure: false } });
  const id = await observe(cloud);

  const reply = await exposed(id, '2022-12-02');

  expect(dataOf(reply)).toEqual({ restarted: false, lastDay: '2022-12-15' });
});

test('another hour of arrival leaves the count where a new exposure began it', async () => {
  const id = await observe(cloud);
  cloud.clock.set(instant('2022-12-10T09:00'));
  dataOf(await exposed(id, '2022-12-10'));

  dataOf(await correct(id, '2022-12-02T08:10'));

  expect(casesIn(cloud)[0]!.anchorOn).toBe('2022-12-10');
});

test('an exposure on the very day of arrival holds the count there, whatever day the arrival turns out to be', async () => {
  const id = await observe(cloud);
  dataOf(await exposed(id, '2022-12-02'));

  dataOf(await correct(id, '2022-12-02T07:00'));
  cloud.clock.set(instant('2022-12-03T10:00'));
  dataOf(await correct(id, '2022-12-03T07:00'));

  expect(casesIn(cloud)[0]).toMatchObject({ anchorOn: '2022-12-02', exposedOn: '2022-12-02' });
});

test('the arrival of a second journey counts, whatever exposure began the count before', async () => {
  const id = await observe(cloud);
  dataOf(await exposed(id, '2022-12-02'));
  cloud.clock.set(instant('2022-12-08T12:00'));
  const answers = anAnswer({ arrival: instant('2022-12-08T09:00') });
  await declare(cloud, worker, { arrival: '2022-12-08T09:00' });
  dataOf(await settle(cloud, caller, await take(cloud), verifiedWith(answers)));
  cloud.clock.set(instant('2022-12-09T09:00'));

  dataOf(await correct(id, '2022-12-09T08:00'));

  expect(casesIn(cloud)[0]!.anchorOn).toBe('2022-12-09');
});
