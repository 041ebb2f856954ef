import type { TestCloud } from '../kit/test-cloud';
import {
  aDeclaration,
  admin,
  anAnswer,
  as,
  caller,
  casesIn,
  colleague,
  dataOf,
  declare,
  instant,
  observe,
  report,
  second,
  settle,
  startReturns,
  take,
  tick,
  townCaller,
  worker,
} from './cases';

let cloud: TestCloud;
beforeEach(async () => (cloud = await startReturns()));
afterEach(() => cloud.stop());

const certificate = (caseId: string) => as(cloud, worker)('readCertificate', { caseId });

test('fourteen days end with a certificate that verifies, by the timer', async () => {
  const id = await observe(cloud);
  await report(cloud, id, '2022-12-02');
  const early = await certificate(id);
  cloud.clock.set(instant('2022-12-16T00:00'));

  const runs = [await tick(), await tick()];
  const paper = dataOf(await certificate(id));
  const genuine = await as(cloud, worker)('verifyCertificate', { number: paper.number.toLowerCase() });
  const forged = await as(cloud, worker)('verifyCertificate', { number: paper.number.replace('15', '14') });

  expect(early).toMatchObject({ code: 'NOT_FINISHED', details: { lastDay: '2022-12-15' } });
  expect(runs.map((run) => run?.['lookAfterPeriods'])).toEqual([1, 0]);
  expect(paper).toMatchObject({
    name: '马建国',
    firstDay: '2022-12-02',
    lastDay: '2022-12-15',
    reportedDays: 1,
    totalDays: 14,
    issuedOn: '2022-12-16',
    issuedBy: '北京经济技术开发区总工会',
  });
  expect(paper.number).not.toContain('马');
  expect([genuine, forged]).toEqual([
    { ok: true, data: { valid: true, lastDay: '2022-12-15' } },
    { ok: true, data: { valid: false, lastDay: null } },
  ]);
});

test('a timer that never fires keeps nobody from the certificate', async () => {
  const id = await observe(cloud);
  cloud.clock.set(instant('2022-12-16T00:01'));

  expect(await certificate(id)).toMatchObject({ ok: true, data: { lastDay: '2022-12-15' } });
  expect(casesIn(cloud)[0]).toMatchObject({ stage: 'completed' });
});

test('a fever still open holds the end back', async () => {
  const id = await observe(cloud);
  cloud.clock.set(instant('2022-12-15T09:00'));
  await report(cloud, id, '2022-12-15', 38);
  cloud.clock.set(instant('2022-12-16T09:00'));

  const run = await tick();
  const early = await certificate(id);
  await as(cloud, caller)('closeFollowUp', { caseId: id, advice: '去医院', measure: '已转诊', result: 'hospital' });
  await tick();

  expect(run?.['lookAfterPeriods']).toBe(0);
  expect(early).toMatchObject({ code: 'FOLLOW_UP_OPEN' });
  expect(await certificate(id)).toMatchObject({ ok: true });
});

test.each([
  ['cancelled', 'cancelled'],
  ['lost', 'lost'],
  ['movedOut', 'movedOut'],
  ['completed', 'completed'],
] as const)('ended as %s, nothing further can happen to it', async (end, stage) => {
  const id = await observe(cloud);
  await report(cloud, id, '2022-12-02', 38);
  const sent = dataOf(
    await as(cloud, caller)('sendTransfer', { caseId: id, toUnitId: 'yangfang', reason: '住在那里' }),
  );
  if (end === 'completed') {
    await as(cloud, caller)('closeFollowUp', { caseId: id, advice: '休息', measure: '无需处理', result: 'harmless' });
  }

  const reply = await as(cloud, caller)('endCase', { caseId: id, as: end, reason: '上级通知' });
  cloud.clock.set(instant('2022-12-03T20:30'));
  await tick();
  const after = await Promise.all([
    report(cloud, id, '2022-12-03'),
    as(cloud, caller)('takeCase', { caseId: id }),
    as(cloud, caller)('revealPhone', { caseId: id, reason: '再问一句' }),
    as(cloud, caller)('recordExposure', { caseId: id, exposedOn: '2022-12-03', reason: '同乘' }),
    as(cloud, caller)('sendTransfer', { caseId: id, toUnitId: 'd114', reason: '住在那里' }),
    as(cloud, caller)('endCase', { caseId: id, as: 'lost', reason: '再结束一次' }),
  ]);
  const accepting = await as(cloud, townCaller)('answerTransfer', {
    caseId: id,
    transferId: sent.transfer.id,
    accept: true,
    reason: '',
  });

  expect(dataOf(reply)).toEqual({ stage });
  expect(after.map((refusal) => !refusal.ok && refusal.code)).toEqual(Array(6).fill('CASE_CLOSED'));
  expect(accepting).toMatchObject({ code: 'NOT_FOUND' });
  expect(dataOf(await as(cloud, caller)('readQueue', { orgUnitId: 'bda' })).openCount).toBe(0);
  expect(dataOf(await as(cloud, caller)('listRoster', { orgUnitId: 'bda', after: null })).people).toEqual([]);
  expect(casesIn(cloud)[0]).toMatchObject({ orgUnitId: 'bda', purgeOn: '2023-01-01', followUp: null, missedOn: null });
});

test('an early end asks for the open follow-up first, and certifies the days there were', async () => {
  const id = await observe(cloud);
  await report(cloud, id, '2022-12-02', 38);
  const end = { caseId: id, as: 'completed', reason: '京疫防发〔2022〕10号' } as const;

  const early = await as(cloud, caller)('endCase', end);
  await as(cloud, caller)('closeFollowUp', { caseId: id, advice: '休息', measure: '无需处理', result: 'harmless' });
  cloud.clock.set(instant('2022-12-05T10:00'));
  await as(cloud, caller)('endCase', end);

  expect(early).toMatchObject({ code: 'FOLLOW_UP_OPEN' });
  expect(dataOf(await certificate(id))).toMatchObject({ firstDay: '2022-12-02', lastDay: '2022-12-05', totalDays: 4 });
});

test('verified after its period was over, a case ends at once', async () => {
  await declare(cloud, worker, { arrival: '2022-11-10T09:00' });

  const answers = aDeclaration({ arrival: '2022-11-10T09:00' }).answers;
  const reply = await settle(cloud, caller, await take(cloud), { kind: 'verified', answers, consented: true });

  expect(dataOf(reply)).toMatchObject({ stage: 'completed', nextCallAt: null });
});

test('rows go after their time, counts stay, and the certificate still verifies', async () => {
  const id = await observe(cloud);
  await report(cloud, id, '2022-12-02');
  cloud.clock.set(instant('2022-12-16T09:00'));
  await tick();
  const { number } = dataOf(await certificate(id));
  cloud.clock.set(instant('2023-01-14T09:00'));
  const early = await tick();
  cloud.clock.set(instant('2023-01-15T09:00'));

  const runs = [await tick(), await tick()];

  expect([early, ...runs].map((run) => run?.['purgeEnded'])).toEqual([0, 1, 0]);
  expect(cloud.rows('returnCases')).toEqual([]);
  expect(cloud.rows('returnTallies')).toEqual([
    {
      _id: '2022-12-16:bda',
      endedOn: '2022-12-16',
      orgUnitId: 'bda',
      orgPath: 'bj/bda/',
      counts: { 'return:completed': 1, reports: 1, calls: 1 },
    },
  ]);
  expect(await as(cloud, worker)('verifyCertificate', { number })).toMatchObject({ data: { valid: true } });
});

test('once the campaign is over nobody is rung but for a fever and no period begins, however late the timer', async () => {
  const ill = await observe(cloud);
  await report(cloud, ill, '2022-12-02', 38);
  const { id } = await declare(cloud, colleague);
  const { case: taken } = dataOf(await as(cloud, caller)('takeCase', { caseId: id }));
  cloud.documents.updateRaw('campaigns', 'return', { endsOn: '2022-12-02' });
  cloud.clock.set(instant('2022-12-03T09:00'));

  const held = { caseId: id, fence: taken.lease!.fence };
  const refused = await settle(cloud, caller, held, { kind: 'verified', answers: anAnswer(), consented: true });
  const fever = await take(cloud);
  const other = await as(cloud, second)('nextToCall', { orgUnitId: 'bda', lentTo: null });
  const run = await tick();

  expect(refused).toMatchObject({ code: 'NO_CAMPAIGN' });
  expect(fever.caseId).toBe(ill);
  expect(dataOf(other).case).toBeNull();
  expect(run).toMatchObject({ endWithCampaign: 1, applyRules: 0, lookAfterPeriods: 0 });
});

test('when the campaign is over, periods are complete and what was never verified is cancelled; a fever waits', async () => {
  const id = await observe(cloud);
  const ill = await observe(cloud, colleague);
  await as(cloud, colleague)('submitCheckIn', {
    caseId: ill,
    day: '2022-12-02',
    report: { kind: 'health', health: { temperatureC: 38, symptoms: [] } },
  });
  await declare(cloud, second, { arrival: '2022-12-05T10:00' });
  cloud.documents.updateRaw('campaigns', 'return', { endsOn: '2022-12-02' });
  const early = await tick();
  cloud.clock.set(instant('2022-12-03T00:10'));

  const runs = [await tick(), await tick()];

  expect([early, ...runs].map((run) => run?.['endWithCampaign'])).toEqual([0, 2, 0]);
  expect(casesIn(cloud).map(({ stage }) => stage)).toEqual(['completed', 'observing', 'cancelled']);
  expect(await certificate(id)).toMatchObject({ ok: true, data: { lastDay: '2022-12-03', totalDays: 2 } });
});

test('an administrator, who may end a case, can look at it first', async () => {
  const caseId = await observe(cloud);

  const looked = dataOf(await as(cloud, admin)('openCase', { caseId, reason: '查看' }));
  const reply = await as(cloud, admin)('endCase', { caseId, as: 'movedOut', reason: '去了外地' });

  expect(looked.case.maskedPhone).toContain('*');
  expect(looked.mayEdit).toBe(true);
  expect(dataOf(reply)).toEqual({ stage: 'movedOut' });
});
