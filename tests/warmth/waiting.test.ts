import type { Persona } from '../kit/people';
import type { TestCloud } from '../kit/test-cloud';
import {
  as,
  away,
  blocks,
  claim,
  courier,
  dataOf,
  guard,
  keeper,
  MINUTE,
  offer,
  office,
  rider,
  startWarmth,
  stock,
  tapClaim,
  tick,
  townKeeper,
} from './world';

const W1 = { campaignId: 'w1' };
const QUEUE = [rider, guard, keeper];

let cloud: TestCloud;
/** The one kit is the courier's, and three people wait for it, a minute after one another. */
beforeEach(async () => {
  cloud = await startWarmth();
  await stock(cloud, 1);
  await claim(cloud, courier);
  for (const who of QUEUE) {
    cloud.clock.advance(MINUTE);
    await join(who);
  }
});
afterEach(() => cloud.stop());

async function join(who: Persona, stationId = 's1') {
  const { ticket } = await offer(cloud, who);
  return dataOf(await as(cloud, who)('joinWaiting', { ticket: ticket!, stationId })).wait;
}
const leave = async (who: Persona) => dataOf(await as(cloud, who)('leaveWaiting', W1));
const giveBack = async (who: Persona, attempt = 1) => dataOf(await as(cloud, who)('cancelClaim', { ...W1, attempt }));
const aheadOf = (people: readonly Persona[]) =>
  Promise.all(people.map(async (who) => (await offer(cloud, who)).wait?.ahead ?? null));
/** Who holds a kit, of the courier and those who wait. */
async function holders(): Promise<Persona[]> {
  const everybody = [courier, ...QUEUE, townKeeper];
  const offers = await Promise.all(everybody.map((who) => offer(cloud, who)));
  return everybody.filter((_, i) => offers[i]!.claim?.state === 'reserved');
}

test('everybody is told how many are before them, and whoever comes again keeps their place', async () => {
  expect(await aheadOf(QUEUE)).toEqual([0, 1, 2]);
  const { since } = (await offer(cloud, rider)).wait!;
  cloud.clock.advance(MINUTE);

  expect(await join(rider)).toMatchObject({ since, ahead: 0 });
  expect(await aheadOf(QUEUE)).toEqual([0, 1, 2]);
});

test('kits that come back go to the first, the second and the third, in their order', async () => {
  await giveBack(courier);
  await tick();
  expect(await holders()).toEqual([rider]);
  expect(await aheadOf(QUEUE)).toEqual([null, 0, 1]);
  await stock(cloud, 1);
  await tick();
  expect(await holders()).toEqual([rider, guard]);
  await stock(cloud, 5);
  await tick();

  expect(await holders()).toEqual(QUEUE);
  expect(blocks(cloud)).toMatchObject([{ left: 4, waiting: false }]);
});

test('one is offered for an hour; not fetched, it goes to the next in the same run of the job', async () => {
  await giveBack(courier);
  await tick();
  const held = (await offer(cloud, rider)).claim!;
  expect(held).toMatchObject({ offered: true, until: cloud.clock.now() + 60 * MINUTE });
  cloud.clock.set(held.until - MINUTE);
  await tick();
  expect(await holders()).toEqual([rider]);

  cloud.clock.set(held.until);
  await tick();

  expect(await holders()).toEqual([guard]);
  expect(await offer(cloud, rider)).toMatchObject({ claim: { state: 'expired' }, wait: null, reason: null });
  expect(blocks(cloud)).toMatchObject([{ left: 0, waiting: true }]);
});

test('whose offer lapsed stands at the end when they come again', async () => {
  await giveBack(courier);
  await tick();
  cloud.clock.advance(60 * MINUTE);
  await tick();

  expect(await join(rider)).toMatchObject({ ahead: 1 });
  expect(await aheadOf([keeper, rider])).toEqual([0, 1]);
});

test('nobody jumps the line: not before the job has served it, and not after', async () => {
  await giveBack(courier);
  expect(blocks(cloud)).toMatchObject([{ left: 1 }]);
  expect(await tapClaim(cloud, townKeeper)).toMatchObject({ code: 'SOLD_OUT', details: { waiting: true } });
  expect(await tapClaim(cloud, guard)).toMatchObject({ code: 'SOLD_OUT', details: { waiting: true } });

  await tick();

  expect(await tapClaim(cloud, townKeeper)).toMatchObject({ code: 'SOLD_OUT', details: { waiting: true } });
  expect(await holders()).toEqual([rider]);
});

test('who leaves is passed over, and where nobody waits any more everybody may claim', async () => {
  await leave(rider);
  expect(await aheadOf(QUEUE)).toEqual([null, 0, 1]);
  await leave(guard);
  await leave(keeper);
  await giveBack(courier);
  await tick();

  expect(await holders()).toEqual([]);
  expect(await tapClaim(cloud, townKeeper)).toMatchObject({ ok: true });
});

test('who changes to another line leaves the first, and stands at the end of the other', async () => {
  await stock(cloud, 1, away._id);
  await claim(cloud, townKeeper, away._id);
  cloud.clock.advance(MINUTE);
  await join(guard, away._id);
  cloud.clock.advance(MINUTE);

  expect(await join(rider, away._id)).toMatchObject({ station: { id: away._id }, ahead: 1 });

  expect(await aheadOf([keeper])).toEqual([0]);
  await giveBack(courier);
  await tick();
  expect(await holders()).toEqual([keeper, townKeeper]);
});

test('who found a kit elsewhere is let go from the line, and the kit goes to the next', async () => {
  await stock(cloud, 1, away._id);
  await claim(cloud, rider, away._id);
  await giveBack(courier);
  await tick();

  expect(await holders()).toEqual([rider, guard]);
  expect((await offer(cloud, rider)).claim).toMatchObject({ station: { id: away._id }, attempt: 1 });
});

test('a campaign that is over has no line, and nobody joins one', async () => {
  const { ticket } = await offer(cloud, townKeeper);
  dataOf(await as(cloud, office)('closeCampaign', { ...W1, version: 1 }));
  cloud.clock.advance(MINUTE);
  await tick();

  expect(blocks(cloud)).toMatchObject([{ left: 1, waiting: false }]);
  expect(cloud.rows('warmthWaits').map(({ queueKey }) => String(queueKey)[0])).toEqual(['~', '~', '~']);
  const late = await as(cloud, townKeeper)('joinWaiting', { ticket: ticket!, stationId: 's1' });
  expect(late).toMatchObject({ ok: false, code: 'CAMPAIGN_CLOSED' });
});

test('kits that are brought while people wait are theirs first, in the blocks there are and in a new one', async () => {
  await stock(cloud, 250);

  expect(blocks(cloud).map(({ left, waiting }) => [left, waiting])).toEqual([
    [125, true],
    [125, true],
  ]);
  expect(await tapClaim(cloud, townKeeper)).toMatchObject({ code: 'SOLD_OUT', details: { waiting: true } });
  await tick();
  expect(await holders()).toEqual([courier, ...QUEUE]);
});
