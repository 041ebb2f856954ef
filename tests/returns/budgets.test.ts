import { start } from '../../cloudfunctions/returns';
import type { TestCloud } from '../kit/test-cloud';
import { as, caller, dataOf, observe, startReturns, town, townCaller, worker } from './cases';
import { others } from './others';

const LIMITS = { submitCheckIn: 3, readJournal: 2, nextToCall: 4, listRoster: 2, listMyCalls: 2 } as const;
type Measured = Record<keyof typeof LIMITS, number>;

/** Operations of each call on a cold instance, which has met nobody yet. */
async function measure(count: number): Promise<Measured> {
  const cloud: TestCloud = await startReturns();
  const caseId = await observe(cloud);
  cloud.documents.insertMany('returnCases', others(count));
  const cold = (action: keyof Measured, who: typeof worker, input: object) => {
    const instance = () => start();
    return cloud.call<Record<string, { input: unknown; output: unknown }>>(instance, who.openid)(action, input);
  };
  const calls = {
    submitCheckIn: () => cold('submitCheckIn', worker, { caseId, day: '2022-12-02', report: { kind: 'unchanged' } }),
    readJournal: () => cold('readJournal', worker, { caseId }),
    nextToCall: () => cold('nextToCall', caller, { orgUnitId: 'bda', lentTo: null }),
    listMyCalls: () => cold('listMyCalls', caller, { day: '2022-12-02' }),
    listRoster: () => cold('listRoster', caller, { orgUnitId: 'bda', after: null }),
  };
  const measured: Partial<Measured> = {};
  for (const [action, call] of Object.entries(calls)) {
    dataOf(await call());
    measured[action as keyof Measured] = cloud.logs.at(-1)!.operations;
  }
  await cloud.stop();
  return measured as Measured;
}

test('the calls of the evening make the same few operations among a thousand cases as among twenty', async () => {
  const few = await measure(20);
  const many = await measure(1_000);

  expect(many).toEqual(few);
  for (const [action, most] of Object.entries(LIMITS)) expect(many[action as keyof Measured]).toBeLessThanOrEqual(most);
});

test('as many loans as are listed are within the budget', async () => {
  const cloud = await startReturns();
  const loan = { toPath: town.path, untilAt: cloud.clock.now() + 60_000, lentBy: null, renewals: 0 };
  const returnLoans = [1, 2, 3, 4, 5].map((i) => ({ ...loan, _id: `u${i}:${town._id}`, fromPath: `bj/u${i}/` }));
  await cloud.seed({ returnLoans });

  expect(dataOf(await as(cloud, townCaller)('listLoans', { orgUnitId: town._id })).loans).toHaveLength(5);
  expect(cloud.logs.at(-1)).toMatchObject({ outcome: 'ok' });
  await cloud.stop();
});

test('no ordinary call spends more than its budget', async () => {
  const cloud = await startReturns();
  const caseId = await observe(cloud);
  await as(cloud, worker)('readJournal', { caseId });

  expect(cloud.logs.filter(({ outcome }) => outcome === 'overBudget')).toEqual([]);
  await cloud.stop();
});
