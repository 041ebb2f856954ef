/** One counted item of a round. */
export interface CountedItem {
  itemId: string;
  expected: number;
  /** `null`: not counted yet. */
  counted: number | null;
}

/** Items that should be there and were not counted: until they are, a round cannot be closed. */
export const uncounted = <Line extends CountedItem>(lines: readonly Line[]): Line[] =>
  lines.filter(({ counted, expected }) => counted === null && expected > 0);

/** What a round found: how many more (negative: fewer) of each item than there should be; equal ones are left out. */
export function differencesOf(lines: readonly CountedItem[]): { itemId: string; difference: number }[] {
  return lines
    .map(({ itemId, counted, expected }) => ({ itemId, difference: counted === null ? 0 : counted - expected }))
    .filter(({ difference }) => difference !== 0);
}
