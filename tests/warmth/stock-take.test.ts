import type { TestCloud } from '../kit/test-cloud';
import { auditor, buy, HERE, items, lineIn, lineOut, onHand, startGoods, total } from './shelves';
import { as, courier, dataOf, keeper, office, townKeeper } from './world';

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await startGoods();
  await buy(cloud, [lineIn('gloves', 30), lineIn('drops', 12)]);
});
afterEach(() => cloud.stop());

const open = async (who = keeper) => dataOf(await as(cloud, who)('openStockTake', { siteId: HERE })).stockTake;
const count = (stockTakeId: string, itemId: string, counted: number, reason = '', who = keeper) =>
  as(cloud, who)('countItem', { stockTakeId, itemId, counted, reason });
const close = (stockTakeId: string, version: number, requestId?: string) =>
  as(cloud, keeper)('closeStockTake', { stockTakeId, version }, requestId);
const counted = async (...counts: [itemId: string, counted: number, reason?: string][]) => {
  let round = await open();
  for (const [itemId, n, reason] of counts) round = dataOf(await count(round.id, itemId, n, reason)).stockTake;
  return round;
};

test('a courier counts nothing, an auditor looks on, another district sees nothing', async () => {
  const { id } = await open();

  expect(await as(cloud, courier)('openStockTake', { siteId: HERE })).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await count(id, 'gloves', 1, 'x', townKeeper)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await as(cloud, auditor)('readStockTake', { stockTakeId: id })).toMatchObject({ ok: true });
  expect(await count(id, 'gloves', 30, '', auditor)).toMatchObject({ code: 'NOT_ALLOWED' });
});

test('a second keeper joins the round that is open', async () => {
  const first = await open();
  const second = await open(office);

  expect(second).toEqual(first);
  expect(first.lines).toMatchObject([
    { item: { name: '棉手套' }, expected: 30, counted: null, difference: null },
    { item: { name: '藿香正气水' }, expected: 12 },
  ]);
});

test('what differs becomes one movement with its reasons, and twice is once', async () => {
  const round = await counted(['gloves', 28, '两双给了环卫师傅'], ['drops', 13, '夹层里又找到一盒']);

  const first = await close(round.id, round.version, 'request-close');
  const second = await close(round.id, round.version, 'request-close');

  expect(second).toEqual(first);
  expect(first).toMatchObject({ data: { stockTake: { state: 'closed' } } });
  expect([onHand(cloud, 'gloves'), onHand(cloud, 'drops')]).toEqual([28, 13]);
  const { movements } = dataOf(await as(cloud, keeper)('listMovements', { siteId: HERE, after: null }));
  expect(movements.filter(({ kind }) => kind === 'difference')).toMatchObject([
    { reason: '棉手套：两双给了环卫师傅；藿香正气水：夹层里又找到一盒' },
  ]);
  expect(await close(round.id, round.version)).toMatchObject({ code: 'STOCK_TAKE_ENDED' });
});

test('what is found more is taken for no fresher than what lies there', async () => {
  const round = await counted(['gloves', 30], ['drops', 13, '夹层']);
  dataOf(await close(round.id, round.version));

  const { lines } = dataOf(await as(cloud, keeper)('readStock', { siteId: HERE }));
  const drops = lines.find(({ item }) => item.id === 'drops')!;
  expect(drops.lots.map(({ expiresOn }) => expiresOn)).toEqual(['2024-06-30']);
});

test('a difference asks for its reason, and an item that was not counted keeps the round open', async () => {
  const round = await open();

  expect(await count(round.id, 'gloves', 28)).toMatchObject({
    details: { fields: [{ path: 'reason', problem: 'required' }] },
  });
  const { stockTake } = dataOf(await count(round.id, 'gloves', 30));
  expect(await close(round.id, stockTake.version)).toMatchObject({
    code: 'STOCK_TAKE_INCOMPLETE',
    details: { items: ['藿香正气水'] },
  });
});

test('goods that move between the count and its end do not spoil it', async () => {
  const round = await counted(['gloves', 28, '少两双'], ['drops', 12]);
  const out = { siteId: HERE, lines: [lineOut('gloves', 5)], to: '环卫班组', note: '' };
  dataOf(await as(cloud, keeper)('handOutGoods', out));

  dataOf(await close(round.id, round.version));

  expect(onHand(cloud, 'gloves')).toBe(23);
});

test('an old version of the round is not closed', async () => {
  const round = await counted(['gloves', 30], ['drops', 12]);
  dataOf(await count(round.id, 'gloves', 29, '再数一遍'));

  expect(await close(round.id, round.version)).toMatchObject({ code: 'CONFLICT' });
  expect(total(cloud, 'gloves')).toBe(30);
});

test('two keepers who count different items at the same moment are both heard', async () => {
  const { id } = await open();

  await Promise.all([count(id, 'gloves', 29, '少一双'), count(id, 'drops', 12, '', office)]);

  const { stockTake } = dataOf(await as(cloud, keeper)('readStockTake', { stockTakeId: id }));
  expect(stockTake.lines.map((line) => line.counted)).toEqual([29, 12]);
});

test('an abandoned round changes nothing, and another can be opened', async () => {
  const round = await counted(['gloves', 3, '数错了']);
  const abandon = () => as(cloud, keeper)('abandonStockTake', { stockTakeId: round.id, reason: '改天再点' });

  dataOf(await abandon());

  expect(onHand(cloud, 'gloves')).toBe(30);
  expect(await abandon()).toMatchObject({ code: 'STOCK_TAKE_ENDED', details: { state: 'abandoned' } });
  expect((await open()).id).not.toBe(round.id);
  const { stockTakes } = dataOf(await as(cloud, keeper)('listStockTakes', { siteId: HERE, after: null }));
  expect(stockTakes.map(({ state }) => state).sort()).toEqual(['abandoned', 'open']);
});

test('what is found more of what goes off, where none lies, asks for its last good day', async () => {
  const { id } = await open();
  const found = { stockTakeId: id, itemId: 'warmer', counted: 4, reason: '柜子底下' };

  expect(await as(cloud, keeper)('countItem', found)).toMatchObject({
    details: { fields: [{ path: 'expiresOn', problem: 'required' }] },
  });
  dataOf(await as(cloud, keeper)('countItem', { ...found, expiresOn: '2023-01-31' }));
  await count(id, 'gloves', 30);
  const { version } = dataOf(await count(id, 'drops', 12)).stockTake;
  dataOf(await close(id, version));

  const { lines } = dataOf(await as(cloud, keeper)('readStock', { siteId: HERE }));
  expect(lines.find(({ item }) => item.id === 'warmer')!.lots).toMatchObject([{ expiresOn: '2023-01-31', count: 4 }]);
});

test('what goes off by now and was counted as if it did not is counted again', async () => {
  const round = await counted(['gloves', 32, '多两双'], ['drops', 12]);
  const { _id, listKey, terms, changedBy, version, retired, ...facts } = items.find((one) => one._id === 'gloves')!;
  const edit = { itemId: _id, version, retired, facts: { ...facts, shelfLifeDays: 900 } };
  dataOf(await as(cloud, office)('saveItem', edit));

  expect(await close(round.id, round.version)).toMatchObject({
    code: 'STOCK_TAKE_INCOMPLETE',
    details: { items: ['棉手套'] },
  });
});
