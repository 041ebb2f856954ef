import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { collections } from '../../cloudfunctions/domain/collections';
import { fixedClock } from '../../local/cloudbase/clock';
import { startCloudBase } from '../../local/cloudbase/server';
import { buildFunctions } from '../../scripts/build-functions';
import { TEST_KEYS } from '../kit/keys';
import { median, rounded } from '../local/clients';
import { keepResult } from './results';

const run = promisify(execFile);
const ROUNDS = 21;
/** What a bundle may take of the time that the unbundled SDK takes for the same. */
const GOAL = 0.4;
const DIST = join(__dirname, '../../dist/cloudfunctions');

/** A first call of each function that reaches the database; the bench asks for one of every bundle. */
const FIRST_CALLS: Record<string, { action: string; input: object; caller: object }> = {
  people: { action: 'readMe', input: {}, caller: { WX_OPENID: 'nobody' } },
  'people-jobs': { action: '', input: {}, caller: { TRIGGER_SRC: 'timer' } },
  places: { action: 'listOrgUnits', input: { parentId: 'bj', search: '' }, caller: { WX_OPENID: 'nobody' } },
  returns: { action: 'readMyCases', input: {}, caller: { WX_OPENID: 'nobody' } },
  warmth: { action: 'readOffers', input: {}, caller: { WX_OPENID: 'nobody' } },
  'warmth-jobs': { action: '', input: {}, caller: { TRIGGER_SRC: 'timer' } },
  'returns-jobs': { action: '', input: {}, caller: { TRIGGER_SRC: 'timer' } },
};

interface Times {
  load: number;
  call: number;
  total: number;
}

async function coldStart(kind: 'sdk' | 'bundle', file: string, environment: Record<string, string>): Promise<Times> {
  const { stdout } = await run(process.execPath, [join(__dirname, 'probe.cjs'), kind, file], {
    env: { ...environment, PATH: process.env['PATH'] ?? '' },
    cwd: join(__dirname, '../..'),
  });
  return JSON.parse(stdout) as Times;
}

const medians = (times: Times[]): Times => ({
  load: median(times.map(({ load }) => load)),
  call: median(times.map(({ call }) => call)),
  total: median(times.map(({ total }) => total)),
});

/** Cold `require` and first database call of each bundle, beside the unbundled SDK in the same run. */
export default async function coldStarts(): Promise<void> {
  const unknown = Object.keys(await buildFunctions()).filter((name) => !(name in FIRST_CALLS));
  if (unknown.length > 0) throw new Error(`Say a first call of ${unknown.join(', ')}.`);
  const cloud = await startCloudBase({ dataFile: ':memory:', collections, clock: fixedClock(0) });
  const base = { ...cloud.environment, ...TEST_KEYS, BENCH_CALLER: '{}' };
  const environmentOf = ({ action, input, caller }: (typeof FIRST_CALLS)[string]) => ({
    ...base,
    BENCH_ACTION: action,
    BENCH_INPUT: JSON.stringify(input),
    BENCH_CALLER: JSON.stringify(caller),
  });
  const measured: Record<string, Times[]> = { sdk: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    measured['sdk']!.push(await coldStart('sdk', '@cloudbase/node-sdk', base));
    for (const [name, first] of Object.entries(FIRST_CALLS)) {
      const times = await coldStart('bundle', join(DIST, name, 'index.js'), environmentOf(first));
      (measured[name] ??= []).push(times);
    }
  }
  await cloud.close();
  report(measured);
}

function report({ sdk = [], ...bundles }: Record<string, Times[]>): void {
  const baseline = medians(sdk);
  const rows = Object.entries(bundles).map(([name, times]) => {
    const { load, call, total } = medians(times);
    const kilobytes = Math.round(statSync(join(DIST, name, 'index.js')).size / 1_000);
    return {
      function: name,
      ratio: rounded(total / baseline.total),
      load: rounded(load),
      call: rounded(call),
      kilobytes,
    };
  });
  console.table([
    { function: 'unbundled SDK', ratio: 1, load: rounded(baseline.load), call: rounded(baseline.call) },
    ...rows,
  ]);
  keepResult('cold-start', { goal: `ratio ≤ ${GOAL}`, rounds: ROUNDS, baselineMs: rounded(baseline.total), rows });
  const missed = rows.filter(({ ratio }) => ratio > GOAL);
  if (missed.length > 0) throw new Error(`Too slow from cold: ${missed.map((row) => row.function).join(', ')}`);
}
