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
const LARGE = Number(process.env['BENCH_CASES'] ?? 50_000);
const REPEATS = 11;

/** A call among so many more cases makes no more operations and looks at no more documents, but for one on the way. */
const MOST_RATIO = 1.1;

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

interface Cost {
  operations: number;
  /** Documents the database looked at. */
  examined: number;
  ms: number;
}

/** What each of the evening's calls costs an instance that knows its caller; the time is the median of several. */
async function measure(cases: number): Promise<Record<string, Cost>> {
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
  const costs: Record<string, Cost> = {};
  for (const [name, call] of Object.entries(calls)) costs[name] = await costOf(world, call);
  await world.stop();
  return costs;
}

async function costOf(world: World, call: (i: number) => Promise<{ ok: boolean }>): Promise<Cost> {
  const taken: number[] = [];
  world.clock.set(instant('2022-12-02T09:00'));
  world.effort = { operations: 0, examined: 0 };
  for (let i = 0; i < REPEATS; i += 1) {
    world.clock.advance(LEASE_MS);
    const from = performance.now();
    if (!(await call(i)).ok) throw new Error('A call was refused.');
    taken.push(performance.now() - from);
  }
  return { ...world.effort, ms: median(taken) };
}

/** What the evening's calls cost among many cases, against a thousand: the same operations, the same documents. */
export default async function benchReturns(): Promise<void> {
  const small = await measure(SMALL);
  const large = await measure(LARGE);
  const ratios = Object.entries(large).map(([name, { operations, examined, ms }]) => {
    const before = small[name]!;
    const ratio = (now: number, then: number) => Math.round((now / then) * 100) / 100;
    return [
      name,
      {
        operations: ratio(operations, before.operations),
        examined: ratio(examined, before.examined),
        ms: ratio(ms, before.ms),
      },
    ] as const;
  });
  console.log(`${LARGE} cases against ${SMALL}: ${JSON.stringify(Object.fromEntries(ratios))}`);
  keepResult('returns', { ratios: Object.fromEntries(ratios), cases: { small: SMALL, large: LARGE }, small, large });
  const more = ratios.filter(([, { operations, examined }]) => operations > MOST_RATIO || examined > MOST_RATIO);
  if (more.length > 0) throw new Error(`More work among many cases: ${more.map(([name]) => name).join(', ')}`);
}
