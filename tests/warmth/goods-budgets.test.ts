import { firstTally } from '../../cloudfunctions/warmth/goods/movement';
import { stockRow } from '../../cloudfunctions/warmth/goods/stock';
import { start } from '../../cloudfunctions/warmth';
import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import { buy, codeOf, HERE, lineIn, lineOut, sorter, startGoods, startTrip, volunteer } from './shelves';
import { dataOf, keeper, office } from './world';

/** The most that each of a keeper's calls may make on an instance that knows nobody. */
const LIMITS = { receiveGoods: 13, assembleKits: 20, handOutGoods: 13, readStock: 8, readLedger: 7, handToPerson: 23 };
type Measured = Record<keyof typeof LIMITS, number>;

/** Operations of each call among so many other shelves. */
async function measure(others: number): Promise<Measured> {
  const cloud = await startGoods();
  const orgPath = 'bj/d114/yangfang/';
  const ids = Array.from({ length: others }, (_, i) => ({
    siteId: `station:other-${i}`,
    itemId: `item-${i % 20}`,
    orgPath,
  }));
  const lots = [{ lot: '', expiresOn: null, count: 7 }];
  await cloud.seed({
    goodsStock: ids.map((shelf) => stockRow({ ...shelf, lots, lowAt: null }, '2022-12-02')),
    goodsTallies: ids.map((shelf) => firstTally('2022-12', shelf, 'purchase', 7)),
  });
  await buy(cloud, [lineIn('gloves', 50), lineIn('warmer', 100)]);
  const tripId = await startTrip(cloud, 5);
  const code = await codeOf(cloud, sorter);
  const measured: Partial<Measured> = {};
  const call = async <Action extends keyof Measured>(
    who: typeof keeper,
    action: Action,
    input: WarmthApi[Action]['input'],
  ) => {
    dataOf(await cloud.call<WarmthApi>(() => start(), who.openid)(action, input));
    measured[action] = cloud.logs.at(-1)!.operations;
  };
  const source = { kind: 'purchase', supplier: '暖洋洋', documentNumber: '' } as const;
  await call(keeper, 'receiveGoods', { siteId: HERE, source, lines: [lineIn('gloves', 5)], note: '' });
  await call(keeper, 'assembleKits', { siteId: HERE, kitId: 'kit', count: 4 });
  await call(keeper, 'handOutGoods', { siteId: HERE, lines: [lineOut('gloves', 2)], to: '环卫班组', note: '' });
  await call(keeper, 'readStock', { siteId: HERE });
  await call(office, 'readLedger', { orgUnitId: 'bj', month: '2022-12' });
  await call(volunteer, 'handToPerson', { tripId, stopId: 's1', itemId: 'kit', code });
  expect(cloud.logs.filter(({ outcome }) => outcome === 'overBudget')).toEqual([]);
  await cloud.stop();
  return measured as Measured;
}

test('a keeper’s calls make the same few operations among two thousand shelves as among none', async () => {
  const few = await measure(0);
  const many = await measure(2_000);

  expect(many).toEqual(few);
  for (const [action, most] of Object.entries(LIMITS))
    expect([action, many[action as keyof Measured] <= most]).toEqual([action, true]);
});
