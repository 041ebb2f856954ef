import { aPerson, anAccount } from '../kit/people';
import type { TestCloud } from '../kit/test-cloud';
import {
  admin,
  as,
  caller,
  casesIn,
  colleague,
  dataOf,
  declare,
  district,
  instant,
  observe,
  office,
  report,
  RULE,
  startReturns,
  tick,
  worker,
} from './cases';

let cloud: TestCloud;
beforeEach(async () => (cloud = await startReturns()));
afterEach(() => cloud.stop());

const { version, ...facts } = RULE;
const rule = { ...facts, from: '2022-12-07', lengthDays: 10, basis: '新十条' };

test('a rule shows whom it touches, takes force on its day, and every case keeps the one it is judged by', async () => {
  await observe(cloud);
  await declare(cloud, colleague);

  const touched = dataOf(await as(cloud, admin)('previewRule', { rule }));
  dataOf(await as(cloud, admin)('addRule', { rule, afterVersion: version }));
  const before = await tick();
  cloud.clock.set(instant('2022-12-07T00:10'));
  const runs = [await tick(), await tick()];

  expect(touched).toEqual({
    periodCount: 1,
    shorterCount: 1,
    longerCount: 0,
    endingNowCount: 0,
    waitingCount: 1,
    names: ['马建国'],
    complete: true,
  });
  expect([before, ...runs].map((run) => run?.['applyRules'])).toEqual([0, 1, 0]);
  const [one] = casesIn(cloud);
  expect(one!.rule).toMatchObject({ version: 2, lengthDays: 10 });
  expect(one!.history.slice(-2)).toMatchObject([{ step: 'rejudged', note: 'v2' }, { step: 'missed' }]);
  expect(dataOf(await as(cloud, worker)('readRules', {})).rules.map((known) => known.version)).toEqual([2, 1]);
});

test('what a rule makes of a report that came in before is previewed, and so on the day it takes force', async () => {
  const id = await observe(cloud);
  cloud.clock.set(instant('2022-12-14T09:00'));
  dataOf(await report(cloud, id, '2022-12-14', 37.1));
  const stricter = { ...facts, from: '2022-12-15', feverAtC: 37, clearDays: 5 };

  const touched = dataOf(await as(cloud, admin)('previewRule', { rule: stricter }));
  dataOf(await as(cloud, admin)('addRule', { rule: stricter, afterVersion: version }));
  cloud.clock.set(instant('2022-12-15T00:10'));
  await tick();
  const readLastDay = async () => dataOf(await as(cloud, worker)('readJournal', { caseId: id })).case.lastDay;
  const onTheDay = await readLastDay();
  dataOf(await report(cloud, id, '2022-12-15', 36.5));

  expect(touched).toMatchObject({ periodCount: 1, longerCount: 1 });
  expect([onTheDay, await readLastDay()]).toEqual(['2022-12-19', '2022-12-19']);
  expect(casesIn(cloud)[0]).toMatchObject({ followUp: null });
});

test('a report that came in between midnight and the timer is judged by the new rule', async () => {
  const id = await observe(cloud);
  const stricter = { ...facts, from: '2022-12-05', feverAtC: 37 };
  dataOf(await as(cloud, admin)('addRule', { rule: stricter, afterVersion: version }));
  cloud.clock.set(instant('2022-12-05T00:04'));
  dataOf(await report(cloud, id, '2022-12-05', 37.1));
  cloud.clock.set(instant('2022-12-05T00:10'));

  await tick();
  await as(cloud, caller)('closeFollowUp', { caseId: id, advice: '休息', measure: '已告知', result: 'harmless' });
  await tick();

  const steps = casesIn(cloud)[0]!.history.map(({ step }) => step);
  expect(steps.slice(-3)).toEqual(['reported', 'rejudged', 'followUp:harmless']);
});

test.each([
  ['the certificate', (id: string) => as(cloud, worker)('readCertificate', { caseId: id })],
  ['the timer', () => tick()],
])('%s brings a longer rule before the end that it moves, however late', async (_, look) => {
  const id = await observe(cloud);
  const longer = { ...facts, from: '2022-12-10', lengthDays: 21 };
  dataOf(await as(cloud, admin)('addRule', { rule: longer, afterVersion: version }));
  cloud.clock.set(instant('2022-12-16T09:00'));

  await look(id);

  expect(casesIn(cloud)[0]).toMatchObject({ stage: 'observing', rule: { version: 2 } });
  expect(await as(cloud, worker)('readCertificate', { caseId: id })).toMatchObject({
    code: 'NOT_FINISHED',
    details: { lastDay: '2022-12-22' },
  });
});

test('a period that was over before a longer rule began ends as it was', async () => {
  const id = await observe(cloud);
  const longer = { ...facts, from: '2022-12-16', lengthDays: 21 };
  dataOf(await as(cloud, admin)('addRule', { rule: longer, afterVersion: version }));
  cloud.clock.set(instant('2022-12-16T00:10'));

  await tick();

  expect(await as(cloud, worker)('readCertificate', { caseId: id })).toMatchObject({ data: { lastDay: '2022-12-15' } });
});

test.each([
  ['without a date', { from: undefined as never }, 'rule.from', 'required'],
  ['from today', { from: '2022-12-02' }, 'rule.from', 'range'],
  ['of no days', { lengthDays: 0 }, 'rule.lengthDays', 'range'],
])('a rule %s is refused with the field marked', async (_, change, path, problem) => {
  const reply = await as(cloud, admin)('addRule', { rule: { ...rule, ...change }, afterVersion: 1 });

  expect(reply).toMatchObject({ code: 'INVALID_INPUT', details: { fields: [{ path, problem }] } });
  expect(cloud.rows('campaigns')).toEqual([expect.objectContaining({ version: 1 })]);
});

test('a rule is added by who administers the unit that issued the campaign, and read by all who are told so', async () => {
  const below = { openid: 'o-below', name: '沈川', phone: '15400000019' };
  await cloud.seed({ persons: [aPerson(below)], accounts: [anAccount(below, 'unitAdmin', district)] });
  const mayAdd = async (who: typeof admin) => dataOf(await as(cloud, who)('readRules', {})).mayAdd;

  expect([await mayAdd(admin), await mayAdd(below), await mayAdd(office), await mayAdd(worker)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(await as(cloud, below)('addRule', { rule, afterVersion: 1 })).toMatchObject({ code: 'NOT_ALLOWED' });
});

test('of two rules at once one wins, and the same one twice is one', async () => {
  const add = (lengthDays: number) => as(cloud, admin)('addRule', { rule: { ...rule, lengthDays }, afterVersion: 1 });

  const replies = [await add(10), await add(7), await add(10)];

  expect(replies.map((reply) => (reply.ok ? reply.data.version : reply.code))).toEqual([2, 'CONFLICT', 2]);
  expect(await as(cloud, office)('addRule', { rule, afterVersion: 2 })).toMatchObject({ code: 'NOT_ALLOWED' });
});

test('a rule that was added is answered as added, also on the day it takes force and beside newer ones', async () => {
  const { version: first, from: _, ...same } = { ...rule, version };
  const add = () => as(cloud, admin)('addRule', { rule: { ...same, from: '2022-12-03' }, afterVersion: first });
  const added = dataOf(await add());
  dataOf(await as(cloud, admin)('addRule', { rule, afterVersion: 2 }));
  cloud.clock.set(instant('2022-12-03T00:01'));

  expect(dataOf(await add())).toEqual(added);
  expect(cloud.rows('campaigns')[0]!['rules']).toHaveLength(3);
});
