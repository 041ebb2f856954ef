import { join } from 'node:path';
import { faultsOf } from '../documents/consistency';
import { dataFolder } from '../machine';
import { startSdkCloud } from '../sdk';
import type { SdkCloud } from '../sdk';

const folder = dataFolder();
const dataFile = join(folder.path, 'documents.db');
let cloud: SdkCloud;
beforeAll(async () => {
  cloud = await startSdkCloud({ dataFile });
});
afterAll(() => folder.remove());

const text = 'x'.repeat(500);
const add = (n: number) => cloud.db.collection('things').add({ _id: `t${n}`, code: n, kind: 'k', n, text });

test('a full disk refuses writes by name, keeps what it acknowledged, goes on reading and takes writes again', async () => {
  const things = cloud.db.collection('things');
  const full = expect.objectContaining({
    code: 'DATABASE_REQUEST_FAILED',
    message: expect.stringContaining('StorageFull') as string,
  });
  await add(0);
  cloud.local.documents.archive.limitTo(300_000);

  const outcomes = await Promise.allSettled(Array.from({ length: 1_000 }, (_, n) => add(n + 1)));
  const acknowledged = outcomes.flatMap((outcome, n) => (outcome.status === 'fulfilled' ? [`t${n + 1}`] : []));
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as object] : []));
  const read = await things.where({ kind: 'k' }).orderBy('n', 'asc').limit(1_000).get();
  const transaction = await cloud.db.startTransaction();
  await transaction.collection('things').add({ _id: 'large', code: 'large', text: text.repeat(200) });
  const commit: unknown = await transaction.commit().catch((error: unknown) => error);

  expect(acknowledged.length).toBeGreaterThan(100);
  expect(refused.length).toBeGreaterThan(100);
  expect(refused.filter((reason) => !full.asymmetricMatch(reason))).toEqual([]);
  expect(read.data.map(({ _id }: { _id: string }) => _id)).toEqual(['t0', ...acknowledged]);
  expect(commit).toEqual(full);

  const { deleted } = await things.where({ kind: 'k', n: cloud.db.command.lt(100) }).remove();
  await expect(add(5_000)).resolves.toMatchObject({ id: 't5000' });
  expect(deleted).toBeGreaterThan(50);
  cloud.local.documents.archive.limitTo(Infinity);
  await expect(things.add({ _id: 'large', code: 'large', text: text.repeat(200), tags: ['x'] })).resolves.toMatchObject(
    { id: 'large' },
  );

  await cloud.local.close();
  expect(faultsOf(dataFile)).toEqual([]);
});
