import { rush } from '../warmth/rush';

/** First seed, last seed and couriers of one run; the defaults are the goal, smaller ones look at something quickly. */
const FROM = Number(process.env['SOAK_FROM'] ?? 1);
const SEEDS = Number(process.env['SOAK_SEEDS'] ?? 200);
const COURIERS = Number(process.env['SOAK_PEOPLE'] ?? 1_000);

/** A thousand couriers rush for 250 kits at four stations while three operations in a hundred break. */
export default async function soakRushes(): Promise<void> {
  const sum = { redeemed: 0, refused: 0, cancelled: 0, changed: 0, expired: 0, soldOut: 0, operations: 0 };
  const size = { couriers: COURIERS, kits: COURIERS / 4, stations: 4, breakOneIn: 33, atOnce: 90 };
  for (let seed = FROM; seed <= SEEDS; seed += 1) {
    const one = await rush(seed, size);
    for (const [name, count] of Object.entries(one)) sum[name as keyof typeof sum] += count;
    console.log(`seed ${seed}: ${JSON.stringify(sum)}`);
  }
}
