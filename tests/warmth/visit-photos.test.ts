import { start as startEvents } from '../../cloudfunctions/warmth/events';
import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import { fileIdOf } from '../../local/cloudbase/storage/paths';
import { breakingOperation } from '../../local/cloudbase/faults';
import { contextOf } from '../kit/test-cloud';
import type { TestCloud } from '../kit/test-cloud';
import { auditor, startGoods, tripFacts, volunteer } from './shelves';
import { as, courier, dataOf, HOUR, keeper, MINUTE, office, tick, townKeeper } from './world';

let cloud: TestCloud;
let at: { tripId: string; stopId: string };
beforeEach(async () => {
  cloud = await startGoods();
  const { trip } = dataOf(await as(cloud, office)('planTrip', { facts: tripFacts() }));
  at = { tripId: trip.id, stopId: 's2' };
  cloud.wechat.contentCheck.visited(volunteer.openid);
});
afterEach(() => cloud.stop());

/** A picture that lies in the storage; its name says what WeChat finds in it. */
async function uploaded(name: string): Promise<string> {
  const path = `visits/${at.tripId}-${at.stopId}/${name}.jpg`;
  await cloud.storage.put(path, Buffer.from('a picture'));
  return fileIdOf(path);
}
const lies = (fileID: string) => cloud.storage.downloadFrom(fileID, null).code === 'SUCCESS';

type Input = Partial<WarmthApi['addPhoto']['input']>;
const add = (fileID: string, input: Input = {}, who = volunteer) =>
  as(cloud, who)('addPhoto', { ...at, slot: 0, fileID, ...input });
const photos = async (who = keeper) => dataOf(await as(cloud, who)('readVisit', at)).photos;

/** Lets WeChat's pushes arrive, each so many times. */
async function heard(times = 1): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  const main = startEvents();
  for (const event of cloud.events.splice(0)) {
    for (let i = 0; i < times; i += 1) expect(await main(event, contextOf(volunteer.openid))).toBe('success');
  }
}

test('a photo is seen by whoever took it at once, by the others when WeChat has let it pass', async () => {
  const fileID = await uploaded('door');

  const { photo } = dataOf(await add(fileID));

  expect(photo).toMatchObject({ slot: 0, state: 'checking', mine: true, fileID });
  expect(await photos()).toMatchObject([{ state: 'checking', mine: false, fileID: null }]);
  await heard(2);
  expect(await photos()).toMatchObject([{ state: 'shown', fileID }]);
  expect(await photos(auditor)).toMatchObject([{ state: 'shown', fileID }]);
});

test.each(['risky', 'review'])('one that WeChat finds %s is never shown, and its file is deleted', async (name) => {
  const fileID = await uploaded(name);
  await add(fileID);
  await heard();

  expect(await photos(volunteer)).toMatchObject([{ state: 'refused', fileID: null }]);
  expect(await tick()).toMatchObject({ clearRefused: 1 });

  expect(lies(fileID)).toBe(false);
  expect(await tick()).toMatchObject({ clearRefused: 0 });
});

test('one that WeChat could not look at is kept for whoever took it, and nobody waits for it', async () => {
  const fileID = await uploaded('unreadable');
  await add(fileID);
  await heard(2);

  expect(await photos(volunteer)).toMatchObject([{ state: 'unchecked', fileID }]);
  expect(await photos()).toMatchObject([{ state: 'unchecked', fileID: null }]);
  expect(await tick()).toMatchObject({ clearRefused: 0, askAgain: 0 });
  expect(lies(fileID)).toBe(true);
});

test('twice is one photo, asked about once; another one does not push it out of its place', async () => {
  const [first, second] = [await uploaded('door'), await uploaded('desk')];
  await add(first);
  const again = dataOf(await add(first));

  expect(again.photo).toMatchObject({ state: 'checking' });
  expect(await add(second)).toMatchObject({ code: 'CONFLICT' });
  await heard();
  expect(cloud.rows('photoVerdicts')).toHaveLength(1);
  expect(dataOf(await add(second, { slot: 1 })).photo).toMatchObject({ slot: 1 });
});

test.each(['before', 'after'] as const)(
  'a call cut off %s any of its operations is finished by the retry',
  async (when) => {
    for (let operation = 1; operation <= 6; operation += 1) {
      const fileID = await uploaded(`door-${operation}`);
      cloud.faults = breakingOperation(operation, when);
      const first = await add(fileID, { slot: operation });
      cloud.faults = null;

      const { photo } = dataOf(await add(fileID, { slot: operation }));

      expect(first).toMatchObject({ ok: false, code: 'INTERNAL' });
      expect(photo).toMatchObject({ slot: operation, state: 'checking', fileID });
    }
    expect(cloud.rows('visitPhotos').map(({ traceId }) => typeof traceId)).toEqual(Array(6).fill('string'));
  },
);

test('a verdict that is here before its photo knows of the receipt counts', async () => {
  const fileID = await uploaded('door');
  cloud.faults = {
    before: async (action, collection): Promise<'pass'> => {
      if (collection !== 'visitPhotos' || action !== 'database.modifyDocument') return 'pass';
      cloud.faults = null;
      await heard();
      return 'pass';
    },
    after: () => 'pass',
  };

  const { photo } = dataOf(await add(fileID));

  expect(photo).toMatchObject({ state: 'shown' });
});

test('WeChat that takes nothing now is asked again by the job, until it would take it no more', async () => {
  const fileID = await uploaded('door');
  await add(await uploaded('desk'), { slot: 1 }, keeper);
  cloud.wechat.contentCheck.visited(keeper.openid);
  cloud.clock.advance(2 * MINUTE);

  expect(await tick()).toMatchObject({ askAgain: 1 });
  await heard();
  expect(await photos()).toMatchObject([{ slot: 1, state: 'shown' }]);

  await add(fileID, {}, office);
  cloud.clock.advance(25 * HOUR);
  expect(await tick()).toMatchObject({ askAgain: 0 });
  expect(await photos()).toMatchObject([{ slot: 0, state: 'unchecked', fileID: null }, { slot: 1 }]);
});

test('a photo taken away is gone with its file, and one that has its place by now stays', async () => {
  const [first, second] = [await uploaded('door'), await uploaded('desk')];
  const { addedAt } = dataOf(await add(first)).photo;
  const remove = () => as(cloud, keeper)('removePhoto', { ...at, slot: 0, addedAt });

  expect(await remove()).toMatchObject({ ok: true });
  expect([await photos(), lies(first)]).toEqual([[], false]);
  cloud.clock.advance(MINUTE);
  await add(second);

  expect(await remove()).toMatchObject({ ok: true });
  expect(await photos(volunteer)).toMatchObject([{ fileID: second }]);
  expect(lies(second)).toBe(true);
});

test.each([
  ['a courier', courier, 'NOT_ALLOWED'],
  ['a keeper of another district', townKeeper, 'NOT_FOUND'],
  ['an auditor', auditor, 'NOT_ALLOWED'],
])('%s adds and takes away nothing', async (_, who, code) => {
  const fileID = await uploaded('door');
  const { addedAt } = dataOf(await add(fileID)).photo;

  expect(await add(fileID, { slot: 1 }, who)).toMatchObject({ code });
  expect(await as(cloud, who)('removePhoto', { ...at, slot: 0, addedAt })).toMatchObject({ code });
  expect(await photos()).toHaveLength(1);
});

test.each<[string, Input, string]>([
  ['a file of another visit', { fileID: 'cloud://local.6c6f/visits/r1-s9/a.jpg' }, 'fileID'],
  ['an address elsewhere', { fileID: 'https://example.com/a.jpg' }, 'fileID'],
  ['a tenth place', { slot: 9 }, 'slot'],
])('%s is refused with the field marked', async (_, input, path) => {
  const reply = await add(await uploaded('door'), input);

  expect(reply).toMatchObject({ code: 'INVALID_INPUT', details: { fields: [{ path }] } });
  expect(await photos()).toEqual([]);
});

test('what a mini-program says WeChat had found is not heard', async () => {
  await add(await uploaded('risky'));
  const forged = { Event: 'wxa_media_check', trace_id: 'aa-bb-cc', errcode: 0, result: { suggest: 'pass' } };
  const context = { environment: JSON.stringify({ WX_OPENID: courier.openid, TCB_SOURCE: 'wx_client' }) };

  expect(await startEvents()(forged, context)).toBeNull();
  expect(cloud.rows('photoVerdicts')).toEqual([]);
});
