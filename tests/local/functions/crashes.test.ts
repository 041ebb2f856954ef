import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { collections } from '../../../cloudfunctions/domain/collections';
import { runningClock } from '../../../local/cloudbase/clock';
import { FunctionHost } from '../../../local/cloudbase/functions/host';
import { SeededFaults } from '../../../local/cloudbase/seeded-faults';
import { startCloudBase } from '../../../local/cloudbase/server';
import { dataFolder } from '../machine';

/** Writes five rows, one after another. */
const FIVE_ROWS = `
  const tcb = require('${createRequire(__filename).resolve('@cloudbase/node-sdk')}');
  const db = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }).database();
  exports.main = async ({ call }) => {
    for (let n = 0; n < 5; n += 1) await db.collection('requests').add({ _id: call + '-' + n });
    return 'all five';
  };`;
const ANY = { openid: 'o-any', trigger: '' } as const;
const folder = dataFolder();
beforeAll(() => {
  mkdirSync(join(folder.path, 'five'));
  writeFileSync(join(folder.path, 'five', 'index.js'), FIVE_ROWS);
  writeFileSync(join(folder.path, 'five', 'config.json'), '{"memory":128,"timeout":10,"clients":true}');
});
afterAll(() => folder.remove());

/** What each of eight calls answered under a seed, and how many rows it left. */
async function leftBehind(seed: number): Promise<{ outcome: string; rows: number }[]> {
  const clock = runningClock();
  const faults = new SeededFaults();
  faults.plan = { seed, functionCrash: 0.7 };
  const cloud = await startCloudBase({
    dataFile: ':memory:',
    collections,
    clock,
    onOperation: ({ session }) => host.operationDone(session),
  });
  const host: FunctionHost = new FunctionHost({
    folder: folder.path,
    environment: cloud.environment,
    clock,
    crashAfter: () => faults.crashAfter(),
  });
  const outcomes: string[] = [];
  for (let call = 0; call < 8; call += 1) {
    const result = await host.invoke('five', { call }, ANY);
    outcomes.push('code' in result ? result.code : result.json);
  }
  const ids = cloud.documents.all('requests').map(({ _id }) => String(_id));
  await host.close();
  await cloud.close();
  return outcomes.map((outcome, call) => ({ outcome, rows: ids.filter((id) => id.startsWith(`${call}-`)).length }));
}

test('a call that dies leaves the rows of its first operations, the same for the same seed', async () => {
  const first = await leftBehind(4);

  const again = await leftBehind(4);

  const dead = first.filter(({ outcome }) => outcome === 'FUNCTION_INVOCATION_FAILED');
  const alive = first.filter(({ outcome }) => outcome === '"all five"');
  expect(again).toEqual(first);
  expect(dead.length + alive.length).toBe(8);
  expect(new Set(dead.map(({ rows }) => rows)).size).toBeGreaterThan(2);
  expect(new Set(alive.map(({ rows }) => rows))).toEqual(new Set([5]));
}, 60_000);
