import type { TestCloud } from '../kit/test-cloud';
import { as, caller, casesIn, dataOf, instant, observe, report, settle, startReturns, tick } from './cases';

let cloud: TestCloud;
let caseId: string;
beforeEach(async () => {
  cloud = await startReturns();
  caseId = await observe(cloud);
  dataOf(await report(cloud, caseId, '2022-12-02', 39));
});
afterEach(() => cloud.stop());

const at = (text: string) => cloud.clock.set(instant(text));
const visits = async () =>
  dataOf(await as(cloud, caller)('listBox', { orgUnitId: 'bda', box: 'visit' })).cases.map(({ id }) => id);
async function called(time: string, outcome: Parameters<typeof settle>[3]) {
  at(time);
  const { case: taken } = dataOf(await as(cloud, caller)('takeCase', { caseId }));
  dataOf(await settle(cloud, caller, { caseId, fence: taken.lease!.fence }, outcome));
}

test('who was rung five times in vain is to be visited, also when a report is late meanwhile, until they report', async () => {
  for (const time of ['02T10:00', '02T18:30', '03T08:30', '03T11:40', '03T14:10']) {
    await called(`2022-12-${time}`, { kind: 'noAnswer' });
  }
  at('2022-12-03T20:10');
  await tick();
  const late = await visits();
  const closing = { caseId, advice: '休息', measure: '上门看过', result: 'harmless' } as const;
  dataOf(await as(cloud, caller)('closeFollowUp', closing));

  expect(late).toEqual([caseId]);
  expect(await visits()).toEqual([]);
});

test('who reports after five calls in vain is not visited', async () => {
  const closing = { caseId, advice: '休息', measure: '已告知', result: 'harmless' } as const;
  dataOf(await as(cloud, caller)('closeFollowUp', closing));
  at('2022-12-03T20:10');
  await tick();
  for (const time of ['03T20:20', '04T08:10', '04T11:40', '04T14:10', '04T18:30']) {
    await called(`2022-12-${time}`, { kind: 'noAnswer' });
  }
  at('2022-12-04T20:10');
  await tick();
  const late = await visits();
  dataOf(await report(cloud, caseId, '2022-12-04'));

  expect(late).toEqual([caseId]);
  expect(await visits()).toEqual([]);
});

test('who asked to be rung at an hour is not rung before, because a report is late meanwhile', async () => {
  await called('2022-12-03T17:00', { kind: 'callBack', at: instant('2022-12-04T15:00') });
  at('2022-12-03T20:10');
  await tick();

  const { case: next } = dataOf(await as(cloud, caller)('nextToCall', { orgUnitId: 'bda', lentTo: null }));

  expect(casesIn(cloud)[0]!.missedOn).toBe('2022-12-03');
  expect(next).toBeNull();
});
