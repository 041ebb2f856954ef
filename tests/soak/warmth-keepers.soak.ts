import { scanTogether } from '../warmth/keepers';

const ROUNDS = Number(process.env['SOAK_SCANS'] ?? 10_000);

/** Two keepers scan one code at the same moment, ten thousand codes: exactly one is let each time. */
export default async function soakKeepers(): Promise<void> {
  const scans = await scanTogether(ROUNDS);
  console.log(scans);
  if (scans.wrong > 0) throw new Error(`${scans.wrong} of ${scans.rounds} codes were not handed out exactly once.`);
}
