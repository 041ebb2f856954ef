/** What went wrong in the screen, for tests and for whoever looks. */
export const report = {
  /** Names of `wx` that a page asked for and this phone does not have. */
  missing: new Set<string>(),
  /** What the engine warned of. */
  warnings: [] as string[],
};
