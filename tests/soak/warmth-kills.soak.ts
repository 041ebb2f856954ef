import { rushWithKills } from '../warmth/kills';

/** First seed, last seed and couriers of one run; the defaults are the goal, smaller ones look at something quickly. */
const FROM = Number(process.env['SOAK_FROM'] ?? 1);
const SEEDS = Number(process.env['SOAK_SEEDS'] ?? 200);
const COURIERS = Number(process.env['SOAK_PEOPLE'] ?? 100);

/** A crowd rushes for a quarter as many kits while its database and the function are killed dozens of times. */
export default async function soakKills(): Promise<void> {
  const sum: Record<string, number> = {};
  const size = { couriers: COURIERS, kits: COURIERS / 4, stations: 4, atOnce: 30, killEvery: 25 };
  for (let seed = FROM; seed <= SEEDS; seed += 1) {
    const one = await rushWithKills(seed, size);
    for (const [name, count] of Object.entries(one)) sum[name] = (sum[name] ?? 0) + count;
    console.log(`seed ${seed}: ${JSON.stringify(sum)}`);
  }
}
