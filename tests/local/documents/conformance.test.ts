import { conformanceCloud } from './conformance-cloud';

/* eslint-disable-next-line @typescript-eslint/no-explicit-any -- the SDK types its database and commands so */
type Loose = any;
type Cloud = Awaited<ReturnType<typeof conformanceCloud>>;

let cloud: Cloud;
let rows: Loose;
let _: Loose;
let geo: Loose;
beforeAll(async () => {
  cloud = await conformanceCloud();
  rows = cloud.db.collection('conformance');
  _ = cloud.db.command;
  geo = cloud.db.Geo;
});
beforeEach(() => rows.where({ _id: _.exists(true) }).remove());
afterAll(() => cloud.close());

/** Adds documents that say nothing of their code one of their own, which the unique index asks for. */
const add = (...documents: object[]) =>
  rows.add(documents.map((document, n) => ({ code: `own ${n} ${JSON.stringify(document)}`, ...document })));
const ids = async (query: Loose): Promise<string[]> =>
  ((await query.get()).data as { _id: string }[]).map(({ _id }) => _id);
const sortedIds = async (where: object) => (await ids(rows.where(where))).sort();
const read = async (id: string): Promise<Loose> => (await rows.doc(id).get()).data[0];

describe('filters', () => {
  beforeEach(() =>
    add(
      { _id: 'number', a: 2, list: [1, 5], deep: { x: 1, y: 2 } },
      { _id: 'text', a: '2', list: [], deep: { y: 2, x: 1 } },
      { _id: 'null', a: null, list: [[1]], items: [{ n: 1, s: 'a' }] },
      {
        _id: 'missing',
        items: [
          { n: 1, s: 'b' },
          { n: 2, s: 'a' },
        ],
      },
      { _id: 'list', a: [2, 'x'], flag: true, when: new Date(1000) },
    ),
  );

  test.each<[string, () => object, string[]]>([
    ['a value equals itself and an entry of a list, and not its text', () => ({ a: 2 }), ['list', 'number']],
    ['null equals null and what is missing', () => ({ a: null }), ['missing', 'null']],
    ['not equal also matches what is missing', () => ({ a: _.neq(2) }), ['missing', 'null', 'text']],
    ['a comparison holds within one kind', () => ({ a: _.gte(0) }), ['list', 'number']],
    ['dates compare with dates', () => ({ when: _.lt(new Date(2000)) }), ['list']],
    ['one of several values', () => ({ a: _.in(['2', null]) }), ['missing', 'null', 'text']],
    ['none of several values', () => ({ a: _.nin([2, null]) }), ['text']],
    ['a field that exists, null included', () => ({ a: _.exists(true) }), ['list', 'null', 'number', 'text']],
    ['bounds of a list may be met by different entries', () => ({ list: _.gt(4).and(_.lt(2)) }), ['number']],
    ['a list in a list is not opened', () => ({ list: 1 }), ['number']],
    ['a list by its length', () => ({ list: _.size(0) }), ['text']],
    ['all of some values', () => ({ list: _.all([5, 1]) }), ['number']],
    ['an entry meets all bounds by itself', () => ({ list: _.elemMatch({ $gt: 1, $lt: 6 }) }), ['number']],
    ['one entry matches in all its fields', () => ({ items: _.elemMatch({ n: 1, s: 'a' }) }), ['null']],
    ['fields of entries may be met by different ones', () => ({ items: { n: 1, s: 'a' } }), ['missing', 'null']],
    ['an object equals one whose fields stand in the same order', () => ({ deep: _.eq({ x: 1, y: 2 }) }), ['number']],
    ['an object in a filter is its fields', () => ({ deep: { x: 1, y: 2 } }), ['number', 'text']],
    ['either of two', () => _.or([{ a: '2' }, { flag: true }]), ['list', 'text']],
    ['neither of two', () => _.nor([{ a: _.exists(true) }, { flag: true }]), ['missing']],
    ['a negated condition', () => ({ a: _.not(_.gt(1)) }), ['missing', 'null', 'text']],
    ['a remainder', () => ({ a: _.mod(2, 0) }), ['list', 'number']],
    ['a pattern', () => ({ a: cloud.db.RegExp({ regexp: '^X$', options: 'i' }) }), ['list']],
    ['an expression over fields', () => ({ $expr: { $eq: ['$deep.x', 1] } }), ['number', 'text']],
  ])('%s', async (_sentence, where, expected) => {
    expect(await sortedIds(where())).toEqual(expected);
  });
});

describe('orders and pages', () => {
  test('kinds sort as null, numbers, texts, objects, lists by entry, truth values, dates', async () => {
    const values = [new Date(0), true, { x: 1 }, 'a', -1, null, NaN, false, 'A', 2.5];
    await add(...values.map((v, n) => ({ _id: `v${n}`, v })), { _id: 'missing' });

    expect(await ids(rows.orderBy('v', 'asc').orderBy('_id', 'asc'))).toEqual(
      ['missing', 'v5', 'v6', 'v4', 'v9', 'v8', 'v3', 'v2', 'v7', 'v1', 'v0'], // prettier-ignore
    );
  });

  test('a list sorts by its least entry upwards, by its greatest downwards, and first when it is empty', async () => {
    await add({ _id: 'wide', v: [1, 9] }, { _id: 'five', v: 5 }, { _id: 'empty', v: [] });

    expect(await ids(rows.orderBy('v', 'asc'))).toEqual(['empty', 'wide', 'five']);
    expect(await ids(rows.orderBy('v', 'desc'))).toEqual(['wide', 'five', 'empty']);
  });

  test('without an order documents come as they were added', async () => {
    await add({ _id: 'b' }, { _id: 'a' }, { _id: 'c' });

    expect(await ids(rows)).toEqual(['b', 'a', 'c']);
  });

  test('a read answers a hundred documents unless it says how many, and never more than a thousand', async () => {
    await add(...Array.from({ length: 120 }, (_x, n) => ({ _id: `t${n}` })));

    expect([(await ids(rows)).length, (await ids(rows.limit(5000))).length]).toEqual([100, 120]);
  });

  test('a projection keeps what it names, and parts of lists', async () => {
    await add({ _id: 'a', n: 1, deep: { x: 1, y: 2 }, list: [1, 2, 3] });

    const some = await rows.field({ 'deep.x': true, list: _.project.slice(2), _id: false }).get();

    expect(some.data).toMatchObject([{ deep: { x: 1 }, list: [1, 2] }]);
  });
});

describe('values', () => {
  test.each<[string, unknown, unknown]>([
    ['a number that is none', NaN, NaN],
    ['the infinite', -Infinity, -Infinity],
    ['zero from below, which the SDK sends as zero', -0, 0],
    ['a fraction', 0.1, 0.1],
    ['a whole number beyond 32 bits', 2 ** 40, 2 ** 40],
    ['an instant', new Date(-1), new Date(-1)],
    ['a text with a zero letter', 'a\0b', 'a\0b'],
    ['nothing', null, null],
    ['lists in lists', [[], [[1]]], [[], [[1]]]],
  ])('%s comes back as it went in', async (_sentence, value, back) => {
    await add({ _id: 'v', value });

    expect((await read('v')).value).toEqual(back);
  });

  test('a server date is the instant of the write, moved by its offset', async () => {
    await add({ _id: 'v', now: cloud.db.serverDate(), later: cloud.db.serverDate({ offset: 60_000 }) });

    const { now, later } = await read('v');
    expect(later - now).toBe(60_000);
  });
});

describe('updates', () => {
  test.each<[string, object, () => object, object]>([
    ['fields are merged', { deep: { x: 1, y: 2 } }, () => ({ deep: { x: 9 } }), { deep: { x: 9, y: 2 } }],
    ['set replaces a whole field', { deep: { x: 1 } }, () => ({ deep: _.set({ y: 1 }) }), { deep: { y: 1 } }],
    ['an empty object changes nothing', { deep: { x: 1 } }, () => ({ deep: {} }), { deep: { x: 1 } }],
    ['a missing number counts from zero', {}, () => ({ n: _.inc(2), m: _.mul(2) }), { n: 2, m: 0 }],
    ['remove takes a field away', { a: 1, b: 2 }, () => ({ a: _.remove() }), { b: 2 }],
    ['rename moves a field', { a: 1 }, () => ({ a: _.rename('b') }), { b: 1 }],
    ['the lesser and the greater stay', { a: 5, b: 5 }, () => ({ a: _.min(3), b: _.max(3) }), { a: 3, b: 5 }],
    ['push adds at the end', { l: [1] }, () => ({ l: _.push([2, 3]) }), { l: [1, 2, 3] }],
    [
      'push inserts, sorts and cuts',
      { l: [3, 1] },
      () => ({ l: _.push({ each: [2, 0], position: 0, sort: 1, slice: 3 }) }),
      { l: [0, 1, 2] },
    ],
    ['unshift adds in front', { l: [2] }, () => ({ l: _.unshift([0, 1]) }), { l: [0, 1, 2] }],
    ['pop and shift take an end', { l: [1, 2], m: [1, 2] }, () => ({ l: _.pop(), m: _.shift() }), { l: [1], m: [2] }],
    ['add to set adds what is new', { l: [1] }, () => ({ l: _.addToSet({ $each: [1, 2, 2] }) }), { l: [1, 2] }],
    ['pull takes what matches', { l: [1, 2, 3] }, () => ({ l: _.pull(_.gte(2)) }), { l: [1] }],
    ['pull takes objects by some fields', { l: [{ x: 1, y: 2 }, 1] }, () => ({ l: _.pull({ x: 1 }) }), { l: [1] }],
    ['pull all takes what is the same', { l: [1, 2, 1] }, () => ({ l: _.pullAll([1]) }), { l: [2] }],
    ['an entry of a list by its place', { l: [1, 2] }, () => ({ 'l.1': 9 }), { l: [1, 9] }],
    ['a place beyond the end is filled up with null', { l: [1] }, () => ({ 'l.2': 9 }), { l: [1, null, 9] }],
  ])('%s', async (_sentence, before, change, after) => {
    await add({ _id: 'u', code: 'u', ...before });

    await rows.doc('u').update(change());

    expect(await read('u')).toEqual({ _id: 'u', code: 'u', ...after });
  });

  test.each<[string, object, () => object]>([
    ['adding to a text', { a: 'x' }, () => ({ a: _.inc(1) })],
    ['adding to null', { a: null }, () => ({ a: _.inc(1) })],
    ['pushing to what is no list', { a: 1 }, () => ({ a: _.push([1]) })],
    ['a field in a text', { a: 'x' }, () => ({ 'a.b': 1 })],
    ['a field in null', { a: null }, () => ({ 'a.b': 1 })],
    ['a named field of a list', { a: [1] }, () => ({ 'a.b': 1 })],
    ['two changes of one field', { a: 1 }, () => ({ a: _.set({ b: 1 }), 'a.b': _.inc(1) })],
  ])('%s is refused and changes nothing', async (_sentence, before, change) => {
    await add({ _id: 'u', code: 'u', ...before });

    await expect(rows.doc('u').update(change())).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });

    expect(await read('u')).toEqual({ _id: 'u', code: 'u', ...before });
  });

  test('an update and return answers the document after it, and counts an unchanged one', async () => {
    await add({ _id: 'u', n: 1 });

    const { updated, doc } = await rows.where({ _id: 'u' }).updateAndReturn({ n: 1 });
    const nobody = await rows.where({ _id: 'x' }).updateAndReturn({ n: 1 });

    expect([updated, doc.n, nobody.updated, nobody.doc]).toEqual([1, 1, 0, null]);
  });

  test('a name that begins with a dollar is refused', async () => {
    await expect(rows.add({ _id: 'd', $a: 1 })).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
  });
});

describe('unique indexes', () => {
  const DUPLICATE = { message: expect.stringMatching(/E11000 duplicate key error/) as string };

  test('a second document with a key is refused, by adding and by changing', async () => {
    await add({ _id: 'a', code: 'same' }, { _id: 'b', code: 'other' });

    await expect(rows.add({ _id: 'c', code: 'same' })).rejects.toMatchObject(DUPLICATE);
    await expect(rows.doc('b').update({ code: 'same' })).rejects.toMatchObject(DUPLICATE);
    await expect(rows.add({ _id: 'a', code: 'new' })).rejects.toMatchObject(DUPLICATE);
  });

  test('two documents without the field collide: missing counts as null', async () => {
    await rows.add({ _id: 'a' });

    await expect(rows.add({ _id: 'b' })).rejects.toMatchObject(DUPLICATE);
  });
});

describe('aggregations', () => {
  const rowsOf = async (pipeline: Loose) => (await pipeline.end()).data as object[];

  test('groups add up, and objects with their fields in another order are other groups', async () => {
    await add(
      { _id: 'a', k: { x: 1, y: 1 }, n: 1 },
      { _id: 'b', k: { y: 1, x: 1 }, n: 2 },
      { _id: 'c', k: { x: 1, y: 1 }, n: 4 },
    );

    const sums = await rowsOf(
      rows
        .aggregate()
        .group({ _id: '$k', sum: _.aggregate.sum('$n') })
        .sort({ sum: 1 })
        .limit(10),
    );

    expect(sums).toEqual([
      { _id: { y: 1, x: 1 }, sum: 2 },
      { _id: { x: 1, y: 1 }, sum: 5 },
    ]);
  });

  test.each<[string, object, unknown]>([
    ['the rest of a text from a place', { $substr: ['$s', 1, -1] }, 'bcd'],
    ['the place of a letter in code points', { $indexOfCP: ['中文b', 'b'] }, 2],
    ['the place of a letter in bytes', { $indexOfBytes: ['中文b', 'b'] }, 6],
    ['the week of a Thursday that opens a year is 0', { $week: '$newYear' }, 0],
    ['the week of the first Sunday is 1', { $week: '$sunday' }, 1],
    ['a text is more than a number', { $gt: ['a', 10] }, true],
    [
      'lists compare entry by entry, in order',
      {
        $gt: [
          [2, 1],
          [1, 9],
        ],
      },
      true,
    ],
    ['the greatest value of any kind', { $max: ['$list'] }, [1, 2]],
  ])('%s', async (_sentence, expression, expected) => {
    await add({
      _id: 'a',
      s: 'abcd',
      list: [1, 2],
      newYear: new Date('2026-01-01T00:00:00Z'),
      sunday: new Date('2026-01-04T00:00:00Z'),
    });

    expect(await rowsOf(rows.aggregate().project({ _id: 0, value: expression }).limit(1))).toEqual([
      { value: expected },
    ]);
  });

  test('twenty rows come unless a limit says how many', async () => {
    await add(...Array.from({ length: 30 }, (_x, n) => ({ _id: `t${n}` })));

    const silent = await rowsOf(rows.aggregate().match({ _id: _.exists(true) }));
    const told = await rowsOf(
      rows
        .aggregate()
        .match({ _id: _.exists(true) })
        .limit(25),
    );

    expect([silent.length, told.length]).toEqual([20, 25]);
  });

  test.each([
    ['stage', '$nothing', {}],
    ['expression', '$project', { a: { $nothing: 1 } }],
    ['stage that writes', '$out', 'elsewhere'],
  ])('an unknown or refused %s is told, not passed over', async (_kind, stage, argument) => {
    await add({ _id: 'a' });

    const pipeline = rows.aggregate();
    pipeline._stages.push({ stageKey: stage, stageValue: JSON.stringify(argument) });

    await expect(pipeline.end()).rejects.toMatchObject({ code: 'DATABASE_INVALID_OPERRATOR' });
  });
});

describe('places', () => {
  const place = (longitude: number, latitude: number) => new geo.Point(longitude, latitude);
  const square = (west: number, south: number, east: number, north: number) => {
    const corners = [
      place(west, south),
      place(east, south),
      place(east, north),
      place(west, north),
      place(west, south),
    ];
    return new geo.Polygon([new geo.LineString(corners)]);
  };
  beforeEach(() =>
    add(
      { _id: '天安门', place: place(116.397, 39.909) },
      { _id: '王府井', place: place(116.411, 39.914) },
      { _id: '通州', place: place(116.657, 39.91) },
      { _id: 'nowhere' },
    ),
  );

  test('what is near comes by distance, within bounds in metres', async () => {
    const geometry = place(116.41, 39.914);

    expect(await ids(rows.where({ place: _.geoNear({ geometry, maxDistance: 5_000 }) }))).toEqual(['王府井', '天安门']);
    expect(await ids(rows.where({ place: _.geoNear({ geometry, minDistance: 5_000 }) }))).toEqual(['通州']);
  });

  test('what lies in a polygon or a circle', async () => {
    const inside = _.geoWithin({ geometry: square(116.39, 39.9, 116.42, 39.92) });
    const round = _.geoWithin({ centerSphere: [place(116.397, 39.909), 1_000 / 6_378_100] });

    expect([await sortedIds({ place: inside }), await sortedIds({ place: round })]).toEqual([
      ['天安门', '王府井'],
      ['天安门'],
    ]);
  });

  test('what a line or a polygon touches', async () => {
    await add({ _id: '街', place: new geo.LineString([place(116.3, 39.905), place(116.5, 39.905)]) });

    expect(await sortedIds({ place: _.geoIntersects({ geometry: square(116.39, 39.9, 116.4, 39.907) }) })).toEqual([
      '街',
    ]);
  });

  test('the stage $geoNear measures', async () => {
    const { data } = await rows
      .aggregate()
      .geoNear({ near: place(116.411, 39.914), spherical: true, distanceField: 'metres', maxDistance: 2_000 })
      .project({ metres: 1 })
      .limit(10)
      .end();

    expect(data.map(({ _id, metres }: Loose) => [_id, Math.round(metres / 100)])).toEqual([
      ['王府井', 0],
      ['天安门', 13],
    ]);
  });

  test('a place that is not on earth is refused', async () => {
    const added = rows.add({ _id: 'x', code: 'x', place: { type: 'Point', coordinates: [200, 0] } });

    await expect(added).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
  });
});

describe('transactions', () => {
  beforeEach(() => add({ _id: 'a', code: 'a', n: 1 }, { _id: 'b', code: 'b', n: 1 }));

  test('a transaction reads what it wrote, and nobody else does before its commit', async () => {
    const transaction = await cloud.db.startTransaction();
    await transaction.collection('conformance').doc('a').update({ n: 2 });

    const inside = (await transaction.collection('conformance').doc('a').get()).data.n;
    const outside = (await read('a')).n;
    await transaction.commit();

    expect([inside, outside, (await read('a')).n]).toEqual([2, 1, 2]);
  });

  test('a write to what changed after the first operation is a conflict, which ends the transaction', async () => {
    const transaction = await cloud.db.startTransaction();
    await transaction.collection('conformance').doc('b').get();
    await rows.doc('a').update({ n: 5 });

    await expect(transaction.collection('conformance').doc('a').update({ n: 6 })).rejects.toMatchObject({
      code: 'DATABASE_TRANSACTION_CONFLICT',
    });
    await expect(transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
    expect((await read('a')).n).toBe(5);
  });

  test('what is rolled back is as it was, and the transaction is over', async () => {
    const transaction = await cloud.db.startTransaction();
    await transaction.collection('conformance').doc('a').remove();

    await transaction.rollback();

    expect((await read('a')).n).toBe(1);
    await expect(transaction.collection('conformance').doc('a').get()).rejects.toMatchObject({
      code: 'DATABASE_TRANSACTION_FAIL',
    });
  });
});
