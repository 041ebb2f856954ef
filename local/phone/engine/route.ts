/** A page and what it is told. Values stay encoded, as WeChat leaves them. */
export interface Route {
  id: string;
  query: Record<string, string>;
}

/**
 * An address as a route.
 *
 * @param here the page that a relative address starts from; empty: the root
 * @throws Error in WeChat's words when there is no such page
 */
export function routeOf(url: string, here: string, pages: readonly string[]): Route {
  const [path = '', search = ''] = url.split('?');
  const id = new URL(path, new URL(here, 'http://app/')).pathname.slice(1).replace(/\.html$/, '');
  if (!pages.includes(id)) throw new Error(`page "${id}" is not found`);
  // WeChat cuts a value at a second "=" and an address at a second "?": what was not encoded is lost.
  const pairs = search
    .split('&')
    .filter(Boolean)
    .map((pair) => pair.split('='));
  return { id, query: Object.fromEntries(pairs.map(([key = '', value = '']) => [key, value])) };
}
