import { addDays, beijingDay } from '../../domain/calendar';
import { headsByStation, sumOf } from '../counting';
import type { WarmthCampaign } from '../campaign';
import { forAll } from '../sweeping';
import type { Sweep } from '../sweeping';
import { told } from './movement';
import { post } from './post';
import { campaignSite, isStop } from './sites';
import { EXPIRY_WARNING_DAYS } from './stock';
import { gone } from '../rules/movements';

/** Campaigns of each state that one run looks at; those that end last come first. */
const MOST_OPEN = 100;
const MOST_CLOSED = 20;
const MOST_SHELVES = 200;

/**
 * Posts what claims handed out of the kits kept for campaigns, a movement a station. Which hand-outs are posted follows
 * from the ledger itself, so that two runs at once post once.
 */
export async function postHandOuts({ store, now }: Sweep): Promise<number> {
  const [open, closed] = await Promise.all([
    store.campaigns.listByState('open', MOST_OPEN),
    store.campaigns.listByState('closed', MOST_CLOSED),
  ]);
  let posted = 0;
  for (const campaign of [...open, ...closed]) posted += await postCampaign({ store, now }, campaign);
  return posted;
}

async function postCampaign({ store, now }: Sweep, { _id: campaignId, name, kit }: WarmthCampaign): Promise<number> {
  const { goods, blocks } = store;
  const itemId = kit.kitId;
  if (itemId === null) return 0;
  const heads = headsByStation(await blocks.heads(campaignId));
  if (heads.size === 0) return 0;
  const [posted, items] = await Promise.all([
    goods.sums.handedAt([...heads.keys()].map((stationId) => campaignSite(campaignId, stationId))),
    goods.catalogue.among([itemId]),
  ]);
  const due = [...heads].flatMap(([stationId, of]) => {
    if (isStop(stationId)) return [];
    const siteId = campaignSite(campaignId, stationId);
    const before = posted.get(siteId) ?? 0;
    const count = sumOf(of, ({ handed }) => handed) - before;
    return count > 0 ? [{ siteId, before, count, orgPath: of[0]!.orgPath }] : [];
  });
  return forAll(due, async ({ siteId, before, count, orgPath }) => {
    const posting = {
      id: `h-${siteId}-${before}`,
      kind: 'handOut' as const,
      site: { id: siteId, name, orgPath },
      takes: [{ siteId, itemId, count, lot: null }],
      puts: gone,
      arriving: [],
      items,
      particulars: told({ counterpart: name }),
      hasHappened: true as const,
    };
    return (await goods.ledger.write((books) => post(books, posting, { now, by: null }))).isNew;
  });
}

/** Puts shelves among those that expire soon once they do: days pass without anybody writing to them. */
export async function tellExpiries({ store, now }: Sweep): Promise<number> {
  const { sums } = store.goods;
  const shelves = await sums.untoldBefore(addDays(beijingDay(now), EXPIRY_WARNING_DAYS + 1), MOST_SHELVES);
  return forAll(shelves, (shelf) => sums.tellExpiry(shelf));
}
