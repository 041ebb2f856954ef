import type { TestCloud } from '../kit/test-cloud';
import {
  anAnswer,
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
  verifiedWith,
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

test('a verification keeps what was declared, what was verified, by whom, when and how', async () => {
  const { id } = await declare(cloud);
  const held = await take(cloud);

  const reply = await settle(cloud, caller, held, verifiedWith(anAnswer({ address: '荣昌东街 6 号 2 单元 901' })));

  expect(reply).toEqual({
    ok: true,
    data: { stage: 'observing', nextCallAt: null, leaveMessage: false, late: false },
  });
  const { case: one } = dataOf(await as(cloud, worker)('readJournal', { caseId: id }));
  expect(one).toMatchObject({ arrivedOn: '2022-12-02', lastDay: '2022-12-15', todayNumber: 1 });
  expect(one.fields[2]).toMatchObject({
    declared: '荣华南路 15 号院 3 号楼 402',
    verified: '荣昌东街 6 号 2 单元 901',
    inForce: '荣昌东街 6 号 2 单元 901',
    at: cloud.clock.now(),
    how: 'phone',
  });
  expect(one.fields[2]!.by).not.toBeNull();
  expect(cloud.rows('audit')).toEqual([expect.objectContaining({ action: 'recordOutcome' })]);
});

test('registered 23:58 and verified 00:05 is late by the local date, and at 23:59 it is not', async () => {
  const at = async (verifiedAt: string, who: typeof worker) => {
    cloud.clock.set(instant('2022-12-02T23:58'));
    const { id } = await declare(cloud, who);
    cloud.clock.set(instant(verifiedAt));
    const { case: one } = dataOf(await as(cloud, caller)('takeCase', { caseId: id }));
    return dataOf(await settle(cloud, caller, { caseId: id, fence: one.lease!.fence }, verifiedWith()));
  };

  expect(await at('2022-12-02T23:59', worker)).toMatchObject({ late: false });
  expect(await at('2022-12-03T00:05', colleague)).toMatchObject({ late: true });
});

test('somebody still on the way has no day 1 until the arrival is verified', async () => {
  const { id } = await declare(cloud);
  const held = await take(cloud);

  const reply = dataOf(
    await settle(cloud, caller, held, { kind: 'notArrived', expectedAt: instant('2022-12-04T17:00') }),
  );
  const report = await as(cloud, worker)('submitCheckIn', {
    caseId: id,
    day: '2022-12-02',
    report: { kind: 'unchanged' },
  });
  cloud.clock.set(instant('2022-12-04T16:00'));
  const early = dataOf(await next()).case;
  cloud.clock.set(instant('2022-12-04T17:30'));
  const due = await take(cloud);

  expect(reply).toMatchObject({ stage: 'notArrived', nextCallAt: instant('2022-12-04T17:00') });
  expect(report).toMatchObject({ code: 'NOT_AT_THIS_STAGE' });
  expect(early).toBeNull();
  expect(due.caseId).toBe(id);
  const arrival = instant('2022-12-04T17:10');
  dataOf(await settle(cloud, caller, due, verifiedWith(anAnswer({ arrival }))));
  expect(casesIn(cloud)[0]!.anchorOn).toBe('2022-12-04');
});

test('nobody answers: other hours, then a message, then a visit', async () => {
  await declare(cloud);
  const stages: unknown[] = [];

  for (let call = 0; call < 5; call += 1) {
    const held = await take(cloud);
    const reply = dataOf(await settle(cloud, caller, held, { kind: 'noAnswer' }));
    stages.push([reply.stage, reply.leaveMessage]);
    if (reply.nextCallAt !== null) cloud.clock.set(reply.nextCallAt);
  }

  expect(stages).toEqual([
    ['toVerify', false],
    ['toVerify', false],
    ['toVerify', true],
    ['toVerify', true],
    ['toVisit', true],
  ]);
  const box = dataOf(await as(cloud, caller)('listBox', { orgUnitId: 'bda', box: 'visit' }));
  expect(box.cases).toEqual([expect.objectContaining({ name: '马建国', stage: 'toVisit' })]);
});

test('an address that is unclear says which part, and the worker completes it', async () => {
  const { id } = await declare(cloud);
  const held = await take(cloud);

  const reply = dataOf(await settle(cloud, caller, held, { kind: 'addressUnclear', missing: 'room' }));
  const { case: asked } = dataOf(await as(cloud, worker)('readJournal', { caseId: id }));
  const fixed = await declare(cloud, worker, { answers: anAnswer({ address: '荣华南路 15 号院 3 号楼 402' }) });

  expect(reply).toMatchObject({ stage: 'needsFix', nextCallAt: instant('2022-12-03T08:00') });
  expect(asked.missingPart).toBe('room');
  expect(fixed).toMatchObject({ id, stage: 'toVerify', missingPart: null });
});

test.each([
  ['refused', { kind: 'refused', reason: '说是诈骗电话' }, 'escalated'],
  ['a duplicate', { kind: 'duplicate', reason: '单位也登记过' }, 'cancelled'],
  ['a bad number', { kind: 'badNumber' }, 'toVisit'],
] as const)('%s leaves the queue', async (_, outcome, stage) => {
  await declare(cloud);

  const reply = dataOf(await settle(cloud, caller, await take(cloud), outcome));

  expect(reply).toMatchObject({ stage, nextCallAt: null });
  expect(dataOf(await next()).case).toBeNull();
});

test('somebody who refused is on the list of the unit above', async () => {
  await declare(cloud);
  await settle(cloud, caller, await take(cloud), { kind: 'refused', reason: '不愿意说' });

  const reply = await as(cloud, { ...caller, openid: 'o-city' })('listBox', { orgUnitId: 'bj', box: 'escalated' });

  expect(dataOf(reply).cases).toHaveLength(1);
});

test('somebody who asked to be called back is called then, in a waking hour', async () => {
  await declare(cloud);
  const held = await take(cloud);
  const at = (time: string) => ({ kind: 'callBack', at: instant(`2022-12-02T${time}`) }) as const;

  const night = await settle(cloud, caller, held, at('22:00'));
  const past = await settle(cloud, caller, held, at('08:30'));
  const fine = await settle(cloud, caller, held, at('15:00'));

  expect([night, past]).toEqual([
    expect.objectContaining({ code: 'INVALID_INPUT' }),
    expect.objectContaining({ code: 'INVALID_INPUT' }),
  ]);
  expect(dataOf(fine)).toMatchObject({ stage: 'toVerify', nextCallAt: instant('2022-12-02T15:00') });
});

test.each([
  ['an arrival that is yet to come', anAnswer({ arrival: instant('2022-12-02T23:00') }), 'outcome.answers.arrival'],
  ['an arrival before the departure', anAnswer({ arrival: instant('2022-12-02T01:00') }), 'outcome.answers.arrival'],
])('%s is refused with the field marked, and the case stays in hand', async (_, answers, path) => {
  await declare(cloud);
  const held = await take(cloud);

  const reply = await settle(cloud, caller, held, verifiedWith(answers));

  expect(reply).toMatchObject({ code: 'INVALID_INPUT', details: { fields: [{ path, problem: 'range' }] } });
  expect(await take(cloud)).toMatchObject({ fence: held.fence });
});

test('the answers about a contact do not verify a journey', async () => {
  await declare(cloud);
  const answers = {
    exposure: instant('2022-12-01T12:00'),
    whereabouts: '荣华南路 15 号院',
    household: '',
    health: { temperatureC: null, symptoms: [] },
    placement: 'home',
  } as const;

  const reply = await settle(cloud, caller, await take(cloud), {
    kind: 'verified',
    answers: { ...answers, health: { temperatureC: null, symptoms: [] } },
    consented: true,
  });

  expect(reply).toMatchObject({ code: 'INVALID_INPUT', details: { fields: [{ path: 'outcome.answers' }] } });
});

test('an outcome twice is one, with the first answer', async () => {
  await declare(cloud);
  const { caseId, fence } = await take(cloud);
  const outcome = { kind: 'noAnswer' } as const;
  const tap = () =>
    as(cloud, caller)('recordOutcome', { caseId, fence, how: 'phone', outcome, note: '晚上再打' }, 'request-1');

  const [first, again] = [await tap(), await tap()];
  const other = await as(cloud, caller)(
    'recordOutcome',
    { caseId, fence, how: 'phone', outcome: { kind: 'badNumber' }, note: '' },
    'request-1',
  );

  expect(again).toEqual(first);
  expect(other).toMatchObject({ code: 'REQUEST_REUSED' });
  expect(casesIn(cloud)[0]).toMatchObject({ triedAt: [cloud.clock.now()], particulars: { noteForNext: '晚上再打' } });
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

test('fever and missed days come before those who wait to be verified, then the older day', async () => {
  await declare(cloud, colleague);
  cloud.clock.set(instant('2022-12-03T09:00'));
  await declare(cloud, worker, { arrival: '2022-12-03T07:30' });

  const { waiting } = dataOf(await as(cloud, caller)('readQueue', { orgUnitId: 'bda' }));

  expect(waiting.map(({ name }) => name)).toEqual(['钱宁', '马建国']);
  expect(await as(cloud, caller)('readQueue', { orgUnitId: town._id })).toMatchObject({ code: 'NOT_FOUND' });
});
