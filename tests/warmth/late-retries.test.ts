import type { TestCloud } from '../kit/test-cloud';
import type { Reply } from '../../cloudfunctions/kit/contract';
import { as, claim, courier, dataOf, keeper, offer, openDoor, rider, startWarmth, stock } from './world';

const ID = 'request-late';
const W1 = { campaignId: 'w1' };
const AT = { stationId: 's1' };

/** A tap that is answered, and what is done about it before the tap arrives once more. */
interface Story {
  tap: () => Promise<Reply<unknown>>;
  undo: () => Promise<unknown>;
}

/** What somebody joins the line with, while others hold all kits. */
async function ticketOf(cloud: TestCloud): Promise<string> {
  for (const who of [courier, keeper]) await claim(cloud, who);
  return (await offer(cloud, rider)).ticket!;
}

async function shared(cloud: TestCloud): Promise<string> {
  await claim(cloud, courier);
  return dataOf(await as(cloud, courier)('offerProxy', W1)).card;
}

/** Every write that another one takes back. */
const STORIES: Record<string, (cloud: TestCloud) => Promise<Story>> = {
  async cancelClaim(cloud) {
    await claim(cloud, courier);
    const tap = () => as(cloud, courier)('cancelClaim', { ...W1, attempt: 1 }, ID);
    return { tap, undo: () => claim(cloud, courier) };
  },
  async joinWaiting(cloud) {
    const ticket = await ticketOf(cloud);
    const tap = () => as(cloud, rider)('joinWaiting', { ticket, ...AT }, ID);
    return { tap, undo: async () => dataOf(await as(cloud, rider)('leaveWaiting', W1)) };
  },
  async leaveWaiting(cloud) {
    const ticket = await ticketOf(cloud);
    const join = async () => dataOf(await as(cloud, rider)('joinWaiting', { ticket, ...AT }));
    await join();
    return { tap: () => as(cloud, rider)('leaveWaiting', W1, ID), undo: join };
  },
  async acceptProxy(cloud) {
    const card = await shared(cloud);
    const tap = () => as(cloud, rider)('acceptProxy', { card }, ID);
    return { tap, undo: async () => dataOf(await as(cloud, courier)('revokeProxy', W1)) };
  },
  async revokeProxy(cloud) {
    const accept = async (card: string) => dataOf(await as(cloud, rider)('acceptProxy', { card }));
    await accept(await shared(cloud));
    const shareAgain = async () => accept(dataOf(await as(cloud, courier)('offerProxy', W1)).card);
    return { tap: () => as(cloud, courier)('revokeProxy', W1, ID), undo: shareAgain };
  },
  openStation: async (cloud) => ({
    tap: () => as(cloud, keeper)('openStation', AT, ID),
    undo: async () => dataOf(await as(cloud, keeper)('closeStation', AT)),
  }),
  async closeStation(cloud) {
    await openDoor(cloud);
    return { tap: () => as(cloud, keeper)('closeStation', AT, ID), undo: () => openDoor(cloud) };
  },
};

const state = (cloud: TestCloud) =>
  (['warmthBlocks', 'warmthClaims', 'warmthWaits', 'warmthShifts'] as const).map((name) => cloud.rows(name));

test.each(Object.entries(STORIES))(
  'a late repetition of %s repeats its first answer and changes nothing since',
  async (_, begin) => {
    const cloud = await startWarmth();
    await stock(cloud, 2);
    const { tap, undo } = await begin(cloud);
    const first = await tap();
    expect(first).toMatchObject({ ok: true });
    await undo();
    const since = JSON.stringify(state(cloud));
    cloud.clock.advance(60_000);

    const late = await tap();

    expect(late).toEqual(first);
    expect(JSON.stringify(state(cloud))).toBe(since);
    await cloud.stop();
  },
);
