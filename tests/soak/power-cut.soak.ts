import { powerCuts } from '../local/power-cut';

const CUTS = 200;

/** Kills the database two hundred times at random moments under load. A run of the same SEED cuts after the same waits. */
export default async function powerCutSoak(): Promise<void> {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
  const { acknowledged, lost, half, faults } = await powerCuts(CUTS, seed);
  console.log({ seed, cuts: CUTS, acknowledged, lost: lost.length, half: half.length, faults: faults.length });
  if (lost.length + half.length + faults.length > 0)
    throw new Error([...lost, ...half, ...faults].slice(0, 20).join('\n'));
}
