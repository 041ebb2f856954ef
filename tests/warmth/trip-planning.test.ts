import type { TestCloud } from '../kit/test-cloud';
import { give, readTrip } from './road';
import { auditor, ledgerCampaign, lineOut, startGoods, startTrip, tripFacts, volunteer } from './shelves';
import { as, dataOf, FACTS, keeper, office, townKeeper } from './world';

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await startGoods();
});
afterEach(() => cloud.stop());

/** The stops as the trip has them once it is planned. */
const keptStops = () => tripFacts().stops.map((stop, i) => ({ ...stop, id: `s${i + 1}` }));

describe('planning', () => {
  test('the office plans, a volunteer does not, another district sees nothing', async () => {
    expect(await as(cloud, volunteer)('planTrip', { facts: tripFacts() })).toMatchObject({ code: 'NOT_ALLOWED' });
    const { trip } = dataOf(await as(cloud, office)('planTrip', { facts: tripFacts() }));

    expect(await as(cloud, townKeeper)('readTrip', { tripId: trip.id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await as(cloud, auditor)('readTrip', { tripId: trip.id })).toMatchObject({ ok: true });
    expect(trip).toMatchObject({
      state: 'planned',
      campaign: { name: '冬季送温暖' },
      stops: [{ id: 's1', contact: { name: '郑班长', maskedPhone: '154****0099' } }, { contact: null }],
    });
    expect(JSON.stringify([cloud.rows('trips'), cloud.logs])).not.toContain('15400000099');
  });

  test.each([
    ['an unknown site', { fromSiteId: 'station:none' }, 'facts.fromSiteId'],
    ['an unknown union', { orgUnitId: 'none' }, 'facts.orgUnitId'],
    ['an unknown campaign', { campaignId: 'none' }, 'facts.campaignId'],
  ])('%s is refused with its field', async (_, facts, path) => {
    expect(await as(cloud, office)('planTrip', { facts: tripFacts(facts) })).toMatchObject({
      details: { fields: [{ path, problem: 'unknown' }] },
    });
  });

  test.each([
    ['of a neighbour', { orgPath: 'bj/d114/' }],
    ['that is over', { state: 'closed' as const }],
    ['of which everybody gets theirs at a station of their own', { stationRule: 'own' as const }],
  ])('a trip does not belong to a campaign %s', async (_, facts) => {
    await cloud.seed({ warmthCampaigns: [ledgerCampaign({ _id: 'w4', listKey: 'bj/!w4', ...facts })] });

    expect(await as(cloud, office)('planTrip', { facts: tripFacts({ campaignId: 'w4' }) })).toMatchObject({
      details: { fields: [{ path: 'facts.campaignId', problem: 'unknown' }] },
    });
  });

  test('once a trip of it is planned, the station rule of a campaign stays', async () => {
    dataOf(await as(cloud, office)('planTrip', { facts: tripFacts() }));
    const facts = { ...FACTS, kit: { ...FACTS.kit, kitId: 'kit' }, stationRule: 'own' as const };

    expect(await as(cloud, office)('editCampaign', { campaignId: 'w1', version: 1, facts })).toMatchObject({
      details: { fields: [{ path: 'facts.stationRule', problem: 'taken' }] },
    });
  });

  test('on the road stops are added, and what goods depend on stays', async () => {
    const tripId = await startTrip(cloud, 5);
    const { version } = await readTrip(cloud, tripId);
    const edit = (facts: Partial<ReturnType<typeof tripFacts>>) =>
      as(cloud, office)('editTrip', { tripId, version, facts: tripFacts(facts) });
    const more = [...keptStops(), { ...tripFacts().stops[1]!, name: '荣华快递网点' }];

    expect(await edit({ fromSiteId: 'station:s2' })).toMatchObject({
      details: { fields: [{ path: 'facts.fromSiteId', problem: 'range' }] },
    });
    expect(await edit({ stops: more.slice(0, 1) })).toMatchObject({ details: { fields: [{ path: 'facts.stops' }] } });
    expect(dataOf(await edit({ stops: more })).trip.stops).toHaveLength(3);
    expect(await edit({ stops: more })).toMatchObject({ code: 'CONFLICT' });
  });

  test('a contact stays with its stop when the plan changes, though nobody can read the number to type it again', async () => {
    const { trip } = dataOf(await as(cloud, office)('planTrip', { facts: tripFacts() }));
    const [depot, works] = keptStops();
    const swapped = tripFacts({
      stops: [
        { ...works!, contact: { keepOf: 's2' } },
        { ...depot!, contact: { keepOf: 's1' } },
      ],
    });

    const input = { tripId: trip.id, version: trip.version, facts: swapped };
    expect(dataOf(await as(cloud, office)('editTrip', input)).trip.stops).toMatchObject([
      { name: '长风机械', contact: null },
      { contact: { name: '郑班长', maskedPhone: '154****0099' } },
    ]);
  });

  test('what was done at a stop stays with it wherever an edit puts it', async () => {
    const apart = { oncePer: 'stop' as const, campaignId: null };
    const tripId = await startTrip(cloud, 5, apart);
    dataOf(await give(cloud, tripId));
    const { version } = await readTrip(cloud, tripId);
    const [depot, works] = keptStops();
    const edit = (stops: typeof more) =>
      as(cloud, office)('editTrip', { tripId, version, facts: tripFacts({ ...apart, stops }) });
    const more = [works!, { ...works!, id: undefined, name: '荣华快递网点' }, { ...depot!, contact: null }];

    expect(await edit(more.slice(0, 2))).toMatchObject({ details: { fields: [{ path: 'facts.stops' }] } });
    expect(await edit([...more, depot!])).toMatchObject({ details: { fields: [{ path: 'facts.stops.3.id' }] } });
    expect(dataOf(await edit(more)).trip.stops).toMatchObject([
      { id: 's2', handOutCount: 0 },
      { id: 's3n2', name: '荣华快递网点', handOutCount: 0 },
      { id: 's1', name: '京东亦庄分拨中心', handOutCount: 1 },
    ]);
    expect(await give(cloud, tripId)).toMatchObject({ code: 'ALREADY_GIVEN' });
  });

  test('a stop where a visit was written down is not taken away, another is', async () => {
    const { trip } = dataOf(await as(cloud, office)('planTrip', { facts: tripFacts() }));
    const facts = { met: [], keepsProducing: null, findings: [], incident: '', promises: [], note: '来过' };
    dataOf(await as(cloud, volunteer)('recordVisit', { tripId: trip.id, stopId: 's2', version: null, facts }));
    const [depot, works] = keptStops();
    const edit = (stop: typeof depot) =>
      as(cloud, office)('editTrip', { tripId: trip.id, version: 1, facts: tripFacts({ stops: [stop!] }) });

    expect(await edit(depot)).toMatchObject({ details: { fields: [{ path: 'facts.stops', problem: 'range' }] } });
    expect(await edit(works)).toMatchObject({ data: { trip: { stops: [{ id: 's2', visited: true }] } } });
  });

  test('a cancelled trip loads nothing', async () => {
    const { trip } = dataOf(await as(cloud, office)('planTrip', { facts: tripFacts() }));
    dataOf(await as(cloud, office)('cancelTrip', { tripId: trip.id, version: 1, reason: '大雪' }));

    const load = { tripId: trip.id, lines: [lineOut('kit', 1)] };
    expect(await as(cloud, keeper)('loadTrip', load)).toMatchObject({ ok: false });
    const { trips } = dataOf(await as(cloud, office)('listTrips', { orgUnitId: 'bda', after: null }));
    expect(trips).toMatchObject([{ title: '夜间分拣中心慰问', state: 'cancelled', stopCount: 2, handOutCount: 0 }]);
  });
});
