import type { TestCloud } from '../kit/test-cloud';
import {
  as,
  caller,
  casesIn,
  cityCaller,
  colleague,
  dataOf,
  declare,
  instant,
  observe,
  office,
  report,
  settle,
  startReturns,
  take,
  townCaller,
  verifiedWith,
} from './cases';

let cloud: TestCloud;
beforeEach(async () => (cloud = await startReturns()));
afterEach(() => cloud.stop());

test('registered − verified − closed is zero, or listed by name', async () => {
  await observe(cloud);
  const { id } = await declare(cloud, colleague);
  const day = () => as(cloud, office)('readDay', { orgUnitId: 'bda', day: '2022-12-02' });

  const before = dataOf(await day());
  await as(cloud, caller)('endCase', { caseId: id, as: 'cancelled', reason: '没有来京' });
  const after = dataOf(await day());

  expect(before).toMatchObject({ registeredCount: 2, verifiedCount: 1, closedCount: 0, openCount: 1 });
  expect(before.left).toEqual([expect.objectContaining({ name: '钱宁', overdue: false, stage: 'toVerify' })]);
  expect(after).toMatchObject({ registeredCount: 2, verifiedCount: 1, closedCount: 1, openCount: 0, left: [] });
  expect(await as(cloud, townCaller)('readDay', { orgUnitId: 'bda', day: '2022-12-02' })).toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('the queue says when it will be empty at the present pace', async () => {
  await declare(cloud);
  const none = dataOf(await as(cloud, caller)('readQueue', { orgUnitId: 'bda' }));
  await declare(cloud, colleague);
  const held = await take(cloud);
  dataOf(await settle(cloud, caller, held, verifiedWith()));

  const reply = dataOf(await as(cloud, caller)('readQueue', { orgUnitId: 'bda' }));

  expect(none).toMatchObject({ openCount: 1, settledCount: 0, emptyAt: null, quietUntil: null });
  expect(reply).toMatchObject({
    openCount: 1,
    settledCount: 1,
    emptyAt: instant('2022-12-02T09:30'),
    deadlineAt: instant('2022-12-03T00:00'),
  });
});

test('a neighbour’s caller works in a queue that was lent, until the loan ends', async () => {
  const loan = { fromUnitId: 'bda', toUnitId: 'yangfang', untilAt: instant('2022-12-02T20:00') };
  await declare(cloud);
  await declare(cloud, colleague);
  const ask = () => as(cloud, townCaller)('nextToCall', { orgUnitId: 'bda', lentTo: 'yangfang' });

  const before = await ask();
  const beyond = await as(cloud, townCaller)('lendQueue', loan);
  dataOf(await as(cloud, office)('lendQueue', loan));
  const lent = dataOf(await as(cloud, townCaller)('listLoans', { orgUnitId: 'yangfang' }));
  const foreign = await as(cloud, caller)('listLoans', { orgUnitId: 'yangfang' });
  const { case: one } = dataOf(await ask());
  const phone = await as(cloud, townCaller)('revealPhone', { caseId: one!.id, reason: '拨打核实电话' });
  const kept = await settle(cloud, townCaller, { caseId: one!.id, fence: one!.lease!.fence }, verifiedWith());
  const later = await as(cloud, townCaller)('takeCase', { caseId: one!.id });
  cloud.clock.set(instant('2022-12-02T20:00'));
  const over = await ask();
  const ended = dataOf(await as(cloud, townCaller)('listLoans', { orgUnitId: 'yangfang' }));

  expect(lent.loans).toEqual([
    { from: { id: 'bda', name: expect.any(String) as string }, openCount: 2, untilAt: loan.untilAt },
  ]);
  expect(ended.loans).toEqual([]);
  expect(foreign).toMatchObject({ code: 'NOT_FOUND' });
  expect(before).toMatchObject({ code: 'NOT_FOUND' });
  expect(beyond).toMatchObject({ code: 'NOT_FOUND' });
  expect(phone).toMatchObject({ ok: true });
  expect(kept).toMatchObject({ ok: true });
  expect(later).toMatchObject({ code: 'NOT_FOUND' });
  expect(over).toMatchObject({ code: 'NOT_FOUND' });
  expect(casesIn(cloud).every(({ orgUnitId }) => orgUnitId === 'bda')).toBe(true);
});

test('whoever was lent a queue can do what it asks for: fill in the day and close the follow-up', async () => {
  const caseId = await observe(cloud);
  dataOf(await report(cloud, caseId, '2022-12-02', 39));
  const closing = { caseId, advice: '休息', measure: '已告知', result: 'harmless' } as const;
  const told = { caseId, day: '2022-12-02', health: { temperatureC: 38, symptoms: [] } };
  const close = () => as(cloud, townCaller)('closeFollowUp', closing);
  const record = () => as(cloud, townCaller)('recordCheckIn', told);
  dataOf(
    await as(cloud, office)('lendQueue', {
      fromUnitId: 'bda',
      toUnitId: 'yangfang',
      untilAt: instant('2022-12-02T20:00'),
    }),
  );

  const before = [await record(), await close()];
  dataOf(await as(cloud, townCaller)('nextToCall', { orgUnitId: 'bda', lentTo: 'yangfang' }));
  const replies = [await record(), await close()];
  const after = [await record(), await close()];

  expect(before.map((reply) => !reply.ok && reply.code)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  expect(replies).toMatchObject([{ ok: true }, { ok: true }]);
  expect(after.map((reply) => !reply.ok && reply.code)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
});

test.each([
  ['in the past', { untilAt: instant('2022-12-02T08:00') }, 'INVALID_INPUT'],
  ['to itself', { toUnitId: 'bda' }, 'INVALID_INPUT'],
  ['to an enterprise', { toUnitId: 'e1' }, 'UNIT_CANNOT_RECEIVE'],
  ['to nobody', { toUnitId: 'nowhere' }, 'INVALID_INPUT'],
])('a loan %s is refused', async (_, facts, code) => {
  const loan = { fromUnitId: 'bda', toUnitId: 'yangfang', untilAt: instant('2022-12-02T20:00'), ...facts };

  expect(await as(cloud, office)('lendQueue', loan)).toMatchObject({ code });
  expect(cloud.rows('returnLoans')).toEqual([]);
});

test('the unit above sees how its neighbours stand', async () => {
  await declare(cloud);

  const reply = dataOf(await as(cloud, cityCaller)('proposeLoans', { parentId: 'bj' }));

  expect(reply.loads).toEqual([expect.objectContaining({ openCount: 1, settledCount: 0, emptyAt: null })]);
  expect(reply.proposals).toEqual([]);
  expect(await as(cloud, office)('proposeLoans', { parentId: 'bj' })).toMatchObject({ code: 'NOT_FOUND' });
});
