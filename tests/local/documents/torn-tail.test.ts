import { copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { fixedClock } from '../../../local/cloudbase/clock';
import { Documents } from '../../../local/cloudbase/documents/documents';
import { dataFolder } from '../machine';
import { COLLECTIONS } from '../sdk';
import { faultsOf } from './consistency';

const folder = dataFolder();
let lengths: number[];
beforeAll(async () => {
  lengths = await written();
});
afterAll(() => folder.remove());

const at = (name: string) => join(folder.path, name);
const open = (file: string) => new Documents({ file, collections: COLLECTIONS, clock: fixedClock(0) });
const DOCUMENTS = 60;

/** The files as a power cut leaves them, and how long the log was when each document was acknowledged. */
async function written(): Promise<number[]> {
  const documents = open(at('documents.db'));
  const lengths: number[] = [];
  for (let n = 0; n < DOCUMENTS; n += 1) {
    await documents.insert('things', [{ _id: `t${n}`, code: n, tags: ['x', `y${n}`], text: 'x'.repeat(n * 20) }]);
    lengths.push(statSync(at('documents.db-wal')).size);
  }
  copyFileSync(at('documents.db'), at('cut.db'));
  copyFileSync(at('documents.db-wal'), at('cut.db-wal'));
  documents.close();
  return lengths;
}

/** What is read after the log's tail was damaged, and what is wrong with the file. */
function after(damage: (log: string) => void): { ids: unknown[]; faults: string[] } {
  copyFileSync(at('cut.db'), at('torn.db'));
  copyFileSync(at('cut.db-wal'), at('torn.db-wal'));
  damage(at('torn.db-wal'));
  const documents = open(at('torn.db'));
  const ids = documents.all('things').map(({ _id }) => _id);
  documents.close();
  return { ids, faults: faultsOf(at('torn.db')) };
}

const garbled = (log: string, from: number, bytes: Uint8Array) => {
  const content = readFileSync(log);
  content.set(bytes.subarray(0, Math.max(0, content.length - from)), from);
  writeFileSync(log, content);
};

test('a log whose tail was torn off or garbled opens with every document acknowledged before, whole, and no other', () => {
  const end = lengths.at(-1)!;
  const ids = Array.from({ length: DOCUMENTS }, (_, n) => `t${n}`);
  const position = fc.integer({ min: lengths[0]!, max: end - 1 });
  const noise = fc.uint8Array({ minLength: 32, maxLength: 9_000 }).filter((bytes) => bytes.some((byte) => byte > 0));

  fc.assert(
    fc.property(position, noise, fc.boolean(), (from, bytes, isCut) => {
      const { ids: left, faults } = after((log) => (isCut ? truncateSync(log, from) : garbled(log, from, bytes)));

      const safe = lengths.filter((length) => length <= from).length;
      expect(left.slice(0, safe)).toEqual(ids.slice(0, safe));
      expect(left).toEqual(ids.slice(0, left.length));
      expect(faults).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('half a commit behind the last one is left out', async () => {
  const { ids, faults } = after((log) =>
    writeFileSync(log, Buffer.concat([readFileSync(log), Buffer.alloc(6_000, 7)])),
  );

  expect([ids.length, faults]).toEqual([DOCUMENTS, []]);
});
