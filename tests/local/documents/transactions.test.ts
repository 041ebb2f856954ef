import { MOST_TRANSACTION_WRITES } from '../../../local/cloudbase/documents/limits';
import { startSdkCloud } from '../sdk';
import type { SdkCloud } from '../sdk';
import { chanceOf } from './random-documents';
import { transfers } from './transfers';

let cloud: SdkCloud;
beforeEach(async () => {
  cloud = await startSdkCloud();
  cloud.local.documents.insertMany('things', [
    { _id: 'a', code: 'a', n: 1 },
    { _id: 'b', code: 'b', n: 1 },
  ]);
});
afterEach(() => cloud.local.close());

const start = async () => {
  const transaction = await cloud.db.startTransaction();
  return { transaction, things: transaction.collection('things') };
};
const code = (id: string) => cloud.local.documents.all('things').find(({ _id }) => _id === id)?.['code'];

test('twenty writers in conflicting transactions lose nothing and make nothing', async () => {
  const { before, after, done, conflicts } = await transfers(cloud, chanceOf(20_221_202), 500, 20);

  expect([after, done]).toEqual([before, 500]);
  expect(conflicts).toBeGreaterThan(0);
}, 120_000);

test('a transaction works on documents by id only', async () => {
  const { things } = await start();

  await expect(things.where({ _id: 'a' }).get()).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
  await expect(things.where({ _id: 'a' }).updateAndReturn({ n: 2 })).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  });
  await expect(things.add([{ code: 'c' }, { code: 'd' }])).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
});

test('a server date is refused in a transaction, as the real service knows none there', async () => {
  const { things } = await start();

  await expect(things.doc('a').update({ at: cloud.db.serverDate() })).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  });
});

test('a unique key that another document has is refused at the write', async () => {
  const { transaction, things } = await start();
  await things.doc('c').set({ code: 'c' });

  await expect(things.doc('d').set({ code: 'a' })).rejects.toThrow(/E11000/);
  await expect(things.doc('d').set({ code: 'c' })).rejects.toThrow(/E11000/);
  await transaction.commit();
  expect([code('c'), code('d')]).toEqual(['c', undefined]);
});

test('a unique key that was taken in the meantime is refused at the commit, and nothing is written', async () => {
  const { transaction, things } = await start();
  await things.doc('c').set({ code: 'wanted' });
  await things.doc('a').update({ code: 'moved' });
  await cloud.db.collection('things').add({ _id: 'd', code: 'wanted' });

  await expect(transaction.commit()).rejects.toThrow(/E11000/);
  expect([code('a'), code('c')]).toEqual(['a', undefined]);
});

test('a unique key may move from one document to another in one transaction', async () => {
  const { transaction, things } = await start();
  await things.doc('a').update({ code: 'free' });
  await things.doc('b').update({ code: 'a' });
  await transaction.commit();

  expect([code('a'), code('b')]).toEqual(['free', 'a']);
});

test('an insert waits for the transaction that adds the same id, and then finds it there', async () => {
  const { transaction, things } = await start();
  await things.doc('c').set({ code: 'c' });

  const late = cloud.db.collection('things').add({ _id: 'c', code: 'late' });
  await transaction.commit();

  await expect(late).rejects.toThrow(/E11000/);
  expect(code('c')).toBe('c');
});

test('a transaction of too many writes, or of too many bytes, is refused and over', async () => {
  const many = await start();
  const large = await start();
  for (let n = 0; n < MOST_TRANSACTION_WRITES; n += 1) await many.things.doc('a').update({ n });

  await expect(many.things.doc('a').update({ n: -1 })).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
  await expect(large.things.doc('b').update({ text: 'x'.repeat(1024 * 1024) })).rejects.toMatchObject({
    code: 'DATABASE_TRANSACTION_FAIL',
  });
  await expect(many.transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
  expect(cloud.local.documents.all('things')).toHaveLength(2);
});
