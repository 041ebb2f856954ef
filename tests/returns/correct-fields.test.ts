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
  townCaller,
  verifiedWith,
  worker,
} from './cases';

let cloud: TestCloud;
beforeEach(async () => (cloud = await startReturns()));
afterEach(() => cloud.stop());

const correct = (caseId: string, answers: ReturnType<typeof anAnswer>) =>
  as(cloud, caller)('correctFields', { caseId, answers, how: 'phone', reason: '本人说明', consented: true });

test('the worker objects, and a caller corrects it with them', async () => {
  const { id } = await declare(cloud);
  const open = await as(cloud, worker)('raiseObjection', { caseId: id, field: 'stay', text: '我住宿舍' });
  dataOf(await settle(cloud, caller, await take(cloud), verifiedWith(anAnswer({ stay: 'hotel' }))));

  dataOf(await as(cloud, worker)('raiseObjection', { caseId: id, field: 'stay', text: '我住宿舍，不是宾馆' }));
  const listed = dataOf(await as(cloud, caller)('listBox', { orgUnitId: 'bda', box: 'objection' }));
  const correction = { caseId: id, answers: anAnswer(), how: 'phone', reason: '本人说明', consented: true } as const;
  const corrected = dataOf(await as(cloud, caller)('correctFields', correction)).case;
  const after = dataOf(await as(cloud, caller)('listBox', { orgUnitId: 'bda', box: 'objection' }));

  expect(open).toMatchObject({ code: 'INVALID_INPUT', details: { fields: [{ path: 'field' }] } });
  expect([listed.cases.length, after.cases.length]).toEqual([1, 0]);
  expect(corrected.fields[4]).toMatchObject({ verified: 'dormitory', objection: null });
  expect(await as(cloud, townCaller)('correctFields', correction)).toMatchObject({ code: 'NOT_FOUND' });
});

test('an arrival corrected later is counted from anew', async () => {
  const { id } = await declare(cloud);
  dataOf(await settle(cloud, caller, await take(cloud), verifiedWith()));
  const answers = anAnswer({ arrival: instant('2022-12-02T04:30') - 0 });
  cloud.clock.set(instant('2022-12-03T10:00'));

  const reply = await as(cloud, caller)('correctFields', {
    caseId: id,
    answers: { ...answers, arrival: instant('2022-12-03T07:00') },
    how: 'phone',
    reason: '记错了一天',
    consented: true,
  });

  expect(reply).toMatchObject({ ok: true });
  expect(casesIn(cloud)[0]!.anchorOn).toBe('2022-12-03');
});

test('a fever that a correction brings is followed up, once', async () => {
  const id = await observe(cloud);
  const feverish = anAnswer({ health: { temperatureC: 39, symptoms: [] } });

  dataOf(await correct(id, feverish));
  const held = await take(cloud);
  const closing = { caseId: id, advice: '休息', measure: '已告知', result: 'harmless' } as const;
  dataOf(await as(cloud, caller)('closeFollowUp', closing));
  dataOf(await correct(id, { ...feverish, stay: 'alone' }));

  expect(held.case).toMatchObject({ id, purpose: 'followUp' });
  expect(casesIn(cloud)[0]).toMatchObject({ followUp: null, illOn: '2022-12-02' });
});
