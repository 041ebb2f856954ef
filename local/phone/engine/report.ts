/** One `setData` that carried more than pages should. */
export interface HeavyData {
  /** Path of the page or component. */
  of: string;
  bytes: number;
  keys: string[];
}

/** A card that a page was forwarded as. */
export interface SharedCard {
  title: string;
  /** Path with its query, without a leading slash. */
  path: string;
  imageUrl: string;
}

/** What happened in the screen, for tests, for the panel and for whoever looks. */
export const report = {
  /** Names of `wx` that a page asked for and this phone does not have. */
  missing: new Set<string>(),
  /** What the engine warned of. */
  warnings: [] as string[],
  /** Every `setData` above the size that WeChat advises. */
  heavy: [] as HeavyData[],
  /** Cards that were forwarded, oldest first. */
  shared: [] as SharedCard[],
};
