import { randomInt } from 'node:crypto';
import { inspect } from 'node:util';
import { queryRound } from '../local/documents/query-fuzz';
import { chanceOf } from '../local/documents/random-documents';
import { updateDifference } from '../local/documents/update-fuzz';

/** Random queries to an indexed and an unindexed collection, and as many random updates to ours and a model of them. `FUZZ_SEED` and `FUZZ_QUERIES` repeat or lengthen a run. */
export default async function (): Promise<void> {
  const seed = Number(process.env['FUZZ_SEED'] ?? randomInt(2 ** 31));
  const queries = Number(process.env['FUZZ_QUERIES'] ?? 200_000);
  const chance = chanceOf(seed);
  console.log(`FUZZ_SEED=${seed}: ${queries} queries`);

  for (let asked = 0; asked < queries;) {
    const round = await queryRound(chance, 500);
    asked += round.asked;
    const [difference] = round.differences;
    if (difference) throw new Error(`after ${asked} queries: ${inspect(difference, { depth: 9 })}`);
  }
  for (let n = 0; n < queries; n += 1) {
    const difference = updateDifference(chance);
    if (difference) throw new Error(`after ${n} updates: ${inspect(difference, { depth: 9 })}`);
  }
  console.log('no difference');
}
