const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Beijing has had no summer time since 1991: eight hours before UTC, always. */
const BEIJING_MS = 8 * HOUR_MS;

const two = (value: number) => String(value).padStart(2, '0');
const dayOf = (at: number) => Math.floor((at + BEIJING_MS) / DAY_MS);
const hourOf = (at: number) => Math.floor(((at + BEIJING_MS) % DAY_MS) / HOUR_MS);

/** 21:00, Beijing time. */
export function clock(at: number): string {
  const minutes = Math.floor(((at + BEIJING_MS) % DAY_MS) / 60_000);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const WEEKDAYS = ['周四', '周五', '周六', '周日', '周一', '周二', '周三'];

/** An instant as people say it: 21:00, 明天 07:00, 周一 09:00. */
export function whenSaid(at: number, now: number): string {
  const days = dayOf(at) - dayOf(now);
  if (days === 0) return clock(at);
  if (days === 1) return `明天 ${clock(at)}`;
  return `${WEEKDAYS[((dayOf(at) % 7) + 7) % 7]} ${clock(at)}`;
}

/** 2022-12-02 as 2022 年 12 月 2 日. @param day a Beijing calendar day */
export function dayInFull(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year} 年 ${month} 月 ${date} 日`;
}

/** 12 月 2 日 14:05, Beijing time. */
export function dateAndClock(at: number): string {
  const [, month, date] = new Date(at + BEIJING_MS).toISOString().slice(0, 10).split('-').map(Number);
  return `${month} 月 ${date} 日 ${clock(at)}`;
}

/** 早上好 and so on, by the hour. */
export function greeting(now: number): string {
  const hour = hourOf(now);
  if (hour < 5) return '夜深了';
  if (hour < 11) return '早上好';
  if (hour < 13) return '中午好';
  return hour < 18 ? '下午好' : '晚上好';
}

/** The Beijing calendar day of an instant, `YYYY-MM-DD`. */
export const dayAt = (at: number): string => new Date(at + BEIJING_MS).toISOString().slice(0, 10);

/** 2022-12-05 as 12 月 5 日. @param day a Beijing calendar day */
export function daySaid(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month} 月 ${date} 日`;
}

/** 周四. @param day a Beijing calendar day */
export const weekdayOf = (day: string): string => WEEKDAYS[(((Date.parse(day) / DAY_MS) % 7) + 7) % 7] ?? '';

/** 12 月 2 日 周五, with its year where that is not this one; of a month 2022 年 12 月. @param today a Beijing day */
export function dayInWords(day: string, today: string): string {
  const [year, month, date] = day.split('-').map(Number);
  if (date === undefined) return `${year} 年 ${month} 月`;
  return day.slice(0, 4) === today.slice(0, 4) ? `${daySaid(day)} ${weekdayOf(day)}` : dayInFull(day);
}

/** How many days from one Beijing day to a later one; negative when it is earlier. */
export const daysApart = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** An instant with its day, as people say it: 今天 18:30, 明天 07:00, 12 月 5 日 18:30. */
export function dayAndClock(at: number, now: number): string {
  const days = dayOf(at) - dayOf(now);
  const near = { '-1': '昨天', '0': '今天', '1': '明天' }[String(days)];
  return `${near ?? daySaid(dayAt(at))} ${clock(at)}`;
}

/** An instant that has passed: 18:30 of today, 昨天 18:30, 12 月 5 日 18:30. */
export const agoSaid = (at: number, now: number): string =>
  dayOf(at) === dayOf(now) ? clock(at) : dayAndClock(at, now);

/** The instant of a Beijing day and clock time, epoch milliseconds. @param time `HH:MM` */
export const instantAt = (day: string, time: string): number => Date.parse(`${day}T${time}:00+08:00`);

/** The day so many days after another, or before. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
