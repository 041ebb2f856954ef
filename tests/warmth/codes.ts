import { codeText, dayKey, faultOf, prefixOf, readCode, STEP_MS } from '../../cloudfunctions/warmth/voucher';
import { chanceOf } from '../../local/demo/chance';
import { keys } from '../kit/people';

const NOW = Date.parse('2022-12-02T12:00:00+08:00');
const STEP = Math.floor(NOW / STEP_MS);
const ALPHABET = 'ABCDEFabcdef0123456789-_.op';

/** How many of so many random, changed, old and foreign codes are taken; none should be. */
export function forgeries(count: number, seed: number): { tried: number; taken: number } {
  const chance = chanceOf(seed);
  const hex = () => Array.from({ length: 20 }, () => chance.below(16).toString(16)).join('');
  const bearing = () => ({
    blockId: `w1.s${chance.below(9)}.0`,
    claimId: hex(),
    attempt: 1,
    proxied: chance.below(2) === 0,
  });
  const changed = (text: string) => {
    const at = chance.below(text.length);
    const sign = String.fromCharCode(text.charCodeAt(at) ^ (1 << chance.below(7)));
    return text.slice(0, at) + sign + text.slice(at + 1);
  };
  const random = (length: number) => Array.from({ length }, () => chance.pick([...ALPHABET])).join('');
  const kinds = [
    () => `${prefixOf(bearing())}${STEP.toString(36)}.${random(22)}`,
    () => changed(codeText(keys, bearing(), STEP)),
    () => codeText(keys, bearing(), STEP - 2 - chance.below(100_000)),
    () => codeText(keys, bearing(), STEP + 2 + chance.below(100_000)),
    () => codeText(keys, bearing(), STEP).replace('NW1.w1.', 'NW1.w2.'),
    () => codeText(keys, bearing(), STEP).replace('.1.p.', '.2.p.').replace('.1.o.', '.1.p.'),
    () => random(chance.below(140)),
  ];
  let taken = 0;
  for (let i = 0; i < count; i += 1) {
    const text = kinds[i % kinds.length]!();
    const shown = readCode(text);
    if (shown !== null && faultOf(keys, shown, NOW) === null) taken += 1;
  }
  return { tried: count, taken };
}

/** A good code, and the key with which a keeper's phone tells it from others. */
export const goodCode = () => {
  const bearing = { blockId: 'w1.s1.0', claimId: 'a'.repeat(20), attempt: 1, proxied: false };
  return { text: codeText(keys, bearing, STEP), key: dayKey(keys, bearing, '2022-12-02'), step: STEP, now: NOW };
};
