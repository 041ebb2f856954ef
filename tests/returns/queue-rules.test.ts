import fc from 'fast-check';
import { beijingInstant, beijingMinute } from '../../cloudfunctions/domain/calendar';
import { emptyAt, proposeLoans } from '../../cloudfunctions/returns/rules/pace';
import { queueKey, quietUntil, retryAt } from '../../cloudfunctions/returns/rules/queue';
import { commonPath, transferKind } from '../../cloudfunctions/returns/rules/transfers';

const at = (text: string) => Date.parse(`2022-12-02T${text}:00+08:00`);

test.each([
  ['07:59', '2022-12-02T08:00:00+08:00'],
  ['08:00', null],
  ['20:59', null],
  ['21:00', '2022-12-03T08:00:00+08:00'],
  ['23:30', '2022-12-03T08:00:00+08:00'],
])('at %s people may be called again at %s', (now, until) => {
  expect(quietUntil(at(now))).toBe(until && Date.parse(until));
});

test('somebody who does not answer is tried at other hours, never at night and never at once', () => {
  const tried: number[] = [];
  let now = at('09:00');

  for (let call = 0; call < 4; call += 1) {
    tried.push(now);
    now = retryAt(tried, now);
  }

  expect(tried.map((instant) => beijingMinute(instant) / 60)).toEqual([9, 11.5, 14, 18]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1439 }), { maxLength: 6 }), (minutes) => {
      const calls = minutes.map((minute) => beijingInstant('2022-12-02', minute));
      const last = Math.max(at('08:00'), ...calls);
      const next = retryAt(calls, last);
      expect(quietUntil(next)).toBeNull();
      expect(next - last).toBeGreaterThanOrEqual(2 * 3_600_000);
    }),
  );
});

test('a queue is ordered by urgency, deadline, attempts and waiting, and by nothing else', () => {
  const entry = (purpose: 'followUp' | 'verify', dueAt: number, attempts: number, since: number) =>
    queueKey('u', { purpose, dueAt, attempts, since, id: 'x' });
  const today = at('24:00'.replace('24', '23')) + 3_600_000;

  const wanted = [
    entry('followUp', today, 3, 9),
    entry('verify', today - 86_400_000, 4, 9),
    entry('verify', today, 0, 5),
    entry('verify', today, 0, 70_000),
    entry('verify', today, 2, 1),
    entry('verify', today + 1, 0, 1),
  ];

  expect([...wanted].reverse().sort()).toEqual(wanted);
});

test('a queue that empties is forecast by the present pace, and not without one', () => {
  expect(emptyAt({ openCount: 30, settledCount: 15 }, 0)).toBe(60 * 60_000);
  expect(emptyAt({ openCount: 30, settledCount: 0 }, 0)).toBeNull();
  expect(emptyAt({ openCount: 0, settledCount: 0 }, 7)).toBe(7);
});

test('work is proposed to neighbours who call and have none left, as much as they can do', () => {
  const loads = [
    { unitId: 'a', openCount: 200, settledCount: 10 },
    { unitId: 'b', openCount: 0, settledCount: 12 },
    { unitId: 'c', openCount: 3, settledCount: 10 },
    { unitId: 'd', openCount: 0, settledCount: 0 },
  ];

  expect(proposeLoans(loads, at('18:00'), at('20:00'))).toEqual([{ fromUnitId: 'a', toUnitId: 'b', count: 48 }]);
  expect(proposeLoans(loads.slice(1), at('18:00'), at('20:00'))).toEqual([]);
});

test.each([
  ['bj/a/x/', 'bj/a/y/', 'bj/a/', 'within'],
  ['bj/a/', 'bj/a/y/', 'bj/a/', 'within'],
  ['bj/a/x/', 'bj/b/', 'bj/', 'across'],
  ['bj/ab/', 'bj/a/', 'bj/', 'across'],
])('%s and %s meet in %s, a hand-over %s', (a, b, path, kind) => {
  expect([commonPath(a, b), transferKind(a, b)]).toEqual([path, kind]);
});
