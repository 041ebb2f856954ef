import { headsByCampaign, sumOf } from '../counting';
import type { GoodsContext } from './context';
import { campaignSite, partsOf } from './sites';
import type { Unposted } from './views';

/** What campaigns keep at a site: their names, and what was handed out of it and not posted yet, by campaign. */
export interface Kept {
  names: ReadonlyMap<string, string>;
  unposted: Unposted;
}

const NOTHING: Kept = { names: new Map(), unposted: new Map() };

/** Operations of `keptAt`. */
export const KEPT_OPERATIONS = 3;

/**
 * What campaigns keep at a site. Hand-outs are counted in the blocks the moment they happen and posted by the job a
 * little later; what was handed out and not posted is no longer on the shelf.
 */
export async function keptAt({ store, now }: GoodsContext, baseSiteId: string): Promise<Kept> {
  const [kind, stationId = ''] = partsOf(baseSiteId);
  if (kind !== 'station') return NOTHING;
  const heads = headsByCampaign(await store.blocks.headsAt(stationId));
  if (heads.size === 0) return NOTHING;
  const ids = [...heads.keys()];
  const shelfOf = (campaignId: string) => campaignSite(campaignId, stationId);
  const [campaigns, posted] = await Promise.all([
    store.campaigns.recallAll(ids, now),
    store.goods.sums.handedAt(ids.map(shelfOf)),
  ]);
  return {
    names: new Map(campaigns.map(({ _id, name }) => [_id, name])),
    unposted: new Map(
      ids.map((id) => [id, sumOf(heads.get(id)!, ({ handed }) => handed) - (posted.get(shelfOf(id)) ?? 0)]),
    ),
  };
}
