import { start as startPeople } from '../../cloudfunctions/people';
import type { PeopleApi } from '../../cloudfunctions/people/contract';
import type { ReturnsApi } from '../../cloudfunctions/returns/contract';
import type { TestCloud } from '../kit/test-cloud';
import { stranger } from '../kit/people';
import {
  aDeclaration,
  anAnswer,
  as,
  caller,
  casesIn,
  colleague,
  dataOf,
  declare,
  instant,
  office,
  startReturns,
  worker,
} from './cases';

import { DEPARTURE } from './taps';

let cloud: TestCloud;
beforeEach(async () => (cloud = await startReturns()));
afterEach(() => cloud.stop());

const isSealed = (text: unknown) => /^t1\.[\w-]+$/.test(String(text));

test('a newcomer registers first', async () => {
  expect(await as(cloud, stranger)('declareReturn', aDeclaration())).toMatchObject({ code: 'NOT_ALLOWED' });
});

test('an ordinary declaration lies with the unit above the employer, sealed, due by midnight', async () => {
  const one = await declare(cloud);

  expect(one).toMatchObject({ stage: 'toVerify', heldBy: '北京经济技术开发区总工会', arrivedOn: null, name: '马建国' });
  expect(one.fields.map(({ name, verified }) => [name, verified])).toEqual([
    ['arrival', null],
    ['employer', null],
    ['address', null],
    ['health', null],
    ['stay', null],
  ]);
  const [row] = cloud.rows('returnCases');
  expect(row).toMatchObject({ orgUnitId: 'bda', dueAt: instant('2022-12-03T00:00') });
  expect(['details', 'particulars', 'journal', 'history'].map((field) => row![field]).every(isSealed)).toBe(true);
  expect(JSON.stringify(row)).not.toMatch(/马建国|15400000011|荣华南路|武汉/);
});

test('somebody still on the way waits for the day of arrival', async () => {
  const one = await declare(cloud, worker, { arrival: '2022-12-05T18:00' });

  expect(one).toMatchObject({ stage: 'notArrived', todayNumber: null });
  expect(cloud.rows('returnCases')).toEqual([
    expect.objectContaining({ dueAt: instant('2022-12-06T00:00'), callableAt: instant('2022-12-05T08:00') }),
  ]);
});

test.each([
  [
    'an arrival before the departure',
    { answers: anAnswer({ arrival: instant('2022-12-01T07:00') }) },
    'answers.arrival',
    'range',
  ],
  ['an arrival in another year', { arrival: '2032-12-02T07:30' }, 'answers.arrival', 'range'],
  ['a departure in another year', { trip: { ...aDeclaration().trip, departsAt: 0 } }, 'trip.departsAt', 'range'],
  ['a unit that does not exist', { orgUnitId: 'nowhere' }, 'orgUnitId', 'unknown'],
  ['an address nobody could find', { answers: anAnswer({ address: '北京' }) }, 'answers.address', 'tooShort'],
  [
    'a temperature of 73',
    { answers: anAnswer({ health: { temperatureC: 73, symptoms: [] } }) },
    'answers.health.temperatureC',
    'range',
  ],
])('%s is refused with the field marked', async (_, facts, path, problem) => {
  const reply = await as(cloud, worker)('declareReturn', aDeclaration(facts));

  expect(reply).toMatchObject({ code: 'INVALID_INPUT', details: { fields: [{ path, problem }] } });
  expect(cloud.rows('returnCases')).toEqual([]);
});

test('until it is verified a declaration can be changed, and stays one', async () => {
  const first = await declare(cloud);

  const changed = await declare(cloud, worker, { answers: anAnswer({ address: '荣昌东街 6 号 2 单元 901' }) });

  expect(changed.id).toBe(first.id);
  expect(changed.fields[2]).toMatchObject({ declared: '荣昌东街 6 号 2 单元 901' });
  expect(casesIn(cloud)[0]!.history.map(({ step }) => step)).toEqual(['declared', 'declared']);
});

test('a number that was changed since is the one that is rung', async () => {
  const { id } = await declare(cloud);
  const code = cloud.phoneNumbers.issue('15400000088');
  const people = cloud.call<PeopleApi>(startPeople, worker.openid);
  dataOf(await people('updateMe', { version: 1, phone: { kind: 'wechat', code } }));

  await declare(cloud);

  const shown = await as(cloud, caller)('revealPhone', { caseId: id, reason: '拨号' });
  expect(dataOf(shown).phone).toBe('15400000088');
});

test('the same submission twice gets the same answer, the same id with other content is a conflict', async () => {
  const first = await as(cloud, worker)('declareReturn', aDeclaration(), 'request-1');

  const again = await as(cloud, worker)('declareReturn', aDeclaration(), 'request-1');
  const other = await as(cloud, worker)('declareReturn', aDeclaration({ orgUnitId: 'bda' }), 'request-1');

  expect(again).toEqual(first);
  expect(other).toMatchObject({ ok: false, code: 'REQUEST_REUSED' });
  expect(casesIn(cloud)).toHaveLength(1);
});

test('two taps at once make one case', async () => {
  const taps = [1, 2, 3].map(() => as(cloud, worker)('declareReturn', aDeclaration()));

  const replies = await Promise.all(taps);

  expect(new Set(replies.map((reply) => dataOf(reply).case.id)).size).toBe(1);
  expect(casesIn(cloud)).toHaveLength(1);
});

test('a companion without a phone has a case of their own, with the consent they spoke', async () => {
  await declare(cloud);

  const traveller = { name: '马小雨', relation: 'child', oralConsent: true } as const;
  const child = await declare(cloud, worker, { traveller });

  expect(child).toMatchObject({ name: '马小雨' });
  expect(casesIn(cloud).map(({ particulars: { name, consent } }) => [name, consent])).toEqual([
    ['马建国', 'own'],
    ['马小雨', 'oral'],
  ]);
  expect(dataOf(await as(cloud, worker)('readMyCases', {})).cases).toHaveLength(2);
});

test('the own case comes first, however many companions were filed for after it', async () => {
  const { id } = await declare(cloud);
  for (const letter of '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉') {
    cloud.clock.advance(1_000);
    await declare(cloud, worker, { traveller: { name: `王${letter}`, relation: 'colleague', oralConsent: true } });
  }

  const { cases } = dataOf(await as(cloud, worker)('readMyCases', {}));

  expect(cases).toHaveLength(21);
  expect(cases[0]).toMatchObject({ id, relation: null });
});

test('nobody sees what somebody else declared', async () => {
  const { id } = await declare(cloud);

  expect(dataOf(await as(cloud, colleague)('readMyCases', {})).cases).toEqual([]);
  expect(await as(cloud, colleague)('readJournal', { caseId: id })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await as(cloud, colleague)('withdrawReturn', { caseId: id, reason: '不去了' })).toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('a declaration taken back plans nothing further, and the next one begins anew', async () => {
  const { id } = await declare(cloud);

  const withdrawn = dataOf(await as(cloud, worker)('withdrawReturn', { caseId: id, reason: '不回来了' }));
  const next = await declare(cloud);

  expect(withdrawn.case.stage).toBe('cancelled');
  expect(next.id).not.toBe(id);
  expect(await as(cloud, worker)('withdrawReturn', { caseId: id, reason: '不回来了' })).toMatchObject({
    code: 'CASE_CLOSED',
  });
  expect(casesIn(cloud)[1]!.particulars.previous).toEqual({ stage: 'cancelled', endedOn: '2022-12-02' });
});

test('arriving is said by oneself, and not before it is so', async () => {
  const { id } = await declare(cloud, worker, { arrival: '2022-12-03T18:00' });
  const confirm = (arrivedAt: string) =>
    as(cloud, worker)('confirmArrival', { caseId: id, arrivedAt: instant(arrivedAt) });
  cloud.clock.set(instant('2022-12-03T18:20'));

  const replies = [
    await confirm('2022-12-03T18:30'),
    await confirm('2022-12-03T12:00'),
    await confirm('2022-12-03T18:05'),
  ];

  expect(replies).toEqual([
    expect.objectContaining({ code: 'INVALID_INPUT' }),
    expect.objectContaining({ code: 'INVALID_INPUT' }),
    expect.objectContaining({ ok: true }),
  ]);
  expect(casesIn(cloud)[0]).toMatchObject({ stage: 'toVerify', callableAt: instant('2022-12-03T18:20') });
});

test.each([
  ['a return after more than a year', { plannedReturnOn: '2023-12-03' }, 'plannedReturnOn'],
  ['a journey of months', { arrivesThereAt: instant('2023-03-01T08:00') }, 'arrivesThereAt'],
])('%s is refused with the field marked', async (_, facts, path) => {
  const reply = await as(cloud, worker)('declareDeparture', { ...DEPARTURE, ...facts });

  expect(reply).toMatchObject({ code: 'INVALID_INPUT', details: { fields: [{ path, problem: 'range' }] } });
  expect(cloud.rows('returnCases')).toEqual([]);
});

test('a departure is asked about on the day it named, and the return goes into the same case', async () => {
  const departure: ReturnsApi['declareDeparture']['input'] = {
    traveller: null,
    orgUnitId: 'e1',
    leavesAt: instant('2022-12-03T08:00'),
    to: { code: '420100', name: '湖北省武汉市' },
    transport: 'train',
    arrivesThereAt: instant('2022-12-03T13:00'),
    health: { temperatureC: 36.4, symptoms: [] },
    plannedReturnOn: '2022-12-10',
    healthConsentVersion: '2026-11',
  };

  const away = dataOf(await as(cloud, worker)('declareDeparture', departure)).case;
  const early = await as(cloud, worker)('declareDeparture', { ...departure, plannedReturnOn: '2022-12-01' });
  cloud.clock.set(instant('2022-12-10T10:00'));
  const asked = dataOf(await as(cloud, caller)('nextToCall', { orgUnitId: 'bda', lentTo: null })).case;
  const back = await declare(cloud, worker, { arrival: '2022-12-10T09:00' });

  expect(away).toMatchObject({ stage: 'away', outbound: { plannedReturnOn: '2022-12-10' } });
  expect(early).toMatchObject({ details: { fields: [{ path: 'plannedReturnOn', problem: 'range' }] } });
  expect(asked?.id).toBe(away.id);
  expect(back).toMatchObject({ id: away.id, stage: 'toVerify' });
});

test('without a running campaign there is nothing to declare', async () => {
  cloud.documents.updateRaw('campaigns', 'return', { endsOn: '2022-12-01' });

  expect(await as(cloud, worker)('declareReturn', aDeclaration())).toMatchObject({ code: 'NO_CAMPAIGN' });
  expect(await as(cloud, office)('readRules', {})).toMatchObject({ ok: true });
});
