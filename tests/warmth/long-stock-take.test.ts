import { stockRow } from '../../cloudfunctions/warmth/goods/stock';
import type { TestCloud } from '../kit/test-cloud';
import { zone } from '../kit/people';
import { anItem, HERE, startGoods, total } from './shelves';
import { as, dataOf, keeper } from './world';

/** Items that are each one piece short: more than one call books. */
const MANY = Array.from({ length: 30 }, (_, i) => `item-${i}`);

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await startGoods();
  const shelf = { siteId: HERE, orgPath: zone.path, lots: [{ lot: '', expiresOn: null, count: 7 }], lowAt: null };
  await cloud.seed({
    goodsItems: MANY.map((_id) => anItem({ _id, name: `物资${_id}` })),
    goodsStock: MANY.map((itemId) => stockRow({ ...shelf, itemId }, '2022-12-02')),
  });
});
afterEach(() => cloud.stop());

async function counted() {
  let { stockTake: round } = dataOf(await as(cloud, keeper)('openStockTake', { siteId: HERE }));
  for (const itemId of MANY) {
    const input = { stockTakeId: round.id, itemId, counted: 6, reason: '少一件' };
    round = dataOf(await as(cloud, keeper)('countItem', input)).stockTake;
  }
  return round;
}
const close = async (stockTakeId: string, version: number, requestId?: string) =>
  dataOf(await as(cloud, keeper)('closeStockTake', { stockTakeId, version }, requestId)).stockTake;
const missing = () => MANY.map((itemId) => 7 - total(cloud, itemId)).reduce((sum, count) => sum + count, 0);

test('a round with more differences than one call books ends in several, each once', async () => {
  const round = await counted();

  const first = await close(round.id, round.version, 'request-first');
  expect(await close(round.id, round.version, 'request-first')).toEqual(first);
  expect([first.state, missing()]).toEqual(['open', 24]);
  expect(cloud.logs.at(-2)!.operations).toBeLessThanOrEqual(110);
  const last = await close(round.id, first.version);

  expect([last.state, missing()]).toEqual(['closed', 30]);
  const { movements } = dataOf(await as(cloud, keeper)('listMovements', { siteId: HERE, after: null }));
  expect(movements.map(({ kind, lines }) => [kind, lines.length])).toEqual([
    ['difference', 6],
    ['difference', 24],
  ]);
});

test('a round of which a part is booked is not abandoned, and what is counted again differs from what lies there now', async () => {
  const round = await counted();
  const { id } = await close(round.id, round.version);

  expect(await as(cloud, keeper)('abandonStockTake', { stockTakeId: id, reason: '改天' })).toMatchObject({
    code: 'NOT_AT_THIS_STAGE',
  });
  const again = { stockTakeId: id, itemId: MANY[0]!, counted: 5, reason: '又少一件' };
  const { stockTake } = dataOf(await as(cloud, keeper)('countItem', again));
  expect(stockTake.lines[0]).toMatchObject({ expected: 6, difference: -1 });
  await close(id, stockTake.version);

  expect([total(cloud, MANY[0]!), missing()]).toEqual([5, 31]);
});
