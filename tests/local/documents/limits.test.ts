import { fixedClock } from '../../../local/cloudbase/clock';
import { Documents } from '../../../local/cloudbase/documents/documents';
import { MOST_COLLECTIONS, MOST_INDEXES, MOST_INDEX_FIELDS } from '../../../local/cloudbase/documents/limits';
import type { DocumentsOptions } from '../../../local/cloudbase/documents/operations';

const open = (collections: DocumentsOptions['collections'], options: Partial<DocumentsOptions> = {}) =>
  new Documents({ file: ':memory:', collections, clock: fixedClock(0), ...options });
const indexesOf = (count: number, fields = 1) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `i${n}`,
      { keys: Array.from({ length: fields }, (_x, field) => [`f${n}_${field}`, 1] as const) },
    ]),
  );
const MEGABYTE = 1024 * 1024;

test('a document of more than 16 MB is refused and not written', async () => {
  const documents = open({ things: { indexes: {} } }, { onWarning: () => {} });

  const added = documents.insert('things', [{ _id: 'a' }, { _id: 'large', text: 'x'.repeat(17 * MEGABYTE) }]);

  await expect(added).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
  expect(documents.all('things')).toEqual([]);
  documents.close();
});

test('a document of more than 512 KB is written, and warned of', async () => {
  const warnings: string[] = [];
  const documents = open({ things: { indexes: {} } }, { onWarning: (message) => warnings.push(message) });

  await documents.insert('things', [{ _id: 'a', text: '文'.repeat(200 * 1024) }]);

  expect(warnings).toEqual([expect.stringContaining('document "a" has')]);
  expect(documents.all('things')).toHaveLength(1);
  documents.close();
});

test.each([
  ['two hundred indexes', { things: { indexes: indexesOf(2 * MOST_INDEXES) } }],
  ['an index of too many fields', { things: { indexes: indexesOf(1, MOST_INDEX_FIELDS + 1) } }],
  ['an index of no field', { things: { indexes: { none: { keys: [] } } } }],
  [
    'too many collections',
    Object.fromEntries(Array.from({ length: MOST_COLLECTIONS + 1 }, (_, n) => [`c${n}`, { indexes: {} }])),
  ],
])('%s: refused', (_, collections) => {
  expect(() => open(collections)).toThrow(
    expect.objectContaining({ code: 'DATABASE_COLLECTION_EXCEED_LIMIT' }) as Error,
  );
});

test('the most indexes of the most fields are taken', () => {
  const documents = open({
    things: { indexes: { ...indexesOf(MOST_INDEXES - 1), ...indexesOf(1, MOST_INDEX_FIELDS) } },
  });

  expect(documents.all('things')).toEqual([]);
  documents.close();
});

test('a query that no index serves may look at a thousand documents, and one more is refused by name', () => {
  const documents = open({ things: { indexes: {} } });
  documents.insertMany(
    'things',
    Array.from({ length: 1_001 }, (_, n) => ({ _id: `t${n}`, n })),
  );

  expect(documents.find('things', { filter: { n: { $gte: 0 } }, limit: 1_000 }).documents).toHaveLength(1_000);
  expect(() => documents.find('things', { filter: { n: -1 }, order: { m: 1 } })).toThrow(
    /No index of things serves this query \(1001 documents examined\): declare one on n, m/,
  );
  expect(() => documents.count('things', { n: -1 })).toThrow(/No index/);
  expect(documents.count('things', {}).total).toBe(1_001);
  documents.close();
});

test('two lists in one index are refused, as every pair of their entries would be a key', async () => {
  const documents = open({
    things: {
      indexes: {
        both: {
          keys: [
            ['a', 1],
            ['b', 1],
          ],
        },
      },
    },
  });

  await expect(documents.insert('things', [{ a: [1, 2], b: [1, 2] }])).rejects.toThrow(/parallel arrays/);
  expect(documents.all('things')).toEqual([]);
  documents.close();
});
