import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Binary } from 'bson';
import { fixedClock } from '../../../local/cloudbase/clock';
import { Documents } from '../../../local/cloudbase/documents/documents';
import { importInto } from '../../../local/cloudbase/documents/import';
import { dataFolder } from '../machine';
import { COLLECTIONS } from '../sdk';
import { faultsOf } from './consistency';

let folder: ReturnType<typeof dataFolder>;
beforeEach(() => (folder = dataFolder()));
afterEach(() => folder.remove());

const at = (...names: string[]) => join(folder.path, ...names);
const optionsOf = (name: string) => ({ file: at(name), collections: COLLECTIONS, clock: fixedClock(0) });
const open = (name = 'documents.db') => new Documents(optionsOf(name));
const exportFiles = (name: string) =>
  Object.fromEntries(readdirSync(at(name)).map((file) => [file, readFileSync(at(name, file), 'utf8')]));

/** One of each kind of value, over several pieces of a file. */
const rows = [
  { _id: 'b', code: 1, tags: ['x', 'y'], when: new Date(5), bytes: Binary.createFromBase64('AAEC', 0) },
  { _id: 7, code: 2, odd: [NaN, -0, 1.5, 2 ** 40, 2 ** 60, -Infinity], deep: { nothing: null, line: '一\n二\u2028' } },
  ...Array.from({ length: 3_000 }, (_, n) => ({ _id: `many-${n}`, code: n + 10, name: '秦小满'.repeat(200) })),
];

test('what is exported and imported is the same to the last letter, and in its order', () => {
  const before = open();
  before.insertMany('things', rows);
  before.addCollection('undeclared');
  before.insertMany('undeclared', [{ _id: 'u' }]);
  before.archive.exportTo(at('first'));

  const counts = importInto(at('first'), optionsOf('copy.db'));
  const copy = open('copy.db');
  copy.archive.exportTo(at('second'));

  expect(counts).toEqual({ things: 3_002, plain: 0, undeclared: 1 });
  expect(exportFiles('second')).toEqual(exportFiles('first'));
  expect(exportFiles('first')['things.jsonl']).toContain('"when":{"$date":{"$numberLong":"5"}}');
  expect(copy.all('things')).toEqual(before.all('things'));
  before.close();
  copy.close();
  expect(faultsOf(at('copy.db'))).toEqual([]);
});

test.each([
  ['without its manifest', () => rmSync(at('first', 'manifest.json')), /holds no whole export/],
  ['with a line too many', () => appendFileSync(at('first', 'things.jsonl'), '{"_id":"more"}\n'), /2 of 1 documents/],
  ['with a broken line', () => appendFileSync(at('first', 'things.jsonl'), '{"_id":'), /things\.jsonl line 2/],
  ['with a line that is no document', () => appendFileSync(at('first', 'things.jsonl'), '[]'), /is no document/],
])('an export %s makes no data', (_, breakIt, told) => {
  const documents = open();
  documents.insertMany('things', [{ _id: 'a', code: 'a' }]);
  documents.archive.exportTo(at('first'));
  documents.close();
  breakIt();

  expect(() => importInto(at('first'), optionsOf('copy.db'))).toThrow(told);
  expect(readdirSync(folder.path).filter((name) => name.startsWith('copy'))).toEqual([]);
});

test('nothing that is there is written over', () => {
  const documents = open();
  documents.archive.exportTo(at('first'));

  expect(() => importInto(at('first'), optionsOf('documents.db'))).toThrow(/is there already/);
  expect(() => documents.archive.exportTo(at('first'))).toThrow(/is there already/);
  expect(() => documents.archive.backupTo(at('documents.db'))).toThrow(/is there already/);
  documents.close();
});

test('a backup made between the writes of many holds one instant, and can take the place of the file', async () => {
  const documents = open();
  documents.insertMany('things', [
    { _id: 'from', code: 'from', n: 1_000 },
    { _id: 'to', code: 'to', n: 0 },
  ]);
  const move = async () => {
    for (let round = 0; round < 50; round += 1) {
      const id = documents.startTransaction();
      const change = (_id: string, n: number) =>
        documents.modify('things', { filter: { _id }, change: { $inc: { n } }, multiple: false, upsert: false }, id);
      await change('from', -1);
      await change('to', 1);
      await documents.commitTransaction(id);
    }
  };

  const moving = move();
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  documents.archive.backupTo(at('backup.db'));
  await moving;
  documents.close();

  const backup = open('backup.db');
  const [from, to] = backup.all('things').map(({ n }) => Number(n)) as [number, number];
  backup.close();
  expect(from + to).toBe(1_000);
  expect(to).toBeGreaterThan(0);
  expect(to).toBeLessThan(50);
  expect(faultsOf(at('backup.db'))).toEqual([]);
});

test('after a removal and a compaction no byte of the document is left in any file', async () => {
  const documents = open();
  const secret = 'canary-15400007777';
  const holding = () =>
    readdirSync(folder.path).filter((name) => readFileSync(join(folder.path, name), 'latin1').includes(secret));
  documents.insertMany('things', rows);
  await documents.insert('things', [{ _id: 'gone', code: secret, tags: [secret, `${secret}-2`], text: secret }]);
  await documents.insert('things', [{ _id: 'changed', code: 'c', text: secret.repeat(2_000) }]);
  documents.find('things', { filter: { tags: secret }, limit: 1 });
  const before = holding();

  await documents.remove('things', { _id: 'gone' }, false);
  const change = { $set: { text: 'short' } };
  await documents.modify('things', { filter: { _id: 'changed' }, change, multiple: false, upsert: false });
  documents.archive.compact();

  expect(before).not.toEqual([]);
  expect(holding()).toEqual([]);
  expect(documents.count('things', { _id: { $in: ['gone', 'changed'] } }).total).toBe(1);
  documents.close();
  expect(holding()).toEqual([]);
  expect(existsSync(at('documents.db'))).toBe(true);
});
