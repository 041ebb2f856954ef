import { randomInt } from 'node:crypto';
import { chanceOf } from './random-documents';
import { updateDifference } from './update-fuzz';

test('ten thousand random updates do what a plain model of the documentation does', () => {
  const seed = Number(process.env['FUZZ_SEED'] ?? randomInt(2 ** 31));
  process.stdout.write(`updates fuzz: FUZZ_SEED=${seed}\n`);
  const chance = chanceOf(seed);

  const differences = Array.from({ length: 10_000 }, () => updateDifference(chance)).filter((found) => found !== null);

  expect({ seed, differences: differences.slice(0, 1) }).toEqual({ seed, differences: [] });
});
