import { startSdkCloud } from '../sdk';
import type { SdkCloud } from '../sdk';

let cloud: SdkCloud;
beforeEach(async () => {
  cloud = await startSdkCloud();
});
afterEach(() => cloud.local.close());

const things = () => cloud.db.collection('things');
const rows = async (query: Promise<unknown>) => ((await query) as { data: Record<string, unknown>[] }).data;

test('every kind of value comes back as it went in', async () => {
  const given = {
    _id: 'a',
    code: 'a',
    n: -1.5,
    zero: 0,
    yes: true,
    none: null,
    when: new Date(5),
    list: [1, ['x']],
    deep: { a: { b: '文' } },
  };

  await things().add(given);

  expect(await rows(things().doc('a').get())).toEqual([given]);
});

test('an update changes the fields it names, and counts what is different', async () => {
  const _ = cloud.db.command;
  await things().add({ _id: 'a', code: 'a', n: 1, deep: { a: 1, b: 2 }, tags: ['x'] });

  const first = await things()
    .doc('a')
    .update({ n: _.inc(2), deep: { a: 9 }, tags: _.push(['y']) });
  const again = await things()
    .doc('a')
    .update({ deep: { a: 9 } });
  const nobody = await things().where({ _id: 'b' }).update({ n: 1 });

  expect([first, again, nobody].map((result) => result.updated)).toEqual([1, 0, 0]);
  expect(await rows(things().doc('a').get())).toMatchObject([{ n: 3, deep: { a: 9, b: 2 }, tags: ['x', 'y'] }]);
});

test('set replaces, or creates what is not there', async () => {
  await things().doc('a').set({ code: 'a', n: 1 });
  await things().doc('a').set({ code: 'b' });

  expect(await rows(things().doc('a').get())).toEqual([{ _id: 'a', code: 'b' }]);
});

test('queries filter, sort, page and project', async () => {
  const _ = cloud.db.command;
  await things().add(
    Array.from({ length: 30 }, (_x, n) => ({ _id: `t${n}`, code: `c${n}`, kind: n % 2 ? 'odd' : 'even', n })),
  );

  const page = things()
    .where({ kind: 'odd', n: _.gte(5) })
    .orderBy('n', 'desc')
    .skip(2)
    .limit(3)
    .field({ n: true, _id: false });

  expect(await rows(page.get())).toEqual([{ n: 25 }, { n: 23 }, { n: 21 }]);
  expect((await things().where({ kind: 'even' }).count()).total).toBe(15);
  expect((await things().where({ kind: 'even' }).remove()) as unknown).toMatchObject({ deleted: 15 });
});

test('an aggregation answers twenty rows unless it says how many', async () => {
  await things().add(Array.from({ length: 30 }, (_, n) => ({ _id: `t${n}`, code: `c${n}`, kind: 'k', n })));

  const silent = await things().aggregate().match({ kind: 'k' }).end();
  const told = await things().aggregate().match({ kind: 'k' }).limit(25).end();
  const sum = await things()
    .aggregate()
    .match({ kind: 'k' })
    .group({ _id: null, total: { $sum: '$n' } })
    .end();

  expect([silent.data.length, told.data.length, sum.data]).toEqual([20, 25, [{ _id: null, total: 435 }]]);
});

test.each(['DATABASE_REQUEST_FAILED', 'DATABASE_DUPLICATE_WRITE'] as const)(
  'a duplicate is told as %s',
  async (shape) => {
    await cloud.local.close();
    cloud = await startSdkCloud({ duplicateShape: shape });
    await things().add({ _id: 'a', code: 'same' });

    const byId = things().add({ _id: 'a', code: 'other' });
    const byIndex = things().add({ _id: 'b', code: 'same' });

    await expect(byId).rejects.toMatchObject({
      code: shape,
      message: expect.stringContaining('index: _id_') as string,
    });
    await expect(byIndex).rejects.toMatchObject({ code: shape, message: expect.stringContaining('E11000') as string });
    expect(cloud.local.documents.all('things')).toHaveLength(1);
  },
);

test('five hundred increments at once are all counted', async () => {
  const _ = cloud.db.command;
  await things().add({ _id: 'a', code: 'a', n: 0 });

  await Promise.all(
    Array.from({ length: 500 }, () =>
      things()
        .doc('a')
        .update({ n: _.inc(1) }),
    ),
  );

  expect(await rows(things().doc('a').get())).toMatchObject([{ n: 500 }]);
});

test.each([['a number is added to a text', { name: 'inc' as const }, 'DATABASE_REQUEST_FAILED']])(
  '%s: refused, not passed over',
  async (_, __, code) => {
    await things().add({ _id: 'a', code: 'a', n: 'one' });

    const change = things()
      .doc('a')
      .update({ n: cloud.db.command.inc(1) });

    await expect(change).rejects.toMatchObject({ code });
  },
);

test('a collection that does not exist is told by name', async () => {
  await expect(cloud.db.collection('nowhere').get()).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' });
  await cloud.db.createCollection('nowhere');
  expect(await rows(cloud.db.collection('nowhere').get())).toEqual([]);
});

test('the first of many is taken where no index serves', async () => {
  const _ = cloud.db.command;
  const plain = cloud.db.collection('plain');
  await plain.add(Array.from({ length: 5 }, (_x, n) => ({ _id: `p${n}`, n })));

  const first = await rows(plain.limit(1).get());
  const { updated } = await plain
    .where({ n: _.gte(0) })
    .options({ multiple: false })
    .update({ taken: true });
  const taken = await rows(plain.where({ taken: true }).get());

  expect([first, updated, taken]).toEqual([[{ _id: 'p0', n: 0 }], 1, [{ _id: 'p0', n: 0, taken: true }]]);
});
