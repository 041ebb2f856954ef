import { forgeries } from '../warmth/codes';

/** A million random, bit-flipped, old and foreign codes; throws when one is taken. */
export default async function soakCodes(): Promise<void> {
  const { tried, taken } = forgeries(Number(process.env['SOAK_CODES'] ?? 1_000_000), Number(process.env['SEED'] ?? 1));
  console.log({ tried, taken });
  if (taken > 0) throw new Error(`${taken} of ${tried} were taken.`);
}
