import { PAGES } from '../journeys/tables';
import { tapAll } from '../journeys/taps';
import { buildAll } from '../../scripts/build';

/** First seed, last seed, and taps on each page; smaller ones look at something quickly. */
const FROM = Number(process.env['SOAK_FROM'] ?? 1);
const SEEDS = Number(process.env['SOAK_SEEDS'] ?? 20);
const TAPS = Number(process.env['SOAK_TAPS'] ?? 40);

/** Somebody in a hurry taps around on every page: nothing breaks, hangs, or says what nobody wrote. */
export default async function soakTaps(): Promise<void> {
  await buildAll();
  let wrong = 0;
  for (let seed = FROM; seed <= SEEDS; seed += 1) {
    const found = await tapAll(PAGES, { seed, taps: TAPS }, (name, lines) => {
      for (const line of lines) console.log(`seed ${seed}, ${name}: ${line}`);
    });
    wrong += Object.keys(found).length;
    console.log(`seed ${seed}: ${PAGES.length} pages, ${wrong} with something wrong so far`);
  }
  if (wrong > 0) throw new Error(`${wrong} pages went wrong.`);
}
