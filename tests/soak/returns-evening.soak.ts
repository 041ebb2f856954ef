import { bounce } from '../returns/bouncing';
import { workAnEvening } from '../returns/evening';

/** First seed, last seed and people of one run; the defaults are the goal, smaller ones look at something quickly. */
const FROM = Number(process.env['SOAK_FROM'] ?? 1);
const SEEDS = Number(process.env['SOAK_SEEDS'] ?? 200);
const PEOPLE = Number(process.env['SOAK_PEOPLE'] ?? 2_000);
const CALLERS = 20;
const REPORT_EVERY = 10;

/**
 * Twenty callers work through two thousand people while one operation in fifty breaks and one tap in five comes twice;
 * cases bounce among fifty units the same way. Throws at the first person called by two, outcome lost or doubled, case
 * without an owner, or hand-over nobody above was told of.
 */
export default async function soakEvenings(): Promise<void> {
  const sum = { calls: 0, outcomes: 0, expired: 0, sent: 0, answered: 0, escalated: 0 };
  for (let seed = FROM; seed <= SEEDS; seed += 1) {
    const evening = await workAnEvening(seed, { callers: CALLERS, people: PEOPLE, breakOneIn: 50 });
    const bouncing = await bounce(seed, { cases: 40, steps: 40, breakOneIn: 25 });
    for (const [name, count] of Object.entries({ ...evening, ...bouncing })) sum[name as keyof typeof sum] += count;
    if (seed % REPORT_EVERY === 0 || seed === SEEDS) console.log(`seed ${seed}: ${JSON.stringify(sum)}`);
  }
}
