import { start as startInstance } from '../../cloudfunctions/warmth';
import { contextOf } from '../kit/test-cloud';
import type { TestCloud } from '../kit/test-cloud';
import { closeTrip, give, giveMany, readTrip } from './road';
import {
  anItem,
  buy,
  codeOf,
  ledgerCampaign,
  lineIn,
  lineOut,
  losingTheAnswer,
  makeKits,
  onHand,
  sorter,
  startGoods,
  startTrip,
  total,
  tripFacts,
  volunteer,
} from './shelves';
import { as, claim, courier, dataOf, guard, keeper, office, offer, openDoor, rider, scan, stock } from './world';

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await startGoods();
});
afterEach(() => cloud.stop());

describe('handing out to one person after the other', () => {
  test('goods in the morning, hand-outs, and goods back in the evening balance', async () => {
    const tripId = await startTrip(cloud, 10);
    expect([onHand(cloud, 'kit'), total(cloud, 'kit')]).toEqual([0, 10]);

    expect(await give(cloud, tripId)).toMatchObject({
      data: { handOut: { to: { name: '*磊' }, count: 1 }, handOutCount: 1 },
    });
    expect(await giveMany(cloud, tripId, 6, 's2')).toMatchObject({
      data: { handOut: { to: null, witness: '郑班长' } },
    });
    const off = { tripId, lines: [lineOut('kit', 1)], reason: '掉进水里' };
    dataOf(await as(cloud, volunteer)('writeOffOnTrip', off));
    expect((await readTrip(cloud, tripId)).goods).toMatchObject([{ out: 10, handed: 7, lost: 1, back: 0, left: 2 }]);
    expect(await closeTrip(cloud, tripId)).toMatchObject({
      code: 'TRIP_NOT_BALANCED',
      details: { lines: [{ item: '暖心包', onHand: 2 }] },
    });
    expect(await closeTrip(cloud, tripId, { back: [{ itemId: 'kit', count: 3 }] })).toMatchObject({
      code: 'OUT_OF_STOCK',
    });

    const closing = {
      back: [{ itemId: 'kit', count: 1 }],
      differences: [{ itemId: 'kit', count: 1, reason: '卸车时少了一份' }],
    };
    const { trip } = dataOf(await closeTrip(cloud, tripId, closing));

    expect(trip).toMatchObject({
      state: 'closed',
      goods: [{ out: 10, handed: 7, back: 1, lost: 1, difference: 1, left: 0 }],
      stops: [
        { handOutCount: 1, pieceCount: 1 },
        { handOutCount: 1, pieceCount: 6 },
      ],
    });
    expect([onHand(cloud, 'kit'), total(cloud, 'kit')]).toEqual([1, 1]);
    expect(await give(cloud, tripId, rider)).toMatchObject({ code: 'TRIP_NOT_OUT', details: { state: 'closed' } });
  });

  test('a hand-out that is asked for again is answered, also after its code is old', async () => {
    const tripId = await startTrip(cloud, 5);
    const input = { tripId, stopId: 's1', itemId: 'kit', code: await codeOf(cloud, sorter) };
    const send = (requestId?: string) => as(cloud, volunteer)('handToPerson', input, requestId);
    cloud.faults = losingTheAnswer;
    expect(await send('request-give')).toMatchObject({ ok: false });
    cloud.faults = null;
    cloud.clock.advance(120_000);

    expect(await send('request-give')).toMatchObject({ data: { handOutCount: 1 } });
    expect(await send()).toMatchObject({ code: 'ALREADY_GIVEN' });
  });

  test('nothing is handed out from the moment on that another instance closes the campaign', async () => {
    const tripId = await startTrip(cloud, 5);
    dataOf(await give(cloud, tripId));
    const closing = { action: 'closeCampaign', requestId: 'request-close', input: { campaignId: 'w1', version: 1 } };
    await startInstance()(closing, contextOf(office.openid));

    expect(await give(cloud, tripId, courier)).toMatchObject({ code: 'NOT_ELIGIBLE', details: { reason: 'over' } });
  });

  test('as many different items as a trip may carry come back together', async () => {
    const many = Array.from({ length: 25 }, (_, i) => anItem({ _id: `x${i}`, name: `东西${i}` }));
    await cloud.seed({ goodsItems: many });
    const { trip } = dataOf(await as(cloud, office)('planTrip', { facts: tripFacts({ campaignId: null }) }));
    const load = async (some: typeof many) => {
      await buy(
        cloud,
        some.map(({ _id }) => lineIn(_id, 1, { expiresOn: null })),
      );
      return as(cloud, keeper)('loadTrip', { tripId: trip.id, lines: some.map(({ _id }) => lineOut(_id, 1)) });
    };
    for (const from of [0, 12]) dataOf(await load(many.slice(from, from + 12)));
    expect(await load(many.slice(24))).toMatchObject({ details: { fields: [{ path: 'lines', problem: 'surplus' }] } });

    const back = many.slice(0, 24).map(({ _id }) => ({ itemId: _id, count: 1 }));
    expect(await closeTrip(cloud, trip.id, { back })).toMatchObject({ data: { trip: { state: 'closed' } } });
    expect(cloud.logs.filter(({ outcome }) => outcome === 'overBudget')).toEqual([]);
  });

  test('goods leave the shelf where the trip loads, also when that is changed at this moment', async () => {
    await makeKits(cloud, 5);
    const { trip } = dataOf(await as(cloud, office)('planTrip', { facts: tripFacts() }));
    const edit = { tripId: trip.id, version: 1, facts: tripFacts({ fromSiteId: 'station:s2' }) };
    cloud.faults = {
      before: async (_, collection, transaction): Promise<'pass'> => {
        if (transaction === undefined || collection !== 'trips') return 'pass';
        cloud.faults = null;
        dataOf(await as(cloud, office)('editTrip', edit));
        return 'pass';
      },
      after: () => 'pass',
    };

    const load = { tripId: trip.id, lines: [lineOut('kit', 5)] };
    expect(await as(cloud, keeper)('loadTrip', load)).toMatchObject({ code: 'OUT_OF_STOCK' });
    expect(onHand(cloud, 'kit')).toBe(5);
  });

  test('closing twice is once', async () => {
    const tripId = await startTrip(cloud, 3);
    const closing = { back: [{ itemId: 'kit', count: 3 }] };
    const { version } = await readTrip(cloud, tripId);
    const send = () =>
      as(cloud, keeper)('closeTrip', { tripId, version, differences: [], ...closing }, 'request-close');

    const [first, second] = [await send(), await send()];

    expect(second).toEqual(first);
    expect(onHand(cloud, 'kit')).toBe(3);
  });

  test('one person gets one in the campaign, at whichever stop, and hears where and when', async () => {
    const tripId = await startTrip(cloud, 10);
    const first = await give(cloud, tripId, sorter, 's1', 'request-give');

    expect(await give(cloud, tripId, sorter, 's1', 'request-give')).toMatchObject({ ok: true });
    expect(await give(cloud, tripId, sorter, 's2')).toMatchObject({
      code: 'ALREADY_GIVEN',
      details: { stop: '京东亦庄分拨中心' },
    });
    expect(first).toMatchObject({ ok: true });
    expect((await readTrip(cloud, tripId)).goods).toMatchObject([{ handed: 1, left: 9 }]);
  });

  test('two volunteers who scan one person at the same moment hand out one', async () => {
    const tripId = await startTrip(cloud, 10);

    const replies = await Promise.all([give(cloud, tripId, sorter, 's1'), give(cloud, tripId, sorter, 's2')]);

    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await readTrip(cloud, tripId)).goods).toMatchObject([{ handed: 1, left: 9 }]);
  });

  test('a trip whose stops count apart gives one at each', async () => {
    const tripId = await startTrip(cloud, 10, { oncePer: 'stop', campaignId: null });

    expect(await give(cloud, tripId, sorter, 's1')).toMatchObject({ ok: true });
    expect(await give(cloud, tripId, sorter, 's2')).toMatchObject({ ok: true });
    expect(await give(cloud, tripId, sorter, 's2')).toMatchObject({
      code: 'ALREADY_GIVEN',
      details: { stop: '长风机械' },
    });
  });

  test('whoever holds or had a kit at a station gets none at a stop', async () => {
    const tripId = await startTrip(cloud, 10);
    await makeKits(cloud, 5);
    await stock(cloud, 5);
    await openDoor(cloud);
    const { voucher } = await claim(cloud, courier);

    expect(await give(cloud, tripId, courier)).toMatchObject({
      code: 'ALREADY_CLAIMED',
      details: { station: '中航技工业户外劳动者站点', handed: false },
    });
    dataOf(await scan(cloud, voucher.codes[0]!.text));
    expect(await give(cloud, tripId, courier)).toMatchObject({ code: 'ALREADY_CLAIMED', details: { handed: true } });
  });

  test('whoever got one at a stop claims none at a station, and sees where', async () => {
    const tripId = await startTrip(cloud, 10);
    dataOf(await give(cloud, tripId, sorter));

    expect(await offer(cloud, sorter)).toMatchObject({
      reason: 'had',
      ticket: null,
      claim: { state: 'redeemed', station: { name: '京东亦庄分拨中心', address: '科创十四街 99 号' } },
    });
    expect(cloud.logs.filter(({ outcome }) => outcome === 'overBudget')).toEqual([]);
  });

  test('a claim and a scan at the same moment give one', async () => {
    const tripId = await startTrip(cloud, 10);
    await makeKits(cloud, 5);
    await stock(cloud, 5);
    const { ticket } = await offer(cloud, sorter);

    const replies = await Promise.all([
      as(cloud, sorter)('claimKit', { ticket: ticket!, stationId: 's1', shards: 1 }),
      give(cloud, tripId, sorter),
    ]);

    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    const blocks = cloud.rows('warmthBlocks') as unknown as { claims: Record<string, { state: string }> }[];
    const live = blocks.flatMap(({ claims }) => Object.values(claims)).filter(({ state }) => state !== 'void');
    expect(live).toHaveLength(1);
  });

  test('a campaign that is not for them is said so', async () => {
    await cloud.stop();
    cloud = await startGoods({ campaigns: [ledgerCampaign({ occupations: ['rider'] })] });
    const tripId = await startTrip(cloud, 10);

    expect(await give(cloud, tripId, guard)).toMatchObject({ code: 'NOT_ELIGIBLE', details: { reason: 'occupation' } });
    expect(await give(cloud, tripId, rider)).toMatchObject({ ok: true });
  });
});
