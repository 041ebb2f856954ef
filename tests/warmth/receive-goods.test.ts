import type { TestCloud } from '../kit/test-cloud';
import { auditor, buy, HERE, lineIn, onHand, startGoods, total } from './shelves';
import { as, courier, keeper, office, townKeeper } from './world';

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await startGoods();
});
afterEach(() => cloud.stop());

const bought = { kind: 'purchase', supplier: '暖洋洋劳保用品', documentNumber: 'HT-2022-118' } as const;
const receive = (lines: ReturnType<typeof lineIn>[], who = keeper, requestId?: string) =>
  as(cloud, who)('receiveGoods', { siteId: HERE, source: bought, lines, note: '' }, requestId);

test('neither a courier nor an auditor takes goods in, and a keeper only at the own stations', async () => {
  expect(await receive([lineIn('gloves', 5)], courier)).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await receive([lineIn('gloves', 5)], auditor)).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await receive([lineIn('gloves', 5)], townKeeper)).toMatchObject({ code: 'NOT_FOUND' });
  expect(cloud.rows('goodsStock')).toEqual([]);
});

test('what was bought lies on the shelf, lot by lot, the first to expire first', async () => {
  const reply = await receive([
    lineIn('warmer', 300, { lot: 'B2', expiresOn: '2024-06-30' }),
    lineIn('warmer', 40, { lot: 'A1', expiresOn: '2022-12-20' }),
    lineIn('gloves', 120),
  ]);

  expect(reply).toMatchObject({
    data: {
      movement: {
        kind: 'purchase',
        counterpart: '暖洋洋劳保用品 · HT-2022-118',
        lines: [
          { item: { name: '暖宝宝', unit: '片' }, delta: 340 },
          { item: { name: '棉手套' }, delta: 120 },
        ],
      },
    },
  });
  const { data } = (await as(cloud, keeper)('readStock', { siteId: HERE })) as { data: { lines: unknown } };
  expect(data.lines).toMatchObject([
    {
      item: { name: '暖宝宝' },
      free: 340,
      kept: [],
      expiring: true,
      lots: [
        { lot: 'A1', count: 40, state: 'expiring' },
        { lot: 'B2', count: 300, state: 'fresh' },
      ],
    },
    { item: { name: '棉手套' }, free: 120, isLow: false },
  ]);
});

test('the same tap twice takes goods in once, and with other content is a conflict', async () => {
  const first = await receive([lineIn('gloves', 5)], keeper, 'request-1');
  const second = await receive([lineIn('gloves', 5)], keeper, 'request-1');
  const other = await receive([lineIn('gloves', 6)], keeper, 'request-1');

  expect(second).toEqual(first);
  expect(other).toMatchObject({ code: 'REQUEST_REUSED' });
  expect(onHand(cloud, 'gloves')).toBe(5);
});

test.each([
  ['a negative quantity', [lineIn('gloves', -3)], 'INVALID_INPUT', [{ path: 'lines.0.count', problem: 'range' }]],
  ['half a pair', [lineIn('gloves', 1.5)], 'INVALID_INPUT', [{ path: 'lines.0.count', problem: 'format' }]],
  ['an unknown item', [lineIn('boots', 3)], 'INVALID_INPUT', [{ path: 'lines.0.itemId', problem: 'unknown' }]],
  [
    'no last good day of what goes off',
    [lineIn('gloves', 1), lineIn('drops', 3, { expiresOn: null })],
    'INVALID_INPUT',
    [{ path: 'lines.1.expiresOn', problem: 'required' }],
  ],
])('%s is refused with its field, and nothing moved', async (_, lines, code, fields) => {
  expect(await receive(lines)).toMatchObject({ code, details: { fields } });
  expect(cloud.rows('goodsMovements')).toEqual([]);
  expect(cloud.rows('goodsStock')).toEqual([]);
});

test('goods that have expired are not taken in; those good until today are', async () => {
  expect(await receive([lineIn('drops', 3, { expiresOn: '2022-12-01' })])).toMatchObject({
    code: 'GOODS_EXPIRED',
    details: { item: '藿香正气水', expiresOn: '2022-12-01' },
  });
  expect(await receive([lineIn('drops', 3, { expiresOn: '2022-12-02' })])).toMatchObject({ ok: true });
});

test('a donor is named in public as they wish, and their number is sealed', async () => {
  const given = (donor: string, shownAs: 'name' | 'anonymous') =>
    as(cloud, keeper)('receiveGoods', {
      siteId: HERE,
      source: { kind: 'donation', donor, shownAs, contactPhone: '154 0000 0088' },
      lines: [lineIn('gloves', 20)],
      note: '',
    });
  await given('亦城快递', 'name');
  cloud.clock.advance(1_000);
  await given('周先生', 'anonymous');
  await buy(cloud, [lineIn('warmer', 100)]);

  const reply = await as(cloud, courier)('readPublicLedger', { of: { kind: 'month', month: '2022-12' } });

  expect(reply).toMatchObject({
    data: {
      donations: [
        { donor: null, on: '2022-12-02', lines: [{ item: { name: '棉手套' }, count: 20 }] },
        { donor: '亦城快递', siteName: '中航技工业户外劳动者站点' },
      ],
    },
  });
  expect(JSON.stringify(reply)).not.toContain('周先生');
  const lying = JSON.stringify([cloud.rows('goodsMovements'), cloud.logs]);
  expect(lying).not.toContain('周先生');
  expect(lying).not.toContain('15400000088');
  expect(total(cloud, 'gloves')).toBe(40);
});

test('a closed site takes nothing in', async () => {
  await as(cloud, office)('setSiteOpen', { siteId: HERE, isOpen: false, reason: '装修' });

  expect(await receive([lineIn('gloves', 5)])).toMatchObject({ code: 'SITE_CLOSED' });
  expect(total(cloud, 'gloves')).toBe(0);
});
