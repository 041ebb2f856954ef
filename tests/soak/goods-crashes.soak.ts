import { execFileSync } from 'node:child_process';

/** Breaks every write of the ledger and of the trips before and after each of its operations; `npm test` breaks a few. */
export default async function soakCrashes(): Promise<void> {
  const env = { ...process.env, CRASHES: '1000' };
  const all = ['jest', '-w', '1', '--testTimeout', '600000', 'tests/warmth/goods-crashes.test.ts'];
  execFileSync('npx', all, { env, stdio: 'inherit' });
}
