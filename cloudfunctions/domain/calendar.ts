/** Milliseconds in a day; Beijing has had no daylight saving since 1991, so every day has them all. */
export const DAY_MS = 86_400_000;
/** Minutes in a day. */
export const DAY_MINUTES = 1_440;

const MINUTE_MS = 60_000;
const BEIJING_OFFSET_MS = 8 * 3_600_000;

/** The Beijing calendar day of an instant as whole days since 1970-01-01; with `beijingMinute` and `beijingInstant` the only code that knows the offset. */
export function beijingDayIndex(at: number): number {
  return Math.floor((at + BEIJING_OFFSET_MS) / DAY_MS);
}

/** The Beijing calendar day of an instant (epoch milliseconds), `YYYY-MM-DD`. */
export function beijingDay(at: number): string {
  return dayOfIndex(beijingDayIndex(at));
}

/** Minutes since midnight in Beijing at an instant (epoch milliseconds), 0 … 1439. */
export function beijingMinute(at: number): number {
  return Math.floor((at + BEIJING_OFFSET_MS - beijingDayIndex(at) * DAY_MS) / MINUTE_MS);
}

/** The day so many days after (or, negative, before) a day; both `YYYY-MM-DD`. @throws RangeError when `day` is no date */
export function addDays(day: string, days: number): string {
  return dayOfIndex(indexOfDay(day) + days);
}

/** How many days later `to` is than `from`; negative when it is earlier. @throws RangeError when one is no date */
export function daysBetween(from: string, to: string): number {
  return indexOfDay(to) - indexOfDay(from);
}

/** The instant (epoch milliseconds) of a minute of a Beijing day; minute 1440 is the midnight that ends it. */
export function beijingInstant(day: string, minute: number): number {
  return indexOfDay(day) * DAY_MS + minute * MINUTE_MS - BEIJING_OFFSET_MS;
}

function indexOfDay(day: string): number {
  const index = Date.parse(`${day}T00:00:00Z`) / DAY_MS;
  if (!Number.isInteger(index)) throw new RangeError(`${day} is no date.`);
  return index;
}

function dayOfIndex(index: number): string {
  return new Date(index * DAY_MS).toISOString().slice(0, 10);
}
