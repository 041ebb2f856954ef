import { startSdkCloud } from '../sdk';
import type { SdkCloud } from '../sdk';

let cloud: SdkCloud;
beforeEach(async () => {
  cloud = await startSdkCloud();
  cloud.local.documents.insertMany('things', [
    { _id: 'a', code: 'a', kind: 'k', n: 1 },
    { _id: 'b', code: 'b', kind: 'k', n: 2 },
  ]);
});
afterEach(() => cloud.local.close());

const things = () => cloud.db.collection('things');
const all = () => cloud.local.documents.all('things');

test('one document is changed and handed back as it is then, or told to be missing', async () => {
  const inc = cloud.db.command.inc(5);

  const changed = await things().where({ _id: 'a' }).updateAndReturn({ n: inc });
  const nobody = await things().where({ _id: 'z' }).updateAndReturn({ n: inc });

  expect(changed).toMatchObject({ updated: 1, doc: { _id: 'a', n: 6 } });
  expect(nobody).toMatchObject({ updated: 0, doc: null });
});

test('one document is removed, and once only', async () => {
  const first = (await things().doc('a').remove()) as unknown;
  const second = (await things().doc('a').remove()) as unknown;

  expect([first, second]).toMatchObject([{ deleted: 1 }, { deleted: 0 }]);
  expect(all().map(({ _id }) => _id)).toEqual(['b']);
});

/** Its types leave this method out. */
const create = (id: string, row: object) =>
  (things().doc(id) as unknown as { create(row: object): Promise<unknown> }).create(row);

test('one document is created under its id, which can be taken only once', async () => {
  await create('c', { code: 'c' });

  const again = create('c', { code: 'd' });

  await expect(again).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
  expect(all()).toContainEqual({ _id: 'c', code: 'c' });
});

test('what a transaction did is gone when it is rolled back', async () => {
  const transaction = await cloud.db.startTransaction();
  await transaction.collection('things').doc('a').remove();
  await transaction.collection('things').add({ _id: 'c', code: 'c' });
  await transaction.collection('things').doc('b').set({ code: 'b', n: 9 });

  await transaction.rollback();

  expect(all()).toEqual([
    { _id: 'a', code: 'a', kind: 'k', n: 1 },
    { _id: 'b', code: 'b', kind: 'k', n: 2 },
  ]);
  await expect(transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
});
