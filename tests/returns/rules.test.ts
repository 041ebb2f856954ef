import type { TestCloud } from '../kit/test-cloud';
import {
  admin,
  as,
  casesIn,
  colleague,
  dataOf,
  declare,
  instant,
  observe,
  office,
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
  expect(one!.history.at(-1)).toMatchObject({ step: 'rejudged', note: 'v2' });
  expect(dataOf(await as(cloud, worker)('readRules', {})).rules.map((known) => known.version)).toEqual([2, 1]);
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

test('of two rules at once one wins, and the same one twice is one', async () => {
  const add = (lengthDays: number) => as(cloud, admin)('addRule', { rule: { ...rule, lengthDays }, afterVersion: 1 });

  const replies = [await add(10), await add(7), await add(10)];

  expect(replies.map((reply) => (reply.ok ? reply.data.version : reply.code))).toEqual([2, 'CONFLICT', 2]);
  expect(await as(cloud, office)('addRule', { rule, afterVersion: 2 })).toMatchObject({ code: 'NOT_ALLOWED' });
});
