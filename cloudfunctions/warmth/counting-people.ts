import { beijingDay } from '../domain/calendar';
import type { Block } from './block';
import { givenOf } from './rules/served';
import type { Sweep } from './sweeping';

/** Hand-outs that one transaction takes in. */
const AT_ONCE = 20;
/** Of one block in one run; what is left over waits a minute. */
const BATCH = 200;

/**
 * Takes hand-outs into the tallies of their month and year. Each person's row says which of theirs are in, so a run that was
 * cut off, or two at once, count none twice.
 */
export async function countHandOuts({ store, now }: Sweep): Promise<number> {
  let counted = 0;
  for (const block of await store.blocks.uncounted(now)) counted += await countBlock({ store, now }, block);
  return counted;
}

async function countBlock({ store }: Sweep, block: Block): Promise<number> {
  const missing = Object.values(block.claims).filter(({ state, counted }) => state === 'redeemed' && !counted);
  const due = missing.slice(0, BATCH);
  for (let from = 0; from < due.length; from += AT_ONCE) {
    const entries = due.slice(from, from + AT_ONCE);
    const hands = entries.map((entry) => ({
      ...givenOf(block, entry, beijingDay(entry.endedAt ?? entry.at)),
      orgPath: entry.orgPath,
    }));
    await store.tallies.count(hands);
    await store.blocks.markCounted(block._id, entries);
  }
  if (due.length === missing.length) await store.blocks.settleCount(block);
  return due.length;
}
