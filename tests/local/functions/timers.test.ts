import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedClock } from '../../../local/cloudbase/clock';
import { Timers } from '../../../local/cloudbase/functions/timers';

const NIGHTLY = { function: 'people-jobs', name: 'nightly', config: '0 20 3 * * * *' };
const MINUTELY = { function: 'reminders-jobs', name: 'tick', config: '0 * * * * * *' };
const HOUR = 3_600_000;
const folder = mkdtempSync(join(tmpdir(), 'niangjia-timers-'));
afterAll(() => rmSync(folder, { recursive: true }));

function begin(at: string, { triggers = [NIGHTLY], file = null as string | null } = {}) {
  const clock = fixedClock(Date.parse(at));
  const fired: string[] = [];
  const timers = new Timers({
    clock,
    triggers,
    file,
    fire: async (trigger, dueAt) => fired.push(`${trigger.name} ${new Date(dueAt).toISOString()}`) > 0,
  });
  return { clock, fired, timers };
}

test('a timer fires at its minute in Beijing, and not before', async () => {
  const { clock, fired, timers } = begin('2022-12-02T03:19:59+08:00');
  await timers.start();

  await timers.catchUp();
  clock.advance(1_000);
  await timers.catchUp();
  await timers.catchUp();

  expect(fired).toEqual(['nightly 2022-12-01T19:20:00.000Z']);
  await timers.stop();
});

test('a jump in time fires what fell due on the way, in order', async () => {
  const { clock, fired, timers } = begin('2022-12-02T03:00:00+08:00', {
    triggers: [NIGHTLY, { function: 'tidy-jobs', name: 'hourly', config: '0 0 * * * * *' }],
  });
  await timers.start();

  clock.advance(2 * HOUR);
  await timers.catchUp();

  expect(fired).toEqual([
    'nightly 2022-12-01T19:20:00.000Z',
    'hourly 2022-12-01T20:00:00.000Z',
    'hourly 2022-12-01T21:00:00.000Z',
  ]);
  await timers.stop();
});

test('a jump of a year fires a timer of each minute for the last of them only', async () => {
  const { clock, fired, timers } = begin('2022-12-02T03:00:00+08:00', { triggers: [MINUTELY] });
  await timers.start();

  clock.advance(365 * 24 * HOUR);
  await timers.catchUp();

  expect(fired.length).toBe(20);
  expect(fired.at(-1)).toBe('tick 2023-12-01T19:00:00.000Z');
  await timers.stop();
});

test('what fell due while the machine was off fires once when it comes back', async () => {
  const file = join(folder, 'timers.json');
  const before = begin('2022-12-02T03:00:00+08:00', { file });
  await before.timers.start();
  await before.timers.stop();

  const after = begin('2022-12-05T12:00:00+08:00', { file });
  await after.timers.start();

  expect(after.fired).toEqual(['nightly 2022-12-04T19:20:00.000Z']);
  await after.timers.stop();
});

test.each([
  ['double', 2],
  ['missed', 0],
] as const)('mischief %s fires a timer %d times', async (mischief, times) => {
  const { clock, fired, timers } = begin('2022-12-02T03:00:00+08:00');
  await timers.start();
  timers.mischief = mischief;

  clock.advance(HOUR);
  await timers.catchUp();

  expect(fired.length).toBe(times);
  await timers.stop();
});

test('what a power cut broke off in the middle fires once more', async () => {
  const file = join(folder, 'broken-off.json');
  const { clock, timers } = begin('2022-12-02T03:00:00+08:00', { file });
  await timers.start();
  const begun: string[] = [];
  const never = new Timers({
    clock,
    triggers: [NIGHTLY],
    file,
    fire: (trigger) => new Promise(() => begun.push(trigger.name)),
  });
  clock.advance(HOUR);
  void never.start();

  const after = begin('2022-12-02T04:30:00+08:00', { file });
  await after.timers.start();

  expect(after.fired).toEqual(['nightly 2022-12-01T19:20:00.000Z']);
  await after.timers.stop();
});

test('a timer whose function fails fires twice more, a minute apart, and keeps no other from firing', async () => {
  const clock = fixedClock(Date.parse('2022-12-02T03:19:00+08:00'));
  const fired: string[] = [];
  const fire = async (trigger: { name: string }, dueAt: number) => {
    const minute = (at: number) => new Date(at).toISOString().slice(14, 16);
    fired.push(`${trigger.name} of ${minute(dueAt)} at ${minute(clock.now())}`);
    if (trigger.name === 'nightly') throw new Error('no');
    return true;
  };
  const timers = new Timers({
    clock,
    triggers: [NIGHTLY, { ...MINUTELY, config: '0 21 * * * * *' }],
    file: null,
    fire,
  });
  await timers.start();

  for (let minute = 0; minute < 6; minute += 1) {
    clock.advance(60_000);
    await timers.catchUp();
  }

  expect(fired).toEqual(['nightly of 20 at 20', 'tick of 21 at 21', 'nightly of 20 at 21', 'nightly of 20 at 22']);
  await timers.stop();
});

test('a machine that stops waits for the running function alone, and the rest fires when it comes back', async () => {
  const file = join(folder, 'stopped.json');
  const clock = fixedClock(Date.parse('2022-12-02T03:00:00+08:00'));
  const begun: string[] = [];
  const timers: Timers = new Timers({
    clock,
    triggers: [NIGHTLY, MINUTELY],
    file,
    async fire(trigger, dueAt) {
      begun.push(`${trigger.name} ${new Date(dueAt).toISOString()}`);
      void timers.stop();
      return true;
    },
  });
  await timers.start();
  clock.advance(HOUR / 3);
  await timers.catchUp();

  const after = begin('2022-12-02T03:20:30+08:00', { triggers: [NIGHTLY, MINUTELY], file });
  await after.timers.start();

  expect(begun).toEqual(['tick 2022-12-01T19:01:00.000Z']);
  expect(after.fired).toEqual(['nightly 2022-12-01T19:20:00.000Z', 'tick 2022-12-01T19:20:00.000Z']);
  await after.timers.stop();
});

test('a day of the month and a day of the week mean either', async () => {
  const { clock, fired, timers } = begin('2022-12-01T00:00:00+08:00', {
    triggers: [{ ...NIGHTLY, config: '0 0 8 15 * 1 *' }],
  });
  await timers.start();

  clock.advance(15 * 24 * HOUR);
  await timers.catchUp();

  expect(fired.map((line) => line.slice('nightly '.length, 'nightly 2022-12-05'.length))).toEqual([
    '2022-12-05',
    '2022-12-12',
    '2022-12-15',
  ]);
  await timers.stop();
});

test('a second timer of a function is refused, since the platform takes one', () => {
  expect(() => begin('2022-12-02T03:00:00+08:00', { triggers: [NIGHTLY, { ...NIGHTLY, name: 'again' }] })).toThrow(
    'people-jobs has a second timer',
  );
});

test.each(['0 20 3 * * *', '61 * * * * * *', 'now'])('the expression %p is refused', (config) => {
  expect(() => begin('2022-12-02T03:00:00+08:00', { triggers: [{ ...NIGHTLY, config }] })).toThrow();
});
