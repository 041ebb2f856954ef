import { anAccount, aPerson } from '../kit/people';
import type { TestCloud } from '../kit/test-cloud';
import { closeTrip, give, readTrip } from './road';
import { codeOf, HERE, onHand, sorter, startGoods, startTrip, volunteer } from './shelves';
import { as, dataOf } from './world';

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await startGoods();
});
afterEach(() => cloud.stop());

describe('codes', () => {
  test.each([
    ['a screenshot of two minutes ago', (code: string) => code, 120_000, 'old'],
    ['a code of another system', () => 'https://example.com/pay?id=1', 0, 'unreadable'],
    ['a changed mark', (code: string) => code.slice(0, -1) + (code.endsWith('0') ? '1' : '0'), 0, 'forged'],
    ['another person’s name on it', (code: string) => code.replace(/^n1\.[\w-]+/, 'n1.somebodyelse'), 0, 'forged'],
  ])('%s is refused', async (_, change, later, reason) => {
    const tripId = await startTrip(cloud, 3);
    const code = change(await codeOf(cloud, sorter));
    cloud.clock.advance(later);

    const input = { tripId, stopId: 's1', itemId: 'kit', code };
    expect(await as(cloud, volunteer)('handToPerson', input)).toMatchObject({
      code: 'CODE_REFUSED',
      details: { reason },
    });
  });

  test('the phone has good codes for five minutes without a network', async () => {
    const tripId = await startTrip(cloud, 3);
    const { codes } = dataOf(await as(cloud, sorter)('readMyCode', {}));
    cloud.clock.advance(4.6 * 60_000);

    const code = codes.find(({ from }) => from <= cloud.clock.now() && cloud.clock.now() < from + 30_000)!.text;

    const input = { tripId, stopId: 's1', itemId: 'kit', code };
    expect(await as(cloud, volunteer)('handToPerson', input)).toMatchObject({ ok: true });
  });
});

test('sixty sorters of a night shift get one each, two at a time', async () => {
  const tripId = await startTrip(cloud, 64, { campaignId: null });
  const people = Array.from({ length: 60 }, (_, i) => ({
    openid: `o-night-${i}`,
    name: '石磊',
    phone: `1540000${String(5_000 + i)}`,
  }));
  await cloud.seed({
    persons: people.map((one) => aPerson(one, { occupation: 'sorter' })),
    accounts: people.map((one) => anAccount(one)),
  });

  for (let i = 0; i < people.length; i += 2) {
    const replies = await Promise.all([give(cloud, tripId, people[i]), give(cloud, tripId, people[i + 1])]);
    expect(replies.map(({ ok }) => ok)).toEqual([true, true]);
  }

  expect((await readTrip(cloud, tripId)).stops[0]).toMatchObject({ handOutCount: 60, pieceCount: 60 });
  const list = async (after: string | null) =>
    dataOf(await as(cloud, volunteer)('listHandOuts', { tripId, stopId: 's1', after }));
  const first = await list(null);
  expect(first.handOuts).toHaveLength(50);
  expect((await list(first.next)).handOuts).toHaveLength(10);
  expect(dataOf(await closeTrip(cloud, tripId, { back: [{ itemId: 'kit', count: 4 }] })).trip.state).toBe('closed');
  expect(onHand(cloud, 'kit', HERE)).toBe(4);
});
