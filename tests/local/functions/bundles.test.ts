import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedClock, runningClock } from '../../../local/cloudbase/clock';
import { collections } from '../../../cloudfunctions/domain/collections';
import { FunctionHost } from '../../../local/cloudbase/functions/host';
import { startCloudBase } from '../../../local/cloudbase/server';
import { TEST_KEYS } from '../../kit/keys';

const DIST = join(__dirname, '../../../dist/cloudfunctions');
const MOST_BYTES = 700 * 1024;
const names = readdirSync(DIST);

test.each(names)('%s is small enough to start quickly', (name) => {
  expect(statSync(join(DIST, name, 'index.js')).size).toBeLessThanOrEqual(MOST_BYTES);
});

test('a bundle runs in an empty folder and reaches the database', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'niangjia-bundle-'));
  cpSync(DIST, folder, { recursive: true });
  const cloud = await startCloudBase({ dataFile: ':memory:', collections, clock: fixedClock(0) });
  const host = new FunctionHost({ folder, environment: { ...cloud.environment, ...TEST_KEYS }, clock: runningClock() });

  const answer = await host.invoke('people', { action: 'readMe', input: {} }, { openid: 'o-new', trigger: '' });
  await host.close();
  await cloud.close();
  rmSync(folder, { recursive: true });

  expect(answer).toEqual({ json: '{"ok":true,"data":{"me":null,"roles":[],"consentVersion":"2026-11"}}' });
});
