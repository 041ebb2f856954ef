import type { TestCloud } from '../kit/test-cloud';
import { give } from './road';
import { AWAY, buy, HERE, lineIn, lineOut, startGoods, startTrip, tripFacts, volunteer } from './shelves';
import { as, dataOf, keeper, office } from './world';

/** Sorts after every key of another site, so that a page before it must end where the own ones begin. */
const BEYOND = '~';
let cloud: TestCloud;
beforeEach(async () => {
  cloud = await startGoods();
});
afterEach(() => cloud.stop());

test('no cursor leads a keeper into the books of another site', async () => {
  await buy(cloud, [lineIn('gloves', 5)], AWAY, office);
  const goods = { fromSiteId: AWAY, toSiteId: 'unit:d114', lines: [lineOut('gloves', 2)], note: '' };
  dataOf(await as(cloud, office)('sendGoods', goods));
  dataOf(await as(cloud, office)('openStockTake', { siteId: AWAY }));
  const facts = tripFacts({ orgUnitId: 'd114', fromSiteId: AWAY, campaignId: null });
  dataOf(await as(cloud, office)('planTrip', { facts }));

  const read = as(cloud, keeper);
  const page = { siteId: HERE, after: BEYOND };
  expect(dataOf(await read('listMovements', page)).movements).toEqual([]);
  expect(dataOf(await read('listTransfers', { ...page, direction: 'out' })).transfers).toEqual([]);
  expect(dataOf(await read('listTransfers', { ...page, direction: 'in' })).transfers).toEqual([]);
  expect(dataOf(await read('listStockTakes', page)).stockTakes).toEqual([]);
  expect(dataOf(await read('listTripsFrom', page)).trips).toEqual([]);
});

test('no cursor leads a team from one stop to another', async () => {
  const tripId = await startTrip(cloud, 2);
  dataOf(await give(cloud, tripId, undefined, 's2'));

  const { handOuts } = dataOf(await as(cloud, volunteer)('listHandOuts', { tripId, stopId: 's1', after: BEYOND }));

  expect(handOuts).toEqual([]);
});
