import type { TestCloud } from '../kit/test-cloud';
import { buy, HERE, lineIn, lineOut, makeKits, onHand, startGoods, total } from './shelves';
import { as, courier, dataOf, keeper } from './world';

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await startGoods();
});
afterEach(() => cloud.stop());

const handOut = (lines: ReturnType<typeof lineOut>[]) =>
  as(cloud, keeper)('handOutGoods', { siteId: HERE, lines, to: '环卫班组', note: '' });

describe('making kits', () => {
  const assemble = (count: number) => as(cloud, keeper)('assembleKits', { siteId: HERE, kitId: 'kit', count });

  test('the parts leave the shelf and kits come onto it, good as long as the first of their parts', async () => {
    await buy(cloud, [lineIn('gloves', 12), lineIn('warmer', 30, { expiresOn: '2023-03-01' })]);

    const { movement } = dataOf(await assemble(10));

    expect(movement.lines).toMatchObject([
      { item: { name: '棉手套' }, delta: -10 },
      { item: { name: '暖宝宝' }, delta: -20 },
      { item: { name: '暖心包' }, delta: 10, lots: [{ expiresOn: '2023-03-01' }] },
    ]);
    expect([onHand(cloud, 'gloves'), onHand(cloud, 'warmer'), onHand(cloud, 'kit')]).toEqual([2, 10, 10]);
  });

  test('a kit whose part is missing is not made, and says what is missing', async () => {
    await buy(cloud, [lineIn('gloves', 12), lineIn('warmer', 19)]);

    expect(await assemble(10)).toMatchObject({
      code: 'KIT_PART_MISSING',
      details: { kit: '暖心包', lines: [{ item: '暖宝宝', unit: '片', wanted: 20, onHand: 19 }] },
    });
    expect([onHand(cloud, 'gloves'), onHand(cloud, 'warmer'), onHand(cloud, 'kit')]).toEqual([12, 19, 0]);
  });

  test('what is no kit is not made', async () => {
    expect(await as(cloud, keeper)('assembleKits', { siteId: HERE, kitId: 'gloves', count: 1 })).toMatchObject({
      details: { fields: [{ path: 'kitId', problem: 'unknown' }] },
    });
  });
});

describe('handing out over the counter', () => {
  test('a courier hands nothing out', async () => {
    const input = { siteId: HERE, lines: [lineOut('gloves', 1)], to: '自己', note: '' };
    expect(await as(cloud, courier)('handOutGoods', input)).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  test('those that expire first go first', async () => {
    await buy(cloud, [
      lineIn('drops', 4, { lot: 'B', expiresOn: '2023-05-01' }),
      lineIn('drops', 3, { lot: 'A', expiresOn: '2022-12-03' }),
    ]);

    const { movement } = dataOf(await handOut([lineOut('drops', 5)]));

    expect(movement).toMatchObject({ kind: 'handOut', counterpart: '环卫班组', lines: [{ delta: -5 }] });
    expect(movement.lines[0]!.lots).toMatchObject([
      { lot: 'A', delta: -3 },
      { lot: 'B', delta: -2 },
    ]);
  });

  test('the last one goes, one more does not, and every short item is named', async () => {
    await buy(cloud, [lineIn('gloves', 2), lineIn('warmer', 1)]);

    expect(await handOut([lineOut('gloves', 3), lineOut('warmer', 2)])).toMatchObject({
      code: 'OUT_OF_STOCK',
      details: {
        lines: [
          { item: '棉手套', unit: '双', wanted: 3, onHand: 2 },
          { item: '暖宝宝', wanted: 2, onHand: 1 },
        ],
      },
    });
    expect(await handOut([lineOut('gloves', 2), lineOut('warmer', 1)])).toMatchObject({ ok: true });
    expect(total(cloud, 'gloves')).toBe(0);
  });

  test('the same item twice on one list takes from what the first left', async () => {
    await buy(cloud, [lineIn('gloves', 3)]);

    expect(await handOut([lineOut('gloves', 2), lineOut('gloves', 2)])).toMatchObject({ code: 'OUT_OF_STOCK' });
    expect(onHand(cloud, 'gloves')).toBe(3);
  });

  test('expired goods are not handed out, and can be written off', async () => {
    await buy(cloud, [lineIn('drops', 4, { expiresOn: '2022-12-03' })]);
    cloud.clock.advance(2 * 86_400_000);

    expect(await handOut([lineOut('drops', 1)])).toMatchObject({
      code: 'GOODS_EXPIRED',
      details: { item: '藿香正气水', expiresOn: '2022-12-03' },
    });
    const off = { siteId: HERE, cause: 'expired' as const, lines: [lineOut('drops', 4)], reason: '过期' };
    const { movement } = dataOf(await as(cloud, keeper)('writeOffGoods', off));
    expect(movement).toMatchObject({ kind: 'loss', cause: 'expired', reason: '过期', lines: [{ delta: -4 }] });
  });

  test('of two lots without a batch the one with the chosen last good day is written off', async () => {
    const until = (expiresOn: string) => lineIn('drops', 10, { lot: '', expiresOn });
    await buy(cloud, [until('2023-06-01'), until('2023-12-01')]);
    const lines = [{ ...lineOut('drops', 4, ''), expiresOn: '2023-12-01' }];

    const off = { siteId: HERE, cause: 'damaged' as const, lines, reason: '压坏了' };
    const { movement } = dataOf(await as(cloud, keeper)('writeOffGoods', off));

    expect(movement).toMatchObject({ lines: [{ lots: [{ expiresOn: '2023-12-01', delta: -4 }] }] });
  });

  test('an unknown lot is refused', async () => {
    await buy(cloud, [lineIn('drops', 4, { lot: 'A' })]);

    expect(await handOut([lineOut('drops', 1, 'B')])).toMatchObject({
      code: 'UNKNOWN_LOT',
      details: { item: '藿香正气水', lot: 'B' },
    });
  });

  test('what somebody gives back lies on the shelf again', async () => {
    const input = { siteId: HERE, lines: [lineIn('gloves', 2)], reason: '尺码不对' };

    const { movement } = dataOf(await as(cloud, keeper)('takeBackGoods', input));

    expect(movement).toMatchObject({ kind: 'returned', reason: '尺码不对', lines: [{ delta: 2 }] });
  });
});

test('twenty keepers who hand out the last ten at the same moment hand out ten', async () => {
  await makeKits(cloud, 10);

  const replies = await Promise.all(Array.from({ length: 20 }, () => handOut([lineOut('kit', 1)])));

  const handed = replies.filter(({ ok }) => ok).length;
  expect(onHand(cloud, 'kit')).toBe(10 - handed);
  expect(new Set(replies.flatMap((reply) => (reply.ok ? [] : [reply.code])))).not.toContain('INTERNAL');
});

test('the ledger of a site comes page by page, newest first', async () => {
  for (let i = 1; i <= 35; i += 1) {
    cloud.clock.advance(1_000);
    await buy(cloud, [lineIn('gloves', i)]);
  }
  const read = async (after: string | null) =>
    dataOf(await as(cloud, keeper)('listMovements', { siteId: HERE, after }));

  const first = await read(null);
  const second = await read(first.next);

  const counts = [...first.movements, ...second.movements].map(({ lines }) => lines[0]!.delta);
  expect(counts).toEqual(Array.from({ length: 35 }, (_, i) => 35 - i));
  expect(second.next).toBeNull();
});
