import { Failure } from '../../kit/failure';
import type { Books } from './books';
import type { Items } from './items';
import { told } from './movement';
import { post } from './post';
import type { Stamp } from './post';
import { campaignSite, stationSite } from './sites';
import type { GoodsStore } from './store';
import { movedTo } from '../rules/movements';
import type { Station } from '../../places/store';

/** Kits that a request sets aside for a campaign at a station, or takes back. */
export interface Allotment {
  /** Names the request. */
  id: string;
  campaign: { _id: string; name: string; kit: { kitId: string | null } };
  station: Station;
  count: number;
}

/** Operations of setting kits aside, or taking them back, at most. */
export const KEEPING_OPERATIONS = 120;

const backId = (id: string) => `m${id}-back`;

/**
 * Moves kits from a station's shelf to what it keeps for a campaign; nothing where the campaign's kits are not in the
 * ledger. A repetition moves nothing.
 *
 * @throws Failure OUT_OF_STOCK, GOODS_EXPIRED or SITE_CLOSED; CONFLICT when this request was given up before
 */
export async function setAside(goods: GoodsStore, allotment: Allotment, stamp: Stamp): Promise<void> {
  const { id, campaign, station, count } = allotment;
  if (campaign.kit.kitId === null) return;
  const items = await goods.catalogue.among([campaign.kit.kitId]);
  await goods.ledger.write(async (books) => {
    if (await books.movements.find(backId(id))) throw new Failure('CONFLICT');
    const from = stationSite(station._id);
    await move(
      books,
      { ...allotment, movementId: `m${id}`, from, to: campaignSite(campaign._id, station._id), count },
      items,
      stamp,
    );
  });
}

/** Moves kits that were set aside back to the station's shelf. @param as `'givenUp'`: the request that set them aside failed */
export async function putBack(
  goods: GoodsStore,
  allotment: Allotment,
  stamp: Stamp,
  as: 'withdrawn' | 'givenUp',
): Promise<void> {
  const { id, campaign, station, count } = allotment;
  if (campaign.kit.kitId === null || count === 0) return;
  const items = await goods.catalogue.among([campaign.kit.kitId]);
  const movementId = as === 'givenUp' ? backId(id) : `m${id}`;
  const from = campaignSite(campaign._id, station._id);
  await goods.ledger.write((books) =>
    move(books, { ...allotment, movementId, from, to: stationSite(station._id), hasHappened: true }, items, stamp),
  );
}

interface Moving extends Allotment {
  movementId: string;
  from: string;
  to: string;
  hasHappened?: true;
}

function move(books: Books, moving: Moving, items: Items, stamp: Stamp) {
  const { movementId, campaign, station, from, to, count, hasHappened } = moving;
  const { _id, name, orgPath } = station;
  const itemId = campaign.kit.kitId!;
  const posting = {
    id: movementId,
    kind: 'allotment' as const,
    site: { id: stationSite(_id), name, orgPath },
    takes: [{ siteId: from, itemId, count, lot: null }],
    puts: movedTo(to),
    arriving: [{ siteId: to, itemId, orgPath }],
    items,
    particulars: told({ counterpart: campaign.name }),
    ...(hasHappened && { hasHappened }),
  };
  return post(books, posting, stamp);
}
