import { LEASE_MS } from '../../cloudfunctions/returns/rules/queue';
import { chanceOf } from '../../local/demo/chance';
import { aDeclaration, anAnswer, campaign, caller, instant, worker } from '../returns/cases';
import { opened } from '../returns/opened';
import { others } from '../returns/others';
import { startWorld } from '../returns/world';
import type { World } from '../returns/world';
import { anAccount, aPerson, units, zone } from '../kit/people';
import { keepResult } from './results';

const SMALL = 1_000;
const LARGE = Number(process.env['BENCH_CASES'] ?? 100_000);
const REPEATS = 15;
/** A call among a hundred times as many cases may take this much longer; it looks at no more of them. */
const MOST_RATIO = 1.6;

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

async function prepared(cases: number): Promise<{ world: World; caseId: string }> {
  const world = await startWorld(instant('2022-12-02T09:00'), chanceOf(1));
  world.documents.insertMany('orgUnits', units);
  world.documents.insertMany('campaigns', [campaign]);
  world.documents.insertMany('persons', [aPerson(worker), aPerson(caller)]);
  world.documents.insertMany('accounts', [anAccount(worker), anAccount(caller, 'caseWorker', zone)]);
  await world.tap(worker.openid, 'declareReturn', aDeclaration());
  const caseId = opened(world.documents)[0]!._id;
  const taken = await world.tap(caller.openid, 'takeCase', { caseId });
  if (!taken.ok) throw new Error(taken.code);
  const outcome = { kind: 'verified', answers: anAnswer(), consented: true } as const;
  const { fence } = taken.data.case.lease!;
  await world.tap(caller.openid, 'recordOutcome', { caseId, fence, how: 'phone', outcome, note: '' });
  world.documents.insertMany('returnCases', others(cases));
  return { world, caseId };
}

/** Milliseconds of each of the evening's calls, the median of several. */
async function measure(cases: number): Promise<Record<string, number>> {
  const { world, caseId } = await prepared(cases);
  const report = (i: number) => ({
    kind: 'health' as const,
    health: { temperatureC: 36 + (i % 10) / 10, symptoms: [] },
  });
  const calls: Record<string, (i: number) => Promise<{ ok: boolean }>> = {
    submitCheckIn: (i) => world.tap(worker.openid, 'submitCheckIn', { caseId, day: '2022-12-02', report: report(i) }),
    readJournal: () => world.tap(worker.openid, 'readJournal', { caseId }),
    nextToCall: () => world.tap(caller.openid, 'nextToCall', { orgUnitId: zone._id, lentTo: null }),
    listRoster: () => world.tap(caller.openid, 'listRoster', { orgUnitId: zone._id, after: null }),
  };
  const times: Record<string, number> = {};
  for (const [name, call] of Object.entries(calls)) {
    const taken: number[] = [];
    world.clock.set(instant('2022-12-02T09:00'));
    for (let i = 0; i < REPEATS; i += 1) {
      world.clock.advance(LEASE_MS);
      const from = performance.now();
      if (!(await call(i)).ok) throw new Error(`${name} was refused.`);
      taken.push(performance.now() - from);
    }
    times[name] = median(taken);
  }
  await world.stop();
  return times;
}

/** How much longer the evening's calls take among many cases than among a thousand. */
export default async function benchReturns(): Promise<void> {
  const small = await measure(SMALL);
  const large = await measure(LARGE);
  const ratios = Object.fromEntries(
    Object.keys(small).map((name) => [name, Math.round((large[name]! / small[name]!) * 100) / 100]),
  );
  console.log(`${LARGE} cases against ${SMALL}: ${JSON.stringify(ratios)}`);
  keepResult('returns', { ratios, cases: { small: SMALL, large: LARGE }, milliseconds: { small, large } });
  const slow = Object.entries(ratios).filter(([, ratio]) => ratio > MOST_RATIO);
  if (slow.length > 0) throw new Error(`Slower among many cases: ${slow.map(([name]) => name).join(', ')}`);
}
