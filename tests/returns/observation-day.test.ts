import { beijingDay, beijingInstant } from '../../cloudfunctions/domain/calendar';
import { lastDay, observationDay, periodDays } from '../../cloudfunctions/returns/rules/observation';
import { RULE } from './cases';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const rule = (firstDay: 'arrival' | 'dayAfter', lengthDays = 14) => ({ ...RULE, firstDay, lengthDays });

/** Slow and independent: walks from the arrival day by day, with the platform's own calendar of Shanghai. */
const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });
function slowDay(arrivedOn: string, firstDay: 'arrival' | 'dayAfter', lengthDays: number, at: number): number | null {
  const wanted = shanghai.format(at);
  const noon = new Date(`${arrivedOn}T12:00:00+08:00`);
  if (firstDay === 'dayAfter') noon.setUTCDate(noon.getUTCDate() + 1);
  for (let number = 1; number <= lengthDays; number += 1) {
    if (shanghai.format(noon) === wanted) return number;
    noon.setUTCDate(noon.getUTCDate() + 1);
  }
  return null;
}

test.each([
  ['arrival', '2020-03-12'],
  ['dayAfter', '2020-03-13'],
] as const)('fourteen days from 28 February 2020 with day 1 on %s end on %s', (firstDay, end) => {
  const period = { anchorOn: '2020-02-28', illOn: null };

  expect(lastDay(period, rule(firstDay))).toBe(end);
  expect(periodDays(period, rule(firstDay))).toHaveLength(14);
  expect(observationDay('2020-02-28', rule(firstDay), beijingInstant(end, 1439))).toBe(14);
  expect(observationDay('2020-02-28', rule(firstDay), beijingInstant(end, 1440))).toBeNull();
});

test('every date of 2019 to 2030 counts as the slow reference does', () => {
  const first = Date.parse('2019-01-01T09:30:00+08:00');
  const days = Math.round((Date.parse('2031-01-01T09:30:00+08:00') - first) / 86_400_000);
  const wrong: string[] = [];

  for (let i = 0; i < days; i += 1) {
    const arrivedOn = beijingDay(first + i * 86_400_000);
    for (const firstDay of ['arrival', 'dayAfter'] as const) {
      const ahead = (i * 7) % 17;
      const at = first + (i + ahead - 1) * 86_400_000;
      const counted = observationDay(arrivedOn, rule(firstDay, 14), at);
      if (counted !== slowDay(arrivedOn, firstDay, 14, at)) wrong.push(`${arrivedOn} ${firstDay} +${ahead - 1}`);
    }
  }

  expect(days).toBe(4383);
  expect(wrong).toEqual([]);
});

test('every minute round midnight falls on the day of the slow reference', () => {
  const midnights = ['2020-02-29', '2020-03-01', '2022-12-31', '2023-01-01', '2024-02-29'];
  const wrong: string[] = [];

  const instants = midnights.flatMap((day) =>
    Array.from({ length: 722 }, (_, i) => beijingInstant(day, 0) + ((i >> 1) - 180) * 60_000 + (i % 2) * 59_999),
  );
  for (const at of instants) {
    const counted = observationDay('2020-02-20', rule('arrival', 2000), at);
    if (counted !== slowDay('2020-02-20', 'arrival', 2000, at)) wrong.push(new Date(at).toISOString());
  }

  expect(wrong).toEqual([]);
});

test('every midnight of 2019 to 2030 parts two days, to the millisecond and at any minute near it', () => {
  const wrong: string[] = [];

  for (let at = beijingInstant('2019-01-01', 0), i = 0; at < beijingInstant('2031-01-01', 0); at += DAY_MS, i += 1) {
    const arrivedOn = beijingDay(at - (i % 14) * DAY_MS);
    const minute = at + ((i % 361) - 180) * MINUTE_MS;
    for (const instant of [at - 1, at, minute, minute + MINUTE_MS - 1]) {
      const counted = observationDay(arrivedOn, rule('arrival'), instant);
      if (counted !== slowDay(arrivedOn, 'arrival', 14, instant)) wrong.push(new Date(instant).toISOString());
    }
  }

  expect(wrong).toEqual([]);
});

test('fever near the end makes a period longer, and never shorter', () => {
  const feverish = (illOn: string | null) => lastDay({ anchorOn: '2022-12-01', illOn }, { ...RULE, clearDays: 3 });

  expect([feverish(null), feverish('2022-12-03'), feverish('2022-12-13')]).toEqual([
    '2022-12-14',
    '2022-12-14',
    '2022-12-16',
  ]);
});

test('a period without whole days is a mistake of the programmer', () => {
  expect(() => observationDay('2022-12-01', rule('arrival', 0), 0)).toThrow(RangeError);
  expect(() => lastDay({ anchorOn: '2022-12-01', illOn: null }, rule('arrival', 1.5))).toThrow(RangeError);
});
