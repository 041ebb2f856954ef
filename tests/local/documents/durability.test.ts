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

const open = (collections: ConstructorParameters<typeof Documents>[0]['collections'] = COLLECTIONS) =>
  new Documents({ file: join(folder, 'documents.db'), collections, clock: fixedClock(0), scanLimit: 0 });

test('what was written is there when the file is opened again, by every index', async () => {
  const first = open();
  await first.insert('things', [{ _id: 'a', code: 'c', kind: 'k', n: 1, tags: ['x'] }]);
  await first.modify('things', { filter: { _id: 'a' }, change: { $set: { n: 2 } }, multiple: false, upsert: false });
  first.close();

  const again = open();

  for (const filter of [{ _id: 'a' }, { code: 'c' }, { kind: 'k', n: 2 }, { tags: 'x' }]) {
    expect(again.find('things', { filter }).documents).toEqual([{ _id: 'a', code: 'c', kind: 'k', n: 2, tags: ['x'] }]);
  }
  expect(again.find('things', { filter: { kind: 'k', n: 1 } }).documents).toEqual([]);
  again.close();
});

test('an index that is declared later is built from what is there', () => {
  const before = open({ things: { indexes: {} } });
  before.insertMany('things', [{ _id: 'a', code: 'c', kind: 'k' }]);
  before.close();

  const after = open();

  expect(after.find('things', { filter: { kind: 'k' } }).documents).toHaveLength(1);
  after.close();
});

test('one process owns a file', () => {
  const owner = open();

  expect(() => open()).toThrow(/in use by another process/);
  owner.close();
});
