import { randomInt } from 'node:crypto';
import { queryRound } from './query-fuzz';
import { chanceOf } from './random-documents';

const QUERIES = 10_000;
const PER_ROUND = 500;

test('ten thousand random queries are answered alike with indexes and without', async () => {
  const seed = Number(process.env['FUZZ_SEED'] ?? randomInt(2 ** 31));
  process.stdout.write(`documents fuzz: FUZZ_SEED=${seed}\n`);
  const chance = chanceOf(seed);
  let asked = 0;

  while (asked < QUERIES) {
    const round = await queryRound(chance, PER_ROUND);
    asked += round.asked;
    expect({ seed, differences: round.differences.slice(0, 1) }).toEqual({ seed, differences: [] });
  }

  expect(asked).toBe(QUERIES);
}, 120_000);
