import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';
import fc from 'fast-check';
import {
  DAY_MS,
  addDays,
  beijingDay,
  beijingDayIndex,
  beijingInstant,
  beijingMinute,
  daysBetween,
} from '../../cloudfunctions/domain/calendar';

dayjs.extend(utc);

const slowDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

test.each([
  ['one second before midnight in Beijing', '2022-12-01T15:59:59Z', '2022-12-01', 1439],
  ['midnight in Beijing', '2022-12-01T16:00:00Z', '2022-12-02', 0],
  ['a leap day', '2024-02-29T09:30:00+08:00', '2024-02-29', 570],
])('%s belongs to its Beijing day', (_, instant, day, minute) => {
  const at = Date.parse(instant);

  expect([beijingDay(at), beijingMinute(at)]).toEqual([day, minute]);
});

test('every instant from 2000 to 2060 falls on the day that the time zone database gives', () => {
  const instants = fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2060-01-01') });

  fc.assert(fc.property(instants, (at) => expect(beijingDay(at)).toBe(slowDay.format(at))));
});

test('days follow one another across months, years and leap days', () => {
  expect(addDays('2020-02-28', 13)).toBe('2020-03-12');
  expect(addDays('2023-01-01', -1)).toBe('2022-12-31');
  expect(beijingDayIndex(Date.parse('2022-12-02T00:00:00+08:00')) * DAY_MS).toBe(Date.parse('2022-12-02'));
});

test('days are added as a calendar library adds them, over month ends, leap days and backwards', () => {
  const starts = fc.integer({ min: 0, max: 30_000 });
  const steps = fc.integer({ min: -1_000, max: 1_000 });

  fc.assert(
    fc.property(starts, steps, (start, days) => {
      const day = dayjs.utc(0).add(start, 'day').format('YYYY-MM-DD');
      expect(addDays(day, days)).toBe(dayjs.utc(day).add(days, 'day').format('YYYY-MM-DD'));
    }),
  );
});

test('a minute of a day is one instant, and the last one is the next day’s first', () => {
  expect(beijingInstant('2022-12-02', 540)).toBe(Date.parse('2022-12-02T09:00:00+08:00'));
  expect(beijingInstant('2022-12-02', 1440)).toBe(beijingInstant('2022-12-03', 0));
});

test('days between two days are counted on the calendar, and no date is none', () => {
  expect(daysBetween('2020-02-28', '2020-03-01')).toBe(2);
  expect(daysBetween('2022-12-05', '2022-12-02')).toBe(-3);
  expect(() => daysBetween('2022-12-05', 'tomorrow')).toThrow(RangeError);
});
