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
  settle,
  startReturns,
  take,
  verifiedWith,
  worker,
} from './cases';

import { DEPARTURE } from './taps';

let cloud: TestCloud;
beforeEach(async () => (cloud = await startReturns()));
afterEach(() => cloud.stop());

const next = (who = caller, orgUnitId = 'bda') => as(cloud, who)('nextToCall', { orgUnitId, lentTo: null });

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

test('an arrival of another year is refused, and ends no period', async () => {
  dataOf(await as(cloud, worker)('declareDeparture', DEPARTURE));
  cloud.clock.set(instant('2022-12-10T09:00'));
  const answers = anAnswer({ arrival: instant('2012-12-10T07:30') });

  const reply = await settle(cloud, caller, await take(cloud), verifiedWith(answers));

  expect(reply).toMatchObject({ details: { fields: [{ path: 'outcome.answers.arrival', problem: 'range' }] } });
  expect(casesIn(cloud)[0]!.stage).toBe('away');
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
