/** A page as the journeys open it: photographed in every look, and tried while it is loading and when it fails. */
export interface PageRow {
  /** As its pictures are called; unique over all tables. */
  name: string;
  /** Who opens it, of `local/demo`. */
  as: string;
  /** The page and its query. */
  route: string;
  /** Words that stand on it once it is there. */
  words: string;
  /** What it is called in a sentence; null for a page that reads nothing before it shows. */
  reads: string | null;
}

/** Reads the lines of a table. */
export const rows = (lines: readonly (readonly [string, string, string, string, string | null])[]): PageRow[] =>
  lines.map(([name, as, route, words, reads]) => ({ name, as, route, words, reads }));
