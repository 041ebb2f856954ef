import { posix } from 'node:path';

/** `resolveAlias` of app.json: `@kit/*` → `/services/kit/*`. */
export type Aliases = Readonly<Record<string, string>>;

const STAR = /\/\*$/;

/** Names and places that WeChat would not take: each has to end with a slash and a star. */
export const brokenAliases = (aliases: Aliases): string[] =>
  Object.entries(aliases).flatMap(([name, place]) => (STAR.test(name) && STAR.test(place) ? [] : [name]));

/** A path with its alias resolved, from the mini-program's root; any other path as it is. The longest name wins. */
export function aliased(aliases: Aliases, path: string): string {
  const [name, place] =
    Object.entries(aliases)
      .filter(([one]) => STAR.test(one) && path.startsWith(one.slice(0, -1)))
      .sort(([a], [b]) => b.length - a.length)[0] ?? [];
  if (name === undefined || place === undefined) return path;
  return posix.join('/', place.slice(0, -1), path.slice(name.length - 1));
}
