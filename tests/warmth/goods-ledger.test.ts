import type { TestCloud } from '../kit/test-cloud';
import { auditor, AWAY, buy, HERE, lineIn, lineOut, makeKits, startGoods, STORE } from './shelves';
import { as, claim, courier, dataOf, keeper, office, openDoor, scan, stock, tick, townKeeper } from './world';

const DAY_MS = 86_400_000;
let cloud: TestCloud;
beforeEach(async () => {
  cloud = await startGoods();
});
afterEach(() => cloud.stop());

const ledger = async (month: string, orgUnitId = 'bda', who = office) =>
  dataOf(await as(cloud, who)('readLedger', { orgUnitId, month }));
const lineOf = (lines: Awaited<ReturnType<typeof ledger>>['lines'], name: string) =>
  lines.find(({ item }) => item.name === name);

describe('the ledger of a month', () => {
  test('a keeper of another district does not read it, an auditor does', async () => {
    const input = { orgUnitId: 'bda', month: '2022-12' };

    expect(await as(cloud, townKeeper)('readLedger', input)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await as(cloud, auditor)('readLedger', input)).toMatchObject({ ok: true });
  });

  test('leads from what there was to what there is, month by month', async () => {
    await buy(cloud, [lineIn('gloves', 100)]);
    cloud.clock.advance(31 * DAY_MS);
    const out = { siteId: HERE, lines: [lineOut('gloves', 30)], to: '环卫班组', note: '' };
    dataOf(await as(cloud, keeper)('handOutGoods', out));
    cloud.clock.advance(31 * DAY_MS);
    await buy(cloud, [lineIn('gloves', 5)]);

    const months = await Promise.all(['2022-12', '2023-01', '2023-02'].map((month) => ledger(month)));

    expect(months.map(({ lines }) => lines[0])).toMatchObject([
      { opening: 0, byKind: { purchase: 100 }, closing: 100, balances: true },
      { opening: 100, byKind: { handOut: -30 }, closing: 70, balances: true },
      { opening: 70, byKind: { purchase: 5 }, closing: 75, balances: true },
    ]);
    expect(months.every(({ balances }) => balances)).toBe(true);
  });

  test('goods on the way stay in the sender’s until they are received', async () => {
    await buy(cloud, [lineIn('gloves', 10)]);
    const input = { fromSiteId: HERE, toSiteId: AWAY, lines: [lineOut('gloves', 4)], note: '' };
    const { transfer } = dataOf(await as(cloud, keeper)('sendGoods', input));

    expect(lineOf((await ledger('2022-12')).lines, '棉手套')).toMatchObject({ closing: 10, balances: true });
    const received = { transferId: transfer.id, lines: [{ itemId: 'gloves', count: 4 }], reason: '' };
    dataOf(await as(cloud, townKeeper)('receiveTransfer', received));
    expect(lineOf((await ledger('2022-12')).lines, '棉手套')).toMatchObject({ closing: 6, balances: true });
    expect(lineOf((await ledger('2022-12', 'bj')).lines, '棉手套')).toMatchObject({ closing: 10, balances: true });
  });

  test('a shelf that does not agree with its movements is told', async () => {
    await buy(cloud, [lineIn('gloves', 10)]);
    cloud.documents.updateRaw('goodsStock', `${HERE}|gloves`, { onHand: 9 });

    expect(await ledger('2022-12')).toMatchObject({ balances: false, lines: [{ balances: false }] });
  });
});

describe('what came in and what went out', () => {
  test('a stranger reads it, for a month and for a campaign', async () => {
    await makeKits(cloud, 10);
    await stock(cloud, 6);
    await openDoor(cloud);
    const { voucher } = await claim(cloud, courier);
    dataOf(await scan(cloud, voucher.codes[0]!.text));
    await tick();
    const read = async (of: { kind: 'month'; month: string } | { kind: 'campaign'; campaignId: string }) =>
      dataOf(await as(cloud, { openid: 'o-stranger', name: '', phone: '' })('readPublicLedger', { of })).lines;

    expect(await read({ kind: 'campaign', campaignId: 'w1' })).toMatchObject([
      { item: { name: '暖心包' }, cameIn: 6, wentOut: 1 },
    ]);
    expect(await read({ kind: 'month', month: '2022-12' })).toMatchObject([
      { item: { name: '暖心包' }, cameIn: 0, wentOut: 1 },
      { item: { name: '棉手套' }, cameIn: 10, wentOut: 0 },
      { item: { name: '暖宝宝' }, cameIn: 20 },
    ]);
    expect(await read({ kind: 'month', month: '2021-01' })).toEqual([]);
  });
});

test('donations at stations and in store rooms are read within the budget', async () => {
  const source = { kind: 'donation', donor: '亦城快递', shownAs: 'name', contactPhone: null } as const;
  const lines = [lineIn('gloves', 5)];
  for (const siteId of [HERE, STORE])
    dataOf(await as(cloud, office)('receiveGoods', { siteId, source, lines, note: '' }));

  const of = { kind: 'month', month: '2022-12' } as const;
  expect(dataOf(await as(cloud, keeper)('readPublicLedger', { of })).donations).toHaveLength(2);
  expect(cloud.logs.filter(({ outcome }) => outcome === 'overBudget')).toEqual([]);
});

describe('warnings', () => {
  const alerts = async (who = keeper) => dataOf(await as(cloud, who)('listAlerts', { orgUnitId: null })).alerts;

  test('what runs low is told, and no longer once more comes', async () => {
    await buy(cloud, [lineIn('gloves', 10)]);
    expect(await alerts()).toMatchObject([
      { kind: 'low', item: { name: '棉手套' }, onHand: 10, site: { id: HERE, name: '中航技工业户外劳动者站点' } },
    ]);

    await buy(cloud, [lineIn('gloves', 1)]);

    expect(await alerts()).toEqual([]);
  });

  test('what expires within thirty days is told by the job as days pass, and as expired afterwards', async () => {
    await buy(cloud, [lineIn('drops', 12, { expiresOn: '2023-01-10' }), lineIn('drops', 5)], STORE, office);
    await tick();
    expect(await alerts()).toEqual([]);

    cloud.clock.advance(9 * DAY_MS);
    await tick();
    await tick();
    const soon = { kind: 'expiring', item: { name: '藿香正气水' }, count: 12, expiresOn: '2023-01-10' };
    expect(await alerts()).toMatchObject([soon]);
    expect(await alerts(auditor)).toMatchObject([soon]);
    expect(await alerts(townKeeper)).toEqual([]);

    cloud.clock.advance(31 * DAY_MS);
    expect(await alerts()).toMatchObject([{ kind: 'expired' }]);
    const off = { siteId: STORE, cause: 'expired' as const, lines: [lineOut('drops', 12)], reason: '过期' };
    dataOf(await as(cloud, office)('writeOffGoods', off));
    expect(await alerts()).toEqual([]);
  });
});

describe('the catalogue', () => {
  const facts = {
    name: '围脖',
    unit: '条',
    spec: '抓绒',
    size: '均码',
    weightGrams: 90,
    shelfLifeDays: null,
    lowAt: null,
    parts: [],
  };
  const save = (input: Partial<Parameters<typeof put>[0]> = {}, who = office) =>
    put({ itemId: null, version: null, facts, retired: false, ...input }, who);
  const put = (
    input: {
      itemId: string | null;
      version: number | null;
      facts: typeof facts & { parts: { itemId: string; count: number }[] };
      retired: boolean;
    },
    who = office,
  ) => as(cloud, who)('saveItem', input);

  test('the office adds and changes items, a keeper does not', async () => {
    expect(await save({}, keeper)).toMatchObject({ code: 'NOT_ALLOWED' });
    const { item } = dataOf(await save());
    const { item: after } = dataOf(await save({ itemId: item.id, version: 1, facts: { ...facts, spec: '加厚' } }));

    expect(after).toMatchObject({ id: item.id, spec: '加厚', version: 2 });
    expect(await save({ itemId: item.id, version: 1 })).toMatchObject({ code: 'CONFLICT' });
    const { items } = dataOf(await as(cloud, keeper)('listItems', { search: '围', kitsOnly: false }));
    expect(items.map(({ name }) => name)).toEqual(['围脖']);
  });

  test.each([
    ['unknown', [{ itemId: 'none', count: 1 }]],
    ['a kit itself', [{ itemId: 'kit', count: 1 }]],
    [
      'named twice',
      [
        { itemId: 'gloves', count: 1 },
        { itemId: 'gloves', count: 2 },
      ],
    ],
  ])('a kit with a part that is %s is refused', async (_, parts) => {
    expect(await save({ facts: { ...facts, parts: parts as never } })).toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: [{ problem: 'unknown' }] },
    });
  });

  test('what is retired comes in no more', async () => {
    const { item } = dataOf(await save());
    dataOf(await save({ itemId: item.id, version: 1, retired: true }));
    const input = {
      siteId: HERE,
      source: { kind: 'purchase' as const, supplier: '某厂', documentNumber: '' },
      lines: [{ itemId: item.id, count: 1, lot: '', expiresOn: null }],
      note: '',
    };

    expect(
      await as(cloud, keeper)('receiveGoods', { ...input, source: { ...input.source, supplier: '暖洋洋' } }),
    ).toMatchObject({
      details: { fields: [{ path: 'lines.0.itemId', problem: 'unknown' }] },
    });
  });
});

test('a keeper lists the sites within reach, and finds others to send to by name', async () => {
  const { sites } = dataOf(await as(cloud, keeper)('listSites', { orgUnitId: null }));
  const { sites: found } = dataOf(await as(cloud, keeper)('listSendableSites', { search: '阳坊' }));

  expect(sites.map(({ id }) => id).sort()).toEqual(['station:s1', 'station:s2', 'unit:bda', 'unit:e1']);
  expect(found.map(({ id }) => id)).toContain(AWAY);
});
