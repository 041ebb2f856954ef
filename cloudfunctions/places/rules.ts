import { beijingDayIndex, beijingMinute, DAY_MINUTES, DAY_MS } from '../domain/calendar';

/** A window in which a door is open: Monday is 1, Sunday 7; minutes since midnight. Past 1440 it reaches into the next day. */
export interface Hours {
  days: readonly number[];
  from: number;
  to: number;
}

/** Open until an instant (`null`: it never closes), or closed until one (`null`: not within the next week). */
export type Opening = { state: 'open'; until: number | null } | { state: 'closed'; opensAt: number | null };

/** A point in degrees, GCJ-02. */
export interface Point {
  latitude: number;
  longitude: number;
}

/** Something that stands somewhere. */
export interface Standing extends Point {
  hours: readonly Hours[];
}

const MINUTE_MS = 60_000;
const WEEK_DAYS = 7;
const EARTH_RADIUS_M = 6_371_000;

/** 1970-01-01 was a Thursday. */
const weekdayOf = (dayIndex: number) => ((dayIndex + 3) % WEEK_DAYS) + 1;

interface Window {
  opensAt: number;
  closesAt: number;
}

/**
 * Whether a door is open at an instant (epoch milliseconds), by its hours in Beijing. Windows that touch are one, so
 * that a station open round the clock is never said to close at midnight.
 */
export function openingAt(hours: readonly Hours[], at: number): Opening {
  const windows = joined(windowsAround(hours, at));
  const now = windows.find(({ opensAt, closesAt }) => opensAt <= at && at < closesAt);
  if (now) return { state: 'open', until: now.closesAt - at > WEEK_DAYS * DAY_MS ? null : now.closesAt };
  return { state: 'closed', opensAt: windows.find(({ opensAt }) => opensAt > at)?.opensAt ?? null };
}

/** Every window from yesterday, which may reach into today, to eight days on, in order of opening. */
function windowsAround(hours: readonly Hours[], at: number): Window[] {
  const today = beijingDayIndex(at);
  const midnight = at - (at % MINUTE_MS) - beijingMinute(at) * MINUTE_MS;
  const days = Array.from({ length: WEEK_DAYS + 3 }, (_, i) => i - 1);
  return days
    .flatMap((offset) =>
      hours
        .filter(({ days: open }) => open.includes(weekdayOf(today + offset)))
        .map(({ from, to }) => ({
          opensAt: midnight + (offset * DAY_MINUTES + from) * MINUTE_MS,
          closesAt: midnight + (offset * DAY_MINUTES + to) * MINUTE_MS,
        })),
    )
    .sort((a, b) => a.opensAt - b.opensAt);
}

function joined(windows: readonly Window[]): Window[] {
  const result: Window[] = [];
  for (const window of windows) {
    const last = result.at(-1);
    if (last && window.opensAt <= last.closesAt) last.closesAt = Math.max(last.closesAt, window.closesAt);
    else result.push({ ...window });
  }
  return result;
}

/** Metres between two points along the ground (haversine), rounded. */
export function metresBetween(a: Point, b: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const across = Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude));
  const chord = half(a.latitude, b.latitude) + across * half(a.longitude, b.longitude);
  return Math.round(2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(chord)));
}

/** Sides of the squares that stations are looked up by, in degrees: about 1, 5 and 25 km in Beijing. */
export const CELL_SIDES = [0.01, 0.05, 0.25] as const;
export type CellSide = (typeof CELL_SIDES)[number];

const cellName = (side: CellSide, row: number, column: number) => `${side}:${row}:${column}`;

/** The squares that a point lies in, one of each size. */
export function cellsOf({ latitude, longitude }: Point): string[] {
  return CELL_SIDES.map((side) => cellName(side, Math.floor(latitude / side), Math.floor(longitude / side)));
}

/** The square round a point and its eight neighbours: everything nearer than one side of it lies within them. */
export function cellsAround({ latitude, longitude }: Point, side: CellSide): string[] {
  const [row, column] = [Math.floor(latitude / side), Math.floor(longitude / side)];
  const steps = [-1, 0, 1];
  return steps.flatMap((down) => steps.map((right) => cellName(side, row + down, column + right)));
}

/** Open doors before closed ones, then by distance, those of unknown distance last. */
export function byOpenThenNear<S extends { opening: Opening; distanceMetres: number | null }>(a: S, b: S): number {
  const closed = (station: S) => (station.opening.state === 'open' ? 0 : 1);
  return closed(a) - closed(b) || (a.distanceMetres ?? Infinity) - (b.distanceMetres ?? Infinity) || 0;
}
