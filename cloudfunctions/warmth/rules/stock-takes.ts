/** One counted item of a round. */
export interface CountedItem {
  itemId: string;
  expected: number;
  /** `null`: not counted yet. */
  counted: number | null;
  /** Last good day of what is more than expected; `null` or none: nobody knows, or it does not go off. */
  expiresOn?: string | null | undefined;
  /** The request that booked its difference; none: it is not booked. */
  postedBy?: string | undefined;
}

/** Items that should be there and were not counted: until they are, a round cannot be closed. */
export const uncounted = <Line extends CountedItem>(lines: readonly Line[]): Line[] =>
  lines.filter(({ counted, expected }) => counted === null && expected > 0);

/** Whether more was found of what goes off, and nobody knows how long it is good. */
export const isUndated = ({ expected, counted, expiresOn = null }: CountedItem, goesOff: boolean): boolean =>
  goesOff && counted !== null && counted > expected && expiresOn === null;

/** What a round found and is not booked yet: how many more (negative: fewer) of each item than there should be. */
export function differencesOf<Line extends CountedItem>(lines: readonly Line[]): (Line & { difference: number })[] {
  return lines
    .filter(({ postedBy }) => postedBy === undefined)
    .map((line) => ({ ...line, difference: line.counted === null ? 0 : line.counted - line.expected }))
    .filter(({ difference }) => difference !== 0);
}
