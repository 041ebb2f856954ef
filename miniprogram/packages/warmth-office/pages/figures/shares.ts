import type { OfficeFigures, UnitFigures } from '../../../../../cloudfunctions/warmth/contract/office';
import { OCCUPATIONS } from '../../../../text/people';
import { dayAfter, dayAt, daySaid } from '../../../../text/times';
import { partSaid } from '../../../../text/warmth-figures';

/** Days that one look takes in. */
const MOST_DAYS = 14;

/** The last days with hand-outs, none left out between them; 人次 of each. */
export function dayPoints(days: OfficeFigures['days']) {
  const last = days.at(-1)?.day;
  if (last === undefined) return [];
  const counts = new Map(days.map(({ day, handOutCount }) => [day, handOutCount]));
  const today = dayAt(Date.now());
  return Array.from({ length: MOST_DAYS }, (_, i) => dayAfter(last, i + 1 - MOST_DAYS))
    .filter((day) => day >= days[0]!.day)
    .map((day) => ({ label: daySaid(day), value: counts.get(day) ?? 0, now: day === today }));
}

/** The last days of a month, or every month of a year with hand-outs; 人次 of each. */
export function partPoints(parts: UnitFigures['parts']) {
  if (parts[0]?.part.length !== 7) return dayPoints(parts.map(({ part: day, ...of }) => ({ day, ...of })));
  const month = dayAt(Date.now()).slice(0, 7);
  return parts.map(({ part, handOutCount }) => ({ label: partSaid(part), value: handOutCount, now: part === month }));
}

/** Occupations with how much of all hand-outs went to them, most first. */
export function occupationLines(occupations: OfficeFigures['occupations']) {
  const all = occupations.reduce((sum, { handOutCount }) => sum + handOutCount, 0);
  return [...occupations]
    .sort((a, b) => b.handOutCount - a.handOutCount)
    .map(({ occupation, handOutCount }) => ({
      id: occupation,
      name: OCCUPATIONS[occupation],
      count: handOutCount,
      share: handOutCount / Math.max(all, 1),
    }));
}
