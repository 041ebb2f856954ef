import { anAccount, aPerson, secretary, zone } from '../kit/people';
import type { Persona } from '../kit/people';
import type { TestCloud } from '../kit/test-cloud';
import { AWAY, HERE, ledgerCampaign, lineOut, startGoods, tripFacts } from './shelves';
import { as, courier, dataOf, keeper, office, townKeeper } from './world';

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await startGoods();
});
afterEach(() => cloud.stop());

const stopAt = (siteId: string | null) => tripFacts().stops.map((stop, i) => ({ ...stop, siteId: i ? null : siteId }));
/** Planned by the city, which loads in its own store room. */
const fromCity = async (siteId: string | null, facts: Partial<ReturnType<typeof tripFacts>> = {}) =>
  as(cloud, office)('planTrip', {
    facts: tripFacts({ orgUnitId: 'bj', fromSiteId: 'unit:bj', stops: stopAt(siteId), ...facts }),
  });
const comingTo = async (who: Persona, orgUnitId: string | null = null) =>
  dataOf(await as(cloud, who)('listTripsTo', { orgUnitId })).trips.map(({ id }) => id);

test('a trip from above is seen by the keeper whose station it stops or loads at, and by nobody beside the way', async () => {
  const { trip: here } = dataOf(await fromCity(HERE));
  const { trip: elsewhere } = dataOf(await fromCity(null));
  const { trip: loadsHere } = dataOf(await fromCity(null, { fromSiteId: HERE, day: '2022-12-03' }));

  expect(await comingTo(keeper)).toEqual([here.id, loadsHere.id]);
  expect(await comingTo(townKeeper)).toEqual([]);
  expect(await comingTo(office, 'bj')).toEqual([]);
  expect(await as(cloud, courier)('listTripsTo', { orgUnitId: null })).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await as(cloud, keeper)('listTripsTo', { orgUnitId: 'd114' })).toMatchObject({ code: 'NOT_FOUND' });
  const seen = dataOf(await as(cloud, keeper)('readTrip', { tripId: here.id })).trip;
  expect(seen).toMatchObject({
    ours: false,
    stops: [{ site: { name: '中航技工业户外劳动者站点' } }, { site: null }],
  });
  expect(await as(cloud, keeper)('readTrip', { tripId: elsewhere.id })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await as(cloud, townKeeper)('readTrip', { tripId: here.id })).toMatchObject({ code: 'NOT_FOUND' });
  expect(cloud.logs.filter(({ outcome }) => outcome === 'overBudget')).toEqual([]);
});

test('whoever is host writes down the visit, and neither loads nor closes', async () => {
  const { trip } = dataOf(await fromCity(HERE));
  const facts = { met: [], keepsProducing: null, findings: [], incident: '', promises: [], note: '来过' };
  const visit = { tripId: trip.id, stopId: 's1', version: null, facts };

  expect(await as(cloud, keeper)('recordVisit', visit)).toMatchObject({ ok: true });
  const load = { tripId: trip.id, lines: [lineOut('kit', 1)] };
  expect(await as(cloud, keeper)('loadTrip', load)).toMatchObject({ code: 'NOT_FOUND' });
  const closing = { tripId: trip.id, version: 1, back: [], differences: [] };
  expect(await as(cloud, keeper)('closeTrip', closing)).toMatchObject({ code: 'NOT_FOUND' });
});

test('a host has nothing to do with what happens at another stop', async () => {
  const stops = tripFacts().stops.map((stop, i) => ({ ...stop, siteId: i ? AWAY : HERE }));
  const { trip } = dataOf(await fromCity(null, { stops }));
  const at = { tripId: trip.id, stopId: 's2' };
  const facts = { met: ['吴某'], keepsProducing: null, findings: [], incident: '', promises: [], note: '欠薪' };
  dataOf(await as(cloud, office)('recordVisit', { ...at, version: null, facts }));

  const host = as(cloud, keeper);
  expect(await host('readVisit', at)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await host('recordVisit', { ...at, version: 1, facts })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await host('listHandOuts', { ...at, after: null })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await host('readVisit', { ...at, stopId: 's1' })).toMatchObject({ ok: true });
});

test('a host adds no photo of others once more, to take it away with its file', async () => {
  const { trip } = dataOf(await fromCity(HERE));
  const at = { tripId: trip.id, stopId: 's1', fileID: `cloud://local.6c6f/visits/${trip.id}-s1/a.jpg` };
  dataOf(await as(cloud, office)('addPhoto', { ...at, slot: 0 }));

  expect(await as(cloud, keeper)('addPhoto', { ...at, slot: 1 })).toMatchObject({ code: 'CONFLICT' });
});

test('it is listed from the day before it to thirty days ahead', async () => {
  for (const day of ['2022-11-30', '2022-12-01', '2023-01-01', '2023-01-02']) await fromCity(HERE, { day });

  const { trips } = dataOf(await as(cloud, keeper)('listTripsTo', { orgUnitId: null }));

  expect(trips.map(({ day }) => day)).toEqual(['2022-12-01', '2023-01-01']);
});

test.each([
  ['that does not exist', 'station:none'],
  ['that is no site of ours to stop at', 'transit:x'],
])('a stop at a place %s is refused with its field', async (_, siteId) => {
  expect(await fromCity(siteId)).toMatchObject({
    details: { fields: [{ path: expect.stringMatching(/^facts\.stops\.0\.siteId$/) as string }] },
  });
});

test.each([
  ['loads', { fromSiteId: AWAY }, 'NOT_FOUND', undefined],
  ['stops', { stops: stopAt(AWAY) }, 'INVALID_INPUT', [{ path: 'facts.stops.0.siteId', problem: 'unknown' }]],
])('a trip of a zone that %s in another district is refused', async (_, facts, code, fields) => {
  await cloud.seed({ persons: [aPerson(secretary)], accounts: [anAccount(secretary, 'secretary', zone)] });
  const plan = (more: Partial<ReturnType<typeof tripFacts>>) =>
    as(cloud, secretary)('planTrip', { facts: tripFacts({ stops: stopAt(HERE), ...more }) });

  const reply = await plan(facts);

  expect(reply).toMatchObject({ ok: false, code, ...(fields && { details: { fields } }) });
  expect(cloud.rows('trips')).toEqual([]);
  expect(await plan({})).toMatchObject({ ok: true });
});

test('a trip belongs to an open campaign of the union or of those above, unless everybody’s station is fixed', async () => {
  await cloud.seed({
    warmthCampaigns: [
      ledgerCampaign({ _id: 'w2', listKey: 'bj/!w2', stationRule: 'own' }),
      ledgerCampaign({ _id: 'w3', listKey: 'bj/!w3', state: 'closed' }),
      ledgerCampaign({ _id: 'w4', listKey: 'bj/d114/!w4', orgPath: 'bj/d114/' }),
    ],
  });

  const { campaigns } = dataOf(await as(cloud, office)('listTripCampaigns', { orgUnitId: 'bda' }));

  expect(campaigns).toEqual([{ id: 'w1', name: '冬季送温暖' }]);
  expect(await as(cloud, keeper)('listTripCampaigns', { orgUnitId: 'bda' })).toMatchObject({ code: 'NOT_ALLOWED' });
});

test('whoever is host takes away their own photos and no others', async () => {
  const { trip } = dataOf(await fromCity(HERE));
  const add = async (who: Persona, slot: number) => {
    const fileID = `cloud://local.6c6f/visits/${trip.id}-s1/${slot}.jpg`;
    return dataOf(await as(cloud, who)('addPhoto', { tripId: trip.id, stopId: 's1', slot, fileID })).photo;
  };
  const [theirs, mine] = [await add(office, 0), await add(keeper, 1)];
  const remove = ({ slot, addedAt }: typeof mine, who = keeper) =>
    as(cloud, who)('removePhoto', { tripId: trip.id, stopId: 's1', slot, addedAt });

  expect(await remove(theirs)).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await remove(mine)).toMatchObject({ ok: true });
  expect(await remove(theirs, office)).toMatchObject({ ok: true });
  expect(cloud.rows('visitPhotos')).toEqual([]);
});
