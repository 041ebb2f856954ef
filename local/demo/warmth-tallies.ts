import { beijingDay } from '../../cloudfunctions/domain/calendar';
import type { Block } from '../../cloudfunctions/warmth/block';
import { additionsOf, givenOf, servedId, servedWith, summed } from '../../cloudfunctions/warmth/rules/served';
import type { Served, Tally } from '../../cloudfunctions/warmth/tally';

/** What the job would have counted of some blocks by now; marks in them that it did. */
export function demoTallies(blocks: readonly Block[]): { warmthTallies: Tally[]; warmthServed: Served[] } {
  const tallies = new Map<string, Tally>();
  const served = new Map<string, Served>();
  for (const block of blocks) {
    for (const entry of Object.values(block.claims).filter(({ state }) => state === 'redeemed')) {
      const given = givenOf(block, entry, beijingDay(entry.endedAt!));
      const { personId, orgPath } = entry;
      const _id = servedId(given);
      const before = served.get(_id) ?? { _id, personId, orgPath, handOuts: [], within: [] };
      served.set(_id, servedWith(before, given));
      for (const one of additionsOf(before, given)) {
        const sum = tallies.get(one._id);
        tallies.set(one._id, sum ? summed(sum, one) : one);
      }
      entry.counted = true;
    }
  }
  return { warmthTallies: [...tallies.values()], warmthServed: [...served.values()] };
}
