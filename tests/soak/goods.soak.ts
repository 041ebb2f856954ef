import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const HISTORIES = process.env['SOAK_HISTORIES'] ?? '1500';

/** Many more random histories of goods than a test may live through; the seed is a new one each time, and is told. */
export default async function soakGoods(): Promise<void> {
  const seed = process.env['GOODS_SEED'] ?? String(Date.now() % 1_000_000);
  console.log(`${HISTORIES} histories from seed ${seed}`);
  const env = { ...process.env, GOODS_HISTORIES: HISTORIES, GOODS_SEED: seed };
  const jest = join(__dirname, '../../node_modules/.bin/jest');
  execFileSync(jest, ['-w', '1', 'tests/warmth/goods-conservation.test.ts'], { env, stdio: 'inherit' });
}
