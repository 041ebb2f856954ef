import type { Reply } from '../../cloudfunctions/kit/contract';
import type { TestCloud } from '../kit/test-cloud';
import { buy, HERE, lineIn, losingTheAnswer, onHand, startGoods, tripFacts, volunteer } from './shelves';
import { as, dataOf, instant, keeper, office } from './world';

const ID = 'request-late';
let cloud: TestCloud;
beforeEach(async () => {
  cloud = await startGoods();
});
afterEach(() => cloud.stop());

/** A tap that is answered, and what is done about it before the tap arrives once more. */
interface Story {
  collection: 'goodsSites' | 'goodsStockTakes' | 'visitPhotos';
  tap: () => Promise<Reply<unknown>>;
  undo: () => Promise<unknown>;
}

const STORIES: Record<string, () => Promise<Story>> = {
  async setSiteOpen() {
    const set = (isOpen: boolean, id?: string) =>
      as(cloud, office)('setSiteOpen', { siteId: HERE, isOpen, reason: '装修' }, id);
    return { collection: 'goodsSites', tap: () => set(false, ID), undo: () => set(true) };
  },
  async countItem() {
    await buy(cloud, [lineIn('gloves', 30)]);
    const { stockTake } = dataOf(await as(cloud, keeper)('openStockTake', { siteId: HERE }));
    const count = (counted: number, id?: string) =>
      as(cloud, keeper)('countItem', { stockTakeId: stockTake.id, itemId: 'gloves', counted, reason: '数了' }, id);
    return { collection: 'goodsStockTakes', tap: () => count(28, ID), undo: () => count(30) };
  },
  async addPhoto() {
    const { trip } = dataOf(await as(cloud, office)('planTrip', { facts: tripFacts() }));
    const at = { tripId: trip.id, stopId: 's1', slot: 0 };
    const addedAt = cloud.clock.now();
    const fileID = `cloud://local.6c6f/visits/${trip.id}-s1/a.jpg`;
    return {
      collection: 'visitPhotos',
      tap: () => as(cloud, volunteer)('addPhoto', { ...at, fileID }, ID),
      undo: () => as(cloud, keeper)('removePhoto', { ...at, addedAt }),
    };
  },
};

test.each(Object.keys(STORIES))('a late repetition of %s undoes nothing', async (name) => {
  const { collection, tap, undo } = await STORIES[name]!();
  const first = await tap();
  expect([first, await undo()]).toMatchObject([{ ok: true }, { ok: true }]);
  const before = cloud.rows(collection);
  cloud.clock.advance(1_000);

  expect(await tap()).toEqual(first);
  expect(cloud.rows(collection)).toEqual(before);
});

test('goods that were received before midnight are answered after it', async () => {
  cloud.clock.advance(instant('2022-12-02T23:59') - cloud.clock.now());
  const source = { kind: 'purchase', supplier: '某药房', documentNumber: '' } as const;
  const lines = [lineIn('drops', 5, { expiresOn: '2022-12-02' })];
  const send = () => as(cloud, keeper)('receiveGoods', { siteId: HERE, source, lines, note: '' }, ID);
  cloud.faults = losingTheAnswer;
  expect(await send()).toMatchObject({ ok: false });
  cloud.faults = null;
  cloud.clock.advance(120_000);

  expect(await send()).toMatchObject({ ok: true });
  expect(onHand(cloud, 'drops')).toBe(5);
});
