import * as z from 'zod';
import { Collection } from '../../cloudfunctions/kit/collection';
import { transact } from '../../cloudfunctions/kit/transaction';
import { countingOperations } from '../../cloudfunctions/kit/operations';
import { breakingOperation } from '../../local/cloudbase/faults';
import { keys } from './people';
import { startTestCloud } from './test-cloud';
import type { TestCloud } from './test-cloud';

const Note = z.strictObject({ _id: z.string(), content: z.string(), reply: z.string().nullable(), day: z.string() });
/** Any collection with a sealed field will do. */
const notes = new Collection('requests', Note, () => keys);
const note = (_id: string, content = '0') => ({ _id, content, reply: 'said in confidence', day: '2022-12-02' });

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await startTestCloud({ at: '2022-12-02T09:00:00+08:00' });
});
afterEach(() => cloud.stop());

/** Adds one to a number kept as text, and notes it once. */
const addOne = (id: string, entry: string) =>
  transact(async (transaction) => {
    const rows = notes.within(transaction);
    if (await rows.find(entry)) return 'repeated';
    const before = await rows.find(id);
    await rows.insert(note(entry));
    await rows.put(note(id, String(Number(before?.content ?? 0) + 1)));
    return 'done';
  });
const contentOf = async (id: string) => (await notes.find(id))?.content ?? null;

test('what was written is there, sealed, and costs an operation a step', async () => {
  const { operations } = await countingOperations(() => addOne('n', 'e1'));

  expect(operations).toBe(6);
  expect(await notes.find('n')).toEqual(note('n', '1'));
  expect(JSON.stringify(cloud.rows('requests'))).not.toContain('confidence');
});

test('what throws leaves nothing behind', async () => {
  const failing = transact(async (transaction) => {
    await notes.within(transaction).insert(note('n'));
    throw new RangeError('no');
  });

  await expect(failing).rejects.toThrow(RangeError);
  expect(cloud.rows('requests')).toEqual([]);
});

test('twenty at the same moment are twenty, or say that others were faster', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => addOne('n', `e${i}`)));

  const done = outcomes.filter(({ status }) => status === 'fulfilled').length;
  expect(await contentOf('n')).toBe(String(done));
  expect(outcomes.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []))).toEqual(
    Array.from({ length: 20 - done }, () => 'CONFLICT'),
  );
});

test.each(['before', 'after'] as const)('a crash %s any operation, and the same again, is once', async (when) => {
  for (let operation = 1; operation <= 6; operation += 1) {
    cloud.faults = breakingOperation(operation, when);
    await addOne(`n${operation}`, `e${operation}`).catch(() => undefined);
    cloud.faults = null;

    await addOne(`n${operation}`, `e${operation}`);

    expect([operation, await contentOf(`n${operation}`)]).toEqual([operation, '1']);
  }
});

test('documents held by an instance that died are free again after thirty seconds', async () => {
  // Each of its operations from the third on is lost, the abort too: nobody lets go.
  let seen = 0;
  cloud.faults = { before: () => ((seen += 1) > 4 ? 'drop' : 'pass'), after: () => 'pass' };
  await addOne('n', 'e1').catch(() => undefined);
  cloud.faults = null;

  await expect(addOne('n', 'e1')).rejects.toMatchObject({ code: 'CONFLICT' });
  cloud.clock.advance(31_000);

  expect(await addOne('n', 'e1')).toBe('done');
  expect(await contentOf('n')).toBe('1');
});
