import type { TestCloud } from '../kit/test-cloud';
import { AWAY, buy, HERE, lineIn, lineOut, makeKits, onHand, startGoods, STORE, THERE, total } from './shelves';
import { as, courier, dataOf, keeper, office, townKeeper } from './world';

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await startGoods();
});
afterEach(() => cloud.stop());

const send = (lines: ReturnType<typeof lineOut>[], toSiteId = THERE, who = keeper, requestId?: string) =>
  as(cloud, who)('sendGoods', { fromSiteId: HERE, toSiteId, lines, note: '' }, requestId);
const receive = (transferId: string, lines: { itemId: string; count: number }[], reason = '', who = keeper) =>
  as(cloud, who)('receiveTransfer', { transferId, lines, reason });
const handOut = (lines: ReturnType<typeof lineOut>[]) =>
  as(cloud, keeper)('handOutGoods', { siteId: HERE, lines, to: '环卫班组', note: '' });

/** How often anything moved; a refusal adds nothing. */
const movements = () => cloud.rows('goodsMovements').length;

describe('sending', () => {
  test('goods on the way are counted, and in nobody’s stock', async () => {
    await buy(cloud, [lineIn('gloves', 50)]);

    const { transfer } = dataOf(await send([lineOut('gloves', 30)]));

    expect(transfer).toMatchObject({ state: 'sent', from: { id: HERE }, to: { id: THERE }, lines: [{ count: 30 }] });
    expect([onHand(cloud, 'gloves'), onHand(cloud, 'gloves', THERE), total(cloud, 'gloves')]).toEqual([20, 0, 50]);
    const there = dataOf(await as(cloud, keeper)('readStock', { siteId: THERE }));
    expect(there.arriving).toEqual([transfer]);
  });

  test('lots travel as they are', async () => {
    await buy(cloud, [
      lineIn('drops', 5, { lot: 'A', expiresOn: '2022-12-20' }),
      lineIn('drops', 9, { lot: 'B', expiresOn: '2023-05-01' }),
    ]);

    const { transfer } = dataOf(await send([lineOut('drops', 7)]));
    dataOf(await receive(transfer.id, [{ itemId: 'drops', count: 7 }]));

    const { lines } = dataOf(await as(cloud, keeper)('readStock', { siteId: THERE }));
    expect(lines[0]!.lots).toMatchObject([
      { lot: 'A', count: 5, expiresOn: '2022-12-20' },
      { lot: 'B', count: 2 },
    ]);
  });

  test('it can go to another district, whose keeper alone receives it', async () => {
    await buy(cloud, [lineIn('gloves', 5)]);
    const { transfer } = dataOf(await send([lineOut('gloves', 5)], AWAY));
    const all = [{ itemId: 'gloves', count: 5 }];

    expect(await receive(transfer.id, all)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await receive(transfer.id, all, '', townKeeper)).toMatchObject({ ok: true });
    expect(onHand(cloud, 'gloves', AWAY)).toBe(5);
  });

  test('what did not arrive is lost on the way, with its reason, in the sender’s ledger', async () => {
    await buy(cloud, [lineIn('gloves', 10)]);
    const { transfer } = dataOf(await send([lineOut('gloves', 10)]));

    expect(await receive(transfer.id, [{ itemId: 'gloves', count: 8 }])).toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: [{ path: 'reason', problem: 'required' }] },
    });
    const { transfer: after } = dataOf(await receive(transfer.id, [{ itemId: 'gloves', count: 8 }], '路上淋湿两双'));

    expect(after).toMatchObject({
      state: 'received',
      lines: [{ count: 10, receivedCount: 8 }],
      reason: '路上淋湿两双',
    });
    expect(total(cloud, 'gloves')).toBe(8);
    const { movements: here } = dataOf(await as(cloud, keeper)('listMovements', { siteId: HERE, after: null }));
    expect(here.map(({ kind }) => kind).sort()).toEqual(['loss', 'purchase', 'transferOut']);
  });

  test.each([
    ['more than was sent', [{ itemId: 'gloves', count: 11 }], 'lines.0.count'],
    ['an item that was not sent', [{ itemId: 'drops', count: 1 }], 'lines.0.itemId'],
  ])('%s is not received', async (_, lines, path) => {
    await buy(cloud, [lineIn('gloves', 10)]);
    const { transfer } = dataOf(await send([lineOut('gloves', 10)]));

    expect(await receive(transfer.id, lines)).toMatchObject({ code: 'INVALID_INPUT', details: { fields: [{ path }] } });
    expect(movements()).toBe(2);
  });

  test('what is on the way can be recalled, once, and is received no more', async () => {
    await buy(cloud, [lineIn('gloves', 10)]);
    const { transfer } = dataOf(await send([lineOut('gloves', 10)]));
    const recall = () => as(cloud, keeper)('recallTransfer', { transferId: transfer.id, reason: '发错站点' });

    expect(await recall()).toMatchObject({ data: { transfer: { state: 'recalled', reason: '发错站点' } } });

    expect(await recall()).toMatchObject({ code: 'TRANSFER_ENDED', details: { state: 'recalled' } });
    expect(await receive(transfer.id, [{ itemId: 'gloves', count: 10 }])).toMatchObject({ code: 'TRANSFER_ENDED' });
    expect([onHand(cloud, 'gloves'), total(cloud, 'gloves')]).toEqual([10, 10]);
  });

  test('two keepers who receive at the same moment receive it once', async () => {
    await buy(cloud, [lineIn('gloves', 10)]);
    const { transfer } = dataOf(await send([lineOut('gloves', 10)]));
    const all = [{ itemId: 'gloves', count: 10 }];

    const replies = await Promise.all([receive(transfer.id, all), receive(transfer.id, all, '', office)]);

    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    expect([onHand(cloud, 'gloves', THERE), total(cloud, 'gloves')]).toEqual([10, 10]);
  });

  test('nothing is sent to a closed site, but what lies in one can be sent away', async () => {
    await buy(cloud, [lineIn('gloves', 10)]);
    const close = (siteId: string) => as(cloud, office)('setSiteOpen', { siteId, isOpen: false, reason: '装修' });
    dataOf(await close(THERE));

    expect(await send([lineOut('gloves', 1)])).toMatchObject({ code: 'SITE_CLOSED' });
    expect(movements()).toBe(1);
    dataOf(await close(HERE));
    expect(await handOut([lineOut('gloves', 1)])).toMatchObject({ code: 'SITE_CLOSED' });
    expect(await send([lineOut('gloves', 10)], STORE)).toMatchObject({ ok: true });
  });

  test.each([
    ['to itself', HERE, 'range'],
    ['to nowhere', 'station:none', 'unknown'],
  ])('nothing is sent %s', async (_, toSiteId, problem) => {
    await buy(cloud, [lineIn('gloves', 10)]);

    expect(await send([lineOut('gloves', 1)], toSiteId)).toMatchObject({
      details: { fields: [{ path: 'toSiteId', problem }] },
    });
  });
});

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
