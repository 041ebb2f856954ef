import { Failure } from '../../kit/failure';
import type { Books } from './books';
import type { Items } from './items';
import { told } from './movement';
import { post } from './post';
import type { Stamp } from './post';
import { campaignSite, stationSite } from './sites';
import type { KitMove } from '../kit-move';
import { piecesOf } from '../rules/lots';
import { movedTo } from '../rules/movements';
import type { WarmthStore } from '../store';
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

/** The doors to shelves, and to moves that are not finished. */
type Shelves = Pick<WarmthStore, 'goods' | 'moves'>;

const backId = (id: string) => `m${id}-back`;

/**
 * Moves kits from a station's shelf to what it keeps for a campaign, and notes that the move is open; nothing where the
 * campaign's kits are not in the ledger. A repetition moves nothing.
 *
 * @throws Failure OUT_OF_STOCK, GOODS_EXPIRED or SITE_CLOSED; CONFLICT when this request was given up before
 */
export async function setAside({ goods, moves }: Shelves, allotment: Allotment, open: KitMove, stamp: Stamp) {
  const { id, campaign, station, count } = allotment;
  if (campaign.kit.kitId === null) return;
  const items = await goods.catalogue.among([campaign.kit.kitId]);
  const [from, to] = [stationSite(station._id), campaignSite(campaign._id, station._id)];
  await goods.ledger.write(async (books) => {
    if (await books.movements.find(backId(id))) throw new Failure('CONFLICT');
    await move(books, { ...allotment, movementId: `m${id}`, from, to, count }, items, stamp);
    await books.also(moves.rows).put(open);
  });
}

/** Moves kits that were set aside back to the station's shelf, as the request that set them aside failed. */
export function giveUp(shelves: Shelves, allotment: Allotment, stamp: Stamp): Promise<void> {
  return back(shelves, allotment, stamp, () => backId(allotment.id));
}

/**
 * Moves kits that were taken out of the blocks back to the station's shelf. A repetition that has taken more since then
 * moves the rest: each movement is named by how many went before it.
 */
export function putBack(shelves: Shelves, allotment: Allotment, stamp: Stamp): Promise<void> {
  const { id } = allotment;
  return back(shelves, allotment, stamp, (before) => (before === 0 ? `m${id}` : `m${id}-${before}`));
}

async function back(
  { goods }: Shelves,
  allotment: Allotment,
  stamp: Stamp,
  nameOf: (before: number) => string,
): Promise<void> {
  const { campaign, station, count } = allotment;
  if (campaign.kit.kitId === null) return;
  const items = await goods.catalogue.among([campaign.kit.kitId]);
  const [from, to] = [campaignSite(campaign._id, station._id), stationSite(station._id)];
  await goods.ledger.write(async (books) => {
    for (let before = 0; before < count;) {
      const rest = {
        ...allotment,
        movementId: nameOf(before),
        from,
        to,
        count: count - before,
        hasHappened: true as const,
      };
      const { movement } = await move(books, rest, items, stamp);
      before += piecesOf(movement.lines.filter(({ siteId }) => siteId === to));
    }
  });
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
