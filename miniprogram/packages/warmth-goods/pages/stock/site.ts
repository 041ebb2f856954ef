import type { SiteView } from '../../../../../cloudfunctions/warmth/contract/goods-fields';
import type { Session } from '../../../../services/session';

const KEY = 'goods-site';

/** Remembers which shelves somebody looked at. A full phone forgets it, and that is all. */
export const keepSite = (siteId: string): void => wx.setStorage({ key: KEY, data: siteId, fail: () => {} });

/**
 * The site that a page opens with: the one looked at last, else a keeper's station or an office's store room. Empty when
 * there is none.
 */
export function siteToShow(sites: readonly SiteView[], roles: Session['roles']): string {
  const kept = wx.getStorageSync(KEY) as string;
  const kind = roles.some(({ role }) => role === 'stationKeeper') ? 'station' : 'unit';
  const chosen = sites.find(({ id }) => id === kept) ?? sites.find((site) => site.kind === kind) ?? sites[0];
  return chosen?.id ?? '';
}
