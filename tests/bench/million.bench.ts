import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { collections } from '../../cloudfunctions/domain/collections';
import { fixedClock } from '../../local/cloudbase/clock';
import { Documents } from '../../local/cloudbase/documents/documents';
import { dataFolder, startMachine } from '../local/machine';
import type { Machine } from '../local/machine';
import { accepted, clientsOf, median, rate, rounded } from '../local/clients';
import { keepResult } from './results';

const SIZES = { small: 10_000, large: 1_000_000 };
const START_GOAL_MS = 3_000;
const MEMORY_GOAL_MB = 300;
const QUERY_GOAL = 2;
const STARTS = 3;
const ROUNDS = 7;
const ROUND_MS = 1_000;
const CLIENTS = 4;
/** Children of one parent, whatever the size, so that both sizes answer the same amount. */
const CHILDREN = 100;

function* orgUnits(count: number) {
  for (let n = 0; n < count; n += 1) {
    const parentId = `parent-${n % (count / CHILDREN)}`;
    yield { _id: `unit-${n}`, parentId, order: n, terms: [`term-${n % 1_000}`], name: `第${n}工会小组`, path: ['bj'] };
  }
}

function fill(dataDir: string, count: number): number {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'documents.db');
  const documents = new Documents({ file, collections, clock: fixedClock(0) });
  const start = performance.now();
  documents.insertMany('orgUnits', orgUnits(count));
  documents.close();
  return (count * 1_000) / (performance.now() - start);
}

const query = (parent: number) =>
  JSON.stringify({
    action: 'database.getDocument',
    collectionName: 'orgUnits',
    query: JSON.stringify({ parentId: { $eq: `parent-${parent}` } }),
    order: '{"order":1}',
    limit: 20,
    queryType: 'WHERE',
  });

/** Memory that the process holds, MB, as the system counts it: the database, the gateway and the functions' threads. */
const memoryOf = (pid: number) =>
  Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1_024);

async function started(dataDir: string): Promise<{ machine: Machine; ms: number }> {
  const start = performance.now();
  const machine = await startMachine(dataDir, '--demo', 'none');
  return { machine, ms: Math.round(performance.now() - start) };
}

/** The whole machine on a large data folder: after a clean end, the median of some starts. */
async function starts(dataDir: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < STARTS; round += 1) {
    const { machine, ms } = await started(dataDir);
    times.push(ms);
    await machine.stop();
  }
  return median(times);
}

/** Microseconds of a query, all clients together, on both machines in turns. */
async function queries(small: Machine, large: Machine) {
  const clients = [small, large].map(({ url }) => clientsOf(`${url}/admin`, CLIENTS));
  const counts = [SIZES.small, SIZES.large].map((count) => count / CHILDREN);
  const timeOf = async (i: number) =>
    1e6 /
    (await rate(async (n) => accepted(await clients[i]!.post(query((n * 7919) % counts[i]!))), CLIENTS, ROUND_MS));
  const rounds: { small: number; large: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push({ small: await timeOf(0), large: await timeOf(1) });
  clients.forEach((client) => client.close());
  return {
    ratio: rounded(median(rounds.map(({ small, large }) => large / small))),
    smallMicros: rounded(median(rounds.map(({ small }) => small))),
    largeMicros: rounded(median(rounds.map(({ large }) => large))),
  };
}

async function sideBySide(smallDir: string, largeDir: string) {
  const { machine: small } = await started(smallDir);
  try {
    const { machine: large } = await started(largeDir);
    try {
      const query = await queries(small, large);
      return { query, smallMemoryMb: memoryOf(small.pid), memoryMb: memoryOf(large.pid) };
    } finally {
      await large.stop();
    }
  } finally {
    await small.stop();
  }
}

/** A data folder of a million documents: how soon it is ready, what it holds of memory, how fast it answers. */
export default async function million(): Promise<void> {
  const folder = dataFolder();
  const [small, large] = [join(folder.path, 'small'), join(folder.path, 'large')];
  try {
    fill(small, SIZES.small);
    const loadedPerSecond = rounded(fill(large, SIZES.large));
    const startMs = await starts(large);
    const smallStartMs = await starts(small);
    const { query, smallMemoryMb, memoryMb } = await sideBySide(small, large);

    const result = { query, memoryMb, smallMemoryMb, startMs, smallStartMs, loadedPerSecond };
    console.log(result);
    keepResult('million', {
      goals: { query: QUERY_GOAL, memoryMb: MEMORY_GOAL_MB, startMs: START_GOAL_MS },
      ...result,
    });
    if (query.ratio > QUERY_GOAL) throw new Error(`A query of a million takes ${query.ratio} × as long.`);
    if (startMs > START_GOAL_MS) throw new Error(`It starts in ${startMs} ms.`);
    if (memoryMb > MEMORY_GOAL_MB) throw new Error(`It holds ${memoryMb} MB.`);
  } finally {
    folder.remove();
  }
}
