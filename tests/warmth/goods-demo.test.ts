import { beijingDay, DAY_MS } from '../../cloudfunctions/domain/calendar';
import { loadDemo } from '../../local/demo/load';
import { goodsRows } from '../../local/demo/goods-rows';
import { demoOrgUnits } from '../../local/demo/org-units';
import { demoStations } from '../../local/demo/stations';
import { anAccount, aPerson, keys, zone } from '../kit/people';
import { startTestCloud } from '../kit/test-cloud';
import { HERE } from '../../local/demo/goods-sites';
import { blocksIn } from './blocks-in';
import { as, dataOf, instant, keeper, office, tick } from './world';

const KEPT = [
  { campaignId: 'w-winter', stationId: HERE.id.split(':')[1]!, units: 60, handed: 8 },
  { campaignId: 'w-winter', stationId: 'station-04', units: 40, handed: 0 },
];

test.each(['2022-12-02T09:00', '2024-02-29T00:10', '2024-03-31T23:50'])(
  'the demo of %s has a ledger that balances, and stock to look at',
  async (at) => {
    const cloud = await startTestCloud({ at: `${at}:00+08:00` });
    await cloud.seed({
      orgUnits: [...demoOrgUnits],
      stations: [...demoStations],
      persons: [aPerson(keeper), aPerson(office)],
      accounts: [anAccount(keeper, 'stationKeeper', zone), anAccount(office, 'secretary', zone)],
      ...goodsRows(keys, KEPT, instant(at)),
    });

    for (const month of [at.slice(0, 7), beijingDay(instant(at) - 40 * DAY_MS).slice(0, 7)]) {
      const ledger = dataOf(await as(cloud, office)('readLedger', { orgUnitId: 'bda', month }));
      expect(ledger.balances).toBe(true);
    }
    const stock = dataOf(await as(cloud, keeper)('readStock', { siteId: HERE.id }));
    expect(stock.lines.filter(({ expiring }) => expiring)).toMatchObject([{ item: { name: '藿香正气水' } }]);
    expect(stock.lines.filter(({ isLow }) => isLow).map(({ item }) => item.name)).toEqual(['保温杯']);
    expect(stock.arriving).toHaveLength(1);
    const trip = dataOf(await as(cloud, office)('readTrip', { tripId: 'demo-trip-1' })).trip;
    expect(trip.goods).toMatchObject([{ out: 80, handed: 70, back: 10, left: 0 }]);
    expect(trip.stops[0]).toMatchObject({ handOutCount: 9, pieceCount: 70, visited: true });
    await cloud.stop();
  },
);

test('the whole demo agrees: what is kept for the winter campaign lies on its shelves, and the job finds nothing to post', async () => {
  const cloud = await startTestCloud({ at: '2022-12-02T09:00:00+08:00' });
  loadDemo(cloud.documents, 'small', keys, instant('2022-12-02T09:00'));
  const blocks = blocksIn(cloud.documents);
  const shelves = cloud.rows('goodsStock') as unknown as { siteId: string; onHand: number }[];

  await tick();

  for (const { stationId, units, handed } of blocks.filter(({ campaignId }) => campaignId === 'w-winter')) {
    const kept = shelves.find(({ siteId }) => siteId === `campaign:w-winter:${stationId}`)?.onHand;
    expect([stationId, kept]).toEqual([stationId, units - handed]);
  }
  const sun = { openid: 'keeper-sun', name: '', phone: '' };
  const { trips } = dataOf(await as(cloud, sun)('listTripsFrom', { siteId: HERE.id, after: null }));
  expect(trips.map(({ state }) => state)).toEqual(['planned', 'out', 'closed']);
  const ledger = dataOf(
    await as(cloud, { ...sun, openid: 'secretary-li' })('readLedger', { orgUnitId: 'bda', month: '2022-12' }),
  );
  expect(ledger.balances).toBe(true);
  await cloud.stop();
});
