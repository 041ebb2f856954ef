import { startSdkCloud } from '../sdk';
import type { SdkCloud } from '../sdk';

type Transaction = Awaited<ReturnType<SdkCloud['db']['startTransaction']>>;

let cloud: SdkCloud;
beforeEach(async () => {
  cloud = await startSdkCloud();
  cloud.local.documents.insertMany('things', [
    { _id: 'a', code: 'a', n: 10 },
    { _id: 'b', code: 'b', n: 0 },
  ]);
});
afterEach(() => cloud.local.close());

const n = (id: string) => cloud.local.documents.all('things').find(({ _id }) => _id === id)?.['n'];

test('all of a transaction lands, or nothing', async () => {
  const _ = cloud.db.command;
  await cloud.db.runTransaction(async (transaction: Transaction) => {
    await transaction
      .collection('things')
      .doc('a')
      .update({ n: _.inc(-3) });
    await transaction
      .collection('things')
      .doc('b')
      .update({ n: _.inc(3) });
    expect([n('a'), n('b')]).toEqual([10, 0]);
  });
  const broken = cloud.db.runTransaction(async (transaction: Transaction) => {
    await transaction.collection('things').doc('a').update({ n: 99 });
    throw new Error('no');
  });

  await expect(broken).rejects.toThrow('no');
  expect([n('a'), n('b')]).toEqual([7, 3]);
});

test('a transaction sees what was true at its first operation, and itself', async () => {
  const transaction = await cloud.db.startTransaction();
  const read = async () =>
    ((await transaction.collection('things').doc('a').get()) as unknown as { data: { n: number } }).data.n;

  const before = await read();
  await cloud.db.collection('things').doc('a').update({ n: 11 });
  const after = await read();
  await transaction.collection('things').doc('b').update({ n: 5 });
  await transaction.commit();

  expect([before, after, n('a'), n('b')]).toEqual([10, 10, 11, 5]);
});

test('the first of two writers wins and the other is told of a conflict', async () => {
  const first = await cloud.db.startTransaction();
  const second = await cloud.db.startTransaction();

  await first.collection('things').doc('a').update({ n: 1 });
  const late = second.collection('things').doc('a').update({ n: 2 });

  await expect(late).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' });
  await first.commit();
  expect(n('a')).toBe(1);
});

test('an ordinary writer waits for the transaction', async () => {
  const transaction = await cloud.db.startTransaction();
  await transaction.collection('things').doc('a').update({ n: 1 });

  const ordinary = cloud.db
    .collection('things')
    .doc('a')
    .update({ n: cloud.db.command.inc(1) });
  await transaction.commit();
  await ordinary;

  expect(n('a')).toBe(2);
});

test('after thirty seconds a transaction is gone', async () => {
  const transaction = await cloud.db.startTransaction();
  await transaction.collection('things').doc('a').update({ n: 1 });

  cloud.clock.advance(30_000);

  await expect(transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
  expect(n('a')).toBe(10);
});
