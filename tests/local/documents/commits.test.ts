import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedClock } from '../../../local/cloudbase/clock';
import { Documents } from '../../../local/cloudbase/documents/documents';
import { openDriver } from '../../../local/cloudbase/documents/driver';
import type { Driver } from '../../../local/cloudbase/documents/driver';
import { Store } from '../../../local/cloudbase/documents/store';
import { COLLECTIONS } from '../sdk';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'niangjia-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = () =>
  new Documents({ file: join(folder, 'documents.db'), collections: COLLECTIONS, clock: fixedClock(0), scanLimit: 0 });
const everything = (documents: Documents) => documents.all('things').map(({ _id }) => _id);
const outcomes = async (writes: Promise<unknown>[]) => (await Promise.allSettled(writes)).map(({ status }) => status);

/** A driver that counts commits, and whose `failing`-th commit the disk does not take. */
function countingDriver(failing: number): { driver: Driver; commits: () => number } {
  const driver = openDriver(':memory:');
  let commits = 0;
  const exec = (sql: string) => {
    if (sql === 'COMMIT' && (commits += 1) === failing)
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    driver.exec(sql);
  };
  return { driver: { ...driver, exec }, commits: () => commits };
}

test('writers that arrive together share one commit', async () => {
  const { driver, commits } = countingDriver(0);
  const store = new Store(driver);

  await Promise.all(Array.from({ length: 16 }, (_, i) => store.commits.together(() => i)));

  expect(commits()).toBe(1);
  store.close();
});

test('a refused operation does not take the others of its commit with it', async () => {
  const documents = open();
  await documents.insert('things', [{ _id: 'known', code: 'c' }]);

  const told = await outcomes([
    documents.insert('things', [{ _id: 'a', code: 'a' }]),
    documents.insert('things', [
      { _id: 'b', code: 'b' },
      { _id: 'b2', code: 'c' },
    ]),
    documents.modify('things', {
      filter: { _id: 'known' },
      change: { $inc: { code: 1 } },
      multiple: false,
      upsert: false,
    }),
    documents.insert('things', [{ _id: 'd', code: 'd' }]),
  ]);

  expect(told).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  expect(everything(documents)).toEqual(['known', 'a', 'd']);
  expect(documents.find('things', { filter: { code: 'b' } }).documents).toEqual([]);
  documents.close();
});

test('nobody reads a write before it is on disk', async () => {
  const documents = open();

  const adding = documents.insert('things', [{ _id: 'a', code: 'a' }]);
  const meanwhile = everything(documents);
  await adding;

  expect([meanwhile, everything(documents)]).toEqual([[], ['a']]);
  documents.close();
});

test('what a failed commit did in memory is taken back', async () => {
  const { driver } = countingDriver(2);
  const store = new Store(driver);
  store.declare(COLLECTIONS);
  const things = store.collection('things');
  const byTag = things.indexes.find(({ name }) => name === 'byTag')!;
  const add = () => store.write(things, null, { _id: 'a', code: 'a', tags: ['x', 'y'] });

  const refused = store.commits.together(add);
  await expect(refused).rejects.toThrow(/The storage is full/);
  const [flag] = byTag.hasLists;
  await store.commits.together(add);

  expect([flag, byTag.hasLists[0]]).toEqual([false, true]);
  expect(new Store(driver).collection('things').indexes.find(({ name }) => name === 'byTag')!.hasLists).toEqual([true]);
  store.close();
});

test('a transaction and ordinary writers of one commit keep to their order', async () => {
  const documents = open();
  await documents.insert('things', [{ _id: 'a', code: 'a', n: 0 }]);
  const id = documents.startTransaction();
  const increase = { filter: { _id: 'a' }, change: { $inc: { n: 1 } }, multiple: false, upsert: false };
  await documents.modify('things', increase, id);

  const writes = [
    documents.modify('things', increase),
    documents.commitTransaction(id),
    documents.modify('things', increase),
  ];
  await Promise.all(writes);

  expect(documents.find('things', { filter: { _id: 'a' } }).documents).toEqual([{ _id: 'a', code: 'a', n: 3 }]);
  documents.close();
});

test('a query that stops early does not keep the log from being emptied', async () => {
  const documents = open();
  const rows = Array.from({ length: 300 }, (_, i) => ({ _id: `t${i}`, code: i, kind: 'k', n: i }));
  documents.insertMany('things', rows);

  documents.find('things', { filter: { kind: 'k' }, order: { n: 1 }, limit: 5 });
  for (let round = 0; round < 40; round += 1)
    documents.insertMany(
      'plain',
      Array.from({ length: 500 }, (_, i) => ({ _id: `${round}-${i}`, text: 'x'.repeat(400) })),
    );

  expect(statSync(join(folder, 'documents.db-wal')).size).toBeLessThan(6_000_000);
  documents.close();
});
