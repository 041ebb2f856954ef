/** What `app.json` says of pages. */
export interface AppPages {
  pages: readonly string[];
  subPackages?: readonly { root: string; pages: readonly string[] }[];
}

/** The paths of all pages, as codes and messages name them. */
export function pagesOf({ pages, subPackages = [] }: AppPages): string[] {
  return [...pages, ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`))];
}
