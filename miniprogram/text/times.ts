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
