import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, startMachine } from '../machine';
import type { Machine } from '../machine';

const ROOT = join(__dirname, '../../..');
const folder = dataFolder();
const at = (...names: string[]) => join(folder.path, ...names);
let machine: Machine;
beforeAll(async () => {
  machine = await startMachine(at('machine'));
});
afterAll(async () => {
  await machine.stop();
  folder.remove();
});

/** Runs `npm run data` as a person types it. */
function data(...args: string[]) {
  const command = ['--import', 'tsx', 'scripts/data.ts', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('one that runs is exported, backed up and compacted, and the copies make machines of their own', async () => {
  const [exported, saved, compacted] = [
    data('export', at('exported'), '--url', machine.url),
    data('backup', at('saved.db'), '--url', machine.url),
    data('compact', '--url', machine.url),
  ];
  const imported = data('import', at('exported'), '--data', at('imported'));
  mkdirSync(at('restored'));
  renameSync(at('saved.db'), at('restored', 'documents.db'));
  const again = data('export', at('again'), '--data', at('restored'));

  expect([exported.status, saved.status, compacted.status, imported.status, again.status]).toEqual([0, 0, 0, 0, 0]);
  expect(imported.stdout).toMatch(/orgUnits \d+.*stations \d+/);
  expect(readFileSync(at('again', 'stations.jsonl'), 'utf8')).toBe(
    readFileSync(at('exported', 'stations.jsonl'), 'utf8'),
  );
  expect(readdirSync(at('machine', 'backups'))).toEqual([]);
  expect(await machine.local('/local/healthz')).toMatchObject({ ok: true });
  // Five processes, one after another.
}, 120_000);

test.each([
  ['nothing', [], 2, /用法/],
  ['another word', ['destroy', 'x'], 2, /用法/],
  ['an export without a folder', ['export'], 2, /用法/],
  ['an import into one that runs', ['import', 'x', '--url', 'http://127.0.0.1:1'], 2, /not for one that runs/],
  ['a folder without data', ['compact', '--data', at('nowhere')], 1, /no documents/],
  ['the folder of one that runs', ['compact', '--data', at('machine')], 1, /in use by another process/],
])('asked for %s it says so', (_, args, status, told) => {
  const answer = data(...args);

  expect(answer.status).toBe(status);
  expect(answer.stderr).toMatch(told);
  expect(existsSync(at('nowhere'))).toBe(false);
});
