import type { TestCloud } from '../kit/test-cloud';
import {
  as,
  caller,
  casesIn,
  dataOf,
  declare,
  instant,
  settle,
  startReturns,
  take,
  townCaller,
  verifiedWith,
  worker,
} from './cases';

let cloud: TestCloud;
beforeEach(async () => (cloud = await startReturns()));
afterEach(() => cloud.stop());

const ELSEWHERE = { orgUnitId: 'yangfang' };

test('who declares for another unit in the middle of a call stays with the unit that is calling, and it counts', async () => {
  await declare(cloud);
  const held = await take(cloud);

  const anew = await declare(cloud, worker, ELSEWHERE);
  const reply = await settle(cloud, caller, held, verifiedWith());

  expect(anew).toMatchObject({ id: held.caseId, heldBy: '北京经济技术开发区总工会' });
  expect(dataOf(reply)).toMatchObject({ stage: 'observing' });
  expect(casesIn(cloud)).toEqual([expect.objectContaining({ orgUnitId: 'bda', stage: 'observing' })]);
});

test('the history names the unit that was declared meanwhile, for whoever hands the case on', async () => {
  await declare(cloud);
  const { caseId } = await take(cloud);
  await declare(cloud, worker, ELSEWHERE);

  const { case: one } = dataOf(await as(cloud, caller)('openCase', { caseId, reason: '核对单位' }));

  expect(one.history[0]).toMatchObject({ step: 'declared', note: '单位改报：阳坊镇总工会' });
});

test('given back, it moves with the next declaration', async () => {
  await declare(cloud);
  const { caseId, fence } = await take(cloud);
  dataOf(await as(cloud, caller)('releaseCase', { caseId, fence, note: '' }));

  const anew = await declare(cloud, worker, ELSEWHERE);

  expect(anew).toMatchObject({ id: caseId, heldBy: '阳坊镇总工会' });
  expect(casesIn(cloud)[0]!.history.at(-1)).toMatchObject({ step: 'declared', note: null });
});

test('moved after the fifteen minutes, it takes no outcome of the unit it has left', async () => {
  await declare(cloud);
  const held = await take(cloud);
  cloud.clock.set(instant('2022-12-02T09:16'));
  await declare(cloud, worker, ELSEWHERE);

  const reply = await settle(cloud, caller, held, verifiedWith());

  expect(reply).toMatchObject({ code: 'NOT_FOUND' });
  expect(casesIn(cloud)).toEqual([expect.objectContaining({ orgUnitId: 'yangfang', stage: 'toVerify' })]);
  expect(await take(cloud, townCaller, 'yangfang')).toMatchObject({ caseId: held.caseId });
});

test('told differently for the same unit, a call past its fifteen minutes still counts', async () => {
  await declare(cloud);
  const held = await take(cloud);
  cloud.clock.set(instant('2022-12-02T09:16'));
  await declare(cloud);

  expect(await settle(cloud, caller, held, { kind: 'noAnswer' })).toMatchObject({ ok: true });
});
