import type { TestCloud } from '../kit/test-cloud';
import {
  as,
  caller,
  casesIn,
  colleague,
  dataOf,
  declare,
  instant,
  second,
  settle,
  startReturns,
  take,
  town,
  townCaller,
  worker,
} from './cases';

let cloud: TestCloud;
beforeEach(async () => (cloud = await startReturns()));
afterEach(() => cloud.stop());

const next = (who = caller, orgUnitId = 'bda') => as(cloud, who)('nextToCall', { orgUnitId, lentTo: null });

test('a member calls nobody, and a caller of another district sees nobody here', async () => {
  await declare(cloud);

  expect(await next(worker)).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(dataOf(await next(townCaller)).case).toBeNull();
});

test('two callers at once get two people, and whoever asks again the same one', async () => {
  await declare(cloud);
  await declare(cloud, colleague);

  const [one, two] = await Promise.all([take(cloud, caller), take(cloud, second)]);
  const again = await take(cloud, caller);

  expect(new Set([one.caseId, two.caseId]).size).toBe(2);
  expect(again).toEqual(one);
});

test('a lease that ran out gives the person to somebody else, and the late outcome is refused with nothing lost', async () => {
  await declare(cloud);
  const late = await take(cloud, caller);
  cloud.clock.advance(15 * 60_000);
  const now = await take(cloud, second);

  const refused = await settle(cloud, caller, late, { kind: 'noAnswer' });
  const kept = await settle(cloud, second, now, { kind: 'noAnswer' });

  expect(now.fence).toBe(late.fence + 1);
  expect(refused).toMatchObject({ ok: false, code: 'CASE_HELD' });
  expect(kept).toMatchObject({ ok: true });
  expect(casesIn(cloud)[0]!.triedAt).toHaveLength(1);
});

test('people are not called between nine in the evening and eight in the morning', async () => {
  await declare(cloud);
  cloud.clock.set(instant('2022-12-02T21:00'));

  expect(await next()).toMatchObject({ code: 'QUIET_HOURS', details: { until: instant('2022-12-03T08:00') } });
});

test('a case given back is anybody’s at once, with a note', async () => {
  await declare(cloud);
  const { caseId, fence } = await take(cloud);

  await as(cloud, caller)('releaseCase', { caseId, fence, note: '方言听不懂，换位同事' });
  const other = await take(cloud, second);

  expect(other.case).toMatchObject({ id: caseId, noteForNext: '方言听不懂，换位同事' });
  expect(await as(cloud, caller)('releaseCase', { caseId, fence, note: '' })).toMatchObject({ code: 'CASE_HELD' });
});

test('a case in somebody’s hands is not taken by another, who may look', async () => {
  const { id } = await declare(cloud);
  await take(cloud, caller);

  expect(await as(cloud, second)('takeCase', { caseId: id })).toMatchObject({ code: 'CASE_HELD' });
  expect(await as(cloud, townCaller)('takeCase', { caseId: id })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await as(cloud, second)('openCase', { caseId: id, reason: '看看进展' })).toMatchObject({
    ok: true,
    data: { mayEdit: true, owner: { id: 'bda' } },
  });
  expect(await as(cloud, townCaller)('openCase', { caseId: id, reason: '看看' })).toMatchObject({ code: 'NOT_FOUND' });
});

test('the number to dial is shown after the look was noted, and to nobody else', async () => {
  const { id } = await declare(cloud);
  await take(cloud, caller);

  const reply = await as(cloud, caller)('revealPhone', { caseId: id, reason: '拨打核实电话' });
  const stranger = await as(cloud, townCaller)('revealPhone', { caseId: id, reason: '拨打核实电话' });

  expect(reply).toEqual({ ok: true, data: { phone: worker.phone } });
  expect(stranger).toMatchObject({ code: 'NOT_FOUND' });
  expect(cloud.rows('audit')).toEqual([
    expect.objectContaining({ action: 'revealPhone', reason: '查看号码：拨打核实电话' }),
  ]);
  expect(JSON.stringify(cloud.logs)).not.toContain(worker.phone);
});

test('each look at a number is noted, also under a request that looked before', async () => {
  const mine = await declare(cloud);
  const traveller = { name: '马小丽', relation: 'child', oralConsent: true } as const;
  const other = await declare(cloud, worker, { traveller });
  const look = async (caseId: string) =>
    dataOf(await as(cloud, caller)('revealPhone', { caseId, reason: '拨号' }, 'request-1'));

  await look(mine.id);
  await look(mine.id);
  await look(other.id);
  cloud.clock.set(instant('2022-12-20T10:00'));
  await look(mine.id);

  expect(cloud.rows('audit')).toHaveLength(3);
});

test('fever and missed days come before those who wait to be verified, then the older day', async () => {
  await declare(cloud, colleague);
  cloud.clock.set(instant('2022-12-03T09:00'));
  await declare(cloud, worker, { arrival: '2022-12-03T07:30' });

  const { waiting } = dataOf(await as(cloud, caller)('readQueue', { orgUnitId: 'bda' }));

  expect(waiting.map(({ name }) => name)).toEqual(['钱宁', '马建国']);
  expect(await as(cloud, caller)('readQueue', { orgUnitId: town._id })).toMatchObject({ code: 'NOT_FOUND' });
});
