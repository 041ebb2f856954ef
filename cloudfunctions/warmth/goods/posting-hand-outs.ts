import { Failure } from '../../kit/failure';
import { NEVER } from '../block';
import type { BlockHead } from '../block';
import type { WarmthCampaign } from '../campaign';
import { headsByCampaign, headsByStation, sumOf } from '../counting';
import { gone } from '../rules/movements';
import { MOST_SHARDS } from '../rules/shares';
import { forAll } from '../sweeping';
import type { Sweep } from '../sweeping';
import type { Items } from './items';
import { told } from './movement';
import { post } from './post';
import type { Posting } from './post';
import { campaignSite } from './sites';

/** What the ledger refuses is tried again after this long. */
const REFUSED_FOR_MS = 3_600_000;
/** Stations whose blocks are read together, so that all of them are among the thousand that are answered. */
const AT_ONCE = 1_000 / MOST_SHARDS;

/** The kits of a campaign at some stations: handed out by the blocks, and as far as the ledger has it. */
interface Handed {
  campaign: WarmthCampaign;
  heads: Map<string, BlockHead[]>;
  posted: Map<string, number>;
  items: Items;
}

/**
 * Posts what claims handed out of the kits kept for campaigns, a movement a station, where the mark of a block says that
 * some may be missing. Which hand-outs are posted follows from the ledger itself, so that two runs at once post once.
 *
 * @throws Error naming what the ledger refused, after everything else was posted
 */
export async function postHandOuts({ store, now }: Sweep): Promise<number> {
  const due = headsByCampaign(await store.blocks.unposted(now));
  const campaigns = await store.campaigns.recallAll([...due.keys()], now);
  const refused: string[] = [];
  let posted = 0;
  for (const campaign of campaigns) {
    const stationIds = [...headsByStation(due.get(campaign._id)!).keys()];
    for (let from = 0; from < stationIds.length; from += AT_ONCE) {
      const handed = await handedAt({ store, now }, campaign, stationIds.slice(from, from + AT_ONCE));
      posted += await forAll([...handed.heads.keys()], (id) => settle({ store, now }, handed, id, refused));
    }
  }
  if (refused.length > 0) throw new Error(`Not posted: ${refused.join(', ')}`);
  return posted;
}

async function handedAt({ store }: Sweep, campaign: WarmthCampaign, stationIds: readonly string[]): Promise<Handed> {
  const { goods, blocks } = store;
  const { _id: campaignId, kit } = campaign;
  const sites = stationIds.map((stationId) => campaignSite(campaignId, stationId));
  const heads = headsByStation(await blocks.headsOf(campaignId, stationIds));
  const [posted, items] = await Promise.all([
    goods.sums.handedAt(sites),
    goods.catalogue.among(kit.kitId === null ? [] : [kit.kitId]),
  ]);
  return { campaign, heads, posted, items };
}

/** Posts what is missing at a station, and notes in its blocks when to look again. */
async function settle(sweep: Sweep, handed: Handed, stationId: string, refused: string[]): Promise<boolean> {
  const { blocks } = sweep.store;
  const heads = handed.heads.get(stationId)!;
  const lookAgain = (at: number) => forAll(heads, (head) => blocks.settlePosting(head, at));
  try {
    const isNew = await postStation(sweep, handed, stationId);
    await lookAgain(NEVER);
    return isNew;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { code } = error as Failure;
    if (code === 'CONFLICT') return false;
    refused.push(`${campaignSite(handed.campaign._id, stationId)} ${code}`);
    await lookAgain(sweep.now + REFUSED_FOR_MS);
    return false;
  }
}

async function postStation({ store, now }: Sweep, handed: Handed, stationId: string): Promise<boolean> {
  const posting = postingOf(handed, stationId);
  if (posting === null) return false;
  return (await store.goods.ledger.write((books) => post(books, posting, { now, by: null }))).isNew;
}

/** The movement that is missing at a station; `null`: none, or the kits are not in the ledger. */
function postingOf({ campaign, heads, posted, items }: Handed, stationId: string): Posting | null {
  const { name, kit } = campaign;
  const of = heads.get(stationId)!;
  const siteId = campaignSite(campaign._id, stationId);
  const before = posted.get(siteId) ?? 0;
  const count = sumOf(of, (head) => head.handed) - before;
  if (kit.kitId === null || count <= 0) return null;
  return {
    id: `h-${siteId}-${before}`,
    kind: 'handOut',
    site: { id: siteId, name, orgPath: of[0]!.orgPath },
    takes: [{ siteId, itemId: kit.kitId, count, lot: null }],
    puts: gone,
    arriving: [],
    items,
    particulars: told({ counterpart: name }),
    hasHappened: true,
  };
}
