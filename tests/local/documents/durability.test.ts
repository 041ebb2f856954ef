import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedClock } from '../../../local/cloudbase/clock';
import { Documents } from '../../../local/cloudbase/documents/documents';
import { COLLECTIONS } from '../sdk';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'niangjia-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const ROOT = join(__dirname, '../../..');
const open = () =>
  new Documents({ file: join(folder, 'documents.db'), collections: COLLECTIONS, clock: fixedClock(0), scanLimit: 0 });

/** Runs lines on the same file in a process that just ends, without closing anything. */
function inAnotherProcess(lines: string, collections: object = COLLECTIONS): void {
  const program = `
    const { Documents } = require('./local/cloudbase/documents/documents.ts');
    const options = ${JSON.stringify({ file: join(folder, 'documents.db'), collections })};
    const documents = new Documents({ ...options, clock: { now: () => 0 } });
    (async () => { ${lines} })().then(() => process.kill(process.pid, 'SIGKILL'));`;
  spawnSync(process.execPath, ['--import', 'tsx', '-e', program], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

test('what was written is there when the file is opened again, by every index', () => {
  inAnotherProcess(`
    await documents.insert('things', [{ _id: 'a', code: 'c', kind: 'k', n: 1, tags: ['x'] }]);
    await documents.modify('things', { filter: { _id: 'a' }, change: { $set: { n: 2 } }, multiple: false, upsert: false });`);

  const again = open();

  for (const filter of [{ _id: 'a' }, { code: 'c' }, { kind: 'k', n: 2 }, { tags: 'x' }]) {
    expect(again.find('things', { filter }).documents).toEqual([{ _id: 'a', code: 'c', kind: 'k', n: 2, tags: ['x'] }]);
  }
  expect(again.find('things', { filter: { kind: 'k', n: 1 } }).documents).toEqual([]);
  again.close();
});

test('an index that is declared later is built from what is there', () => {
  inAnotherProcess(`documents.insertMany('things', [{ _id: 'a', code: 'c', kind: 'k' }])`, { things: { indexes: {} } });

  const after = open();

  expect(after.find('things', { filter: { kind: 'k' } }).documents).toHaveLength(1);
  after.close();
});

test('one process owns a file', () => {
  const owner = open();

  expect(() => open()).toThrow(/in use by another process/);
  owner.close();
});
