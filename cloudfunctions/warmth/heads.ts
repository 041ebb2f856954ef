import type { BlockHead } from './block';
import type { WarmthStore } from './store';

/** A page of blocks, and how many pages are read: a campaign of the whole city has a few thousand. */
const PAGE = 1_000;
const MOST_PAGES = 10;
/** Most operations of `headsIn`; one where a campaign has fewer than a thousand blocks. */
export const HEADS_OPERATIONS = MOST_PAGES;

/** Heads of all blocks of a campaign, by station. */
export async function headsIn({ blocks }: Pick<WarmthStore, 'blocks'>, campaignId: string): Promise<BlockHead[]> {
  const heads: BlockHead[] = [];
  for (let page = 0, behind = ''; page < MOST_PAGES; page += 1) {
    const found = await blocks.headsBehind(campaignId, behind);
    if (found.length < PAGE) return [...heads, ...found];
    const cut = found.at(-1)!.stationId;
    const whole = found.filter(({ stationId }) => stationId !== cut);
    heads.push(...whole);
    behind = whole.at(-1)!.stationId;
  }
  return heads;
}
