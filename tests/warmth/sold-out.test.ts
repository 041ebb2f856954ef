import { as, blocks, claim, courier, keeper, offer, rider, startWarmth, stock, tapClaim } from './world';
import type { TestCloud } from '../kit/test-cloud';

const lastOf = ({ logs }: TestCloud) => logs.at(-1)!;

/** One kit, which the courier holds, and a rider who was told so. */
async function soldOut(cloud: TestCloud): Promise<void> {
  await stock(cloud, 1);
  await claim(cloud, courier);
  expect(await tapClaim(cloud, rider)).toMatchObject({ code: 'SOLD_OUT' });
}

const giveBack = (cloud: TestCloud) => as(cloud, courier)('cancelClaim', { campaignId: 'w1', attempt: 1 });

test('whoever taps where a look has just found none is refused by one look', async () => {
  const cloud = await startWarmth();
  await soldOut(cloud);
  expect(lastOf(cloud)).toMatchObject({ operations: 2 });

  expect(await tapClaim(cloud, keeper)).toMatchObject({ code: 'SOLD_OUT' });

  expect(lastOf(cloud)).toMatchObject({ action: 'claimKit', operations: 1 });
  await cloud.stop();
});

test('a kit that came back a moment ago is not hidden by it', async () => {
  const cloud = await startWarmth();
  await soldOut(cloud);
  await giveBack(cloud);

  expect(await tapClaim(cloud, keeper)).toMatchObject({ ok: true });

  expect(lastOf(cloud)).toMatchObject({ action: 'claimKit', operations: 3 });
  expect(blocks(cloud)).toMatchObject([{ units: 1, left: 0 }]);
  await cloud.stop();
});

test('two seconds later the crowd grabs first again', async () => {
  const cloud = await startWarmth();
  await soldOut(cloud);
  await giveBack(cloud);
  cloud.clock.advance(2_000);

  expect(await tapClaim(cloud, keeper)).toMatchObject({ ok: true });

  expect(lastOf(cloud)).toMatchObject({ action: 'claimKit', operations: 2 });
  await cloud.stop();
});

test('whoever holds the last kit and taps again hears of it, not that there is none', async () => {
  const cloud = await startWarmth();
  await stock(cloud, 1);
  const { ticket } = await offer(cloud, courier);
  const tap = () => as(cloud, courier)('claimKit', { ticket: ticket!, stationId: 's1', shards: 1 });
  await tap();
  expect(await tapClaim(cloud, rider)).toMatchObject({ code: 'SOLD_OUT' });

  expect(await tap()).toMatchObject({ ok: true, data: { claim: { state: 'reserved', attempt: 1 } } });
  await cloud.stop();
});

test('kits of one allotment lie evenly over the blocks that the crowd spreads over', async () => {
  const cloud = await startWarmth();
  await stock(cloud, 250);

  expect(blocks(cloud).map(({ units }) => units)).toEqual([125, 125]);

  await stock(cloud, 170);
  expect(blocks(cloud).map(({ units }) => units)).toEqual([200, 200, 20]);
  await cloud.stop();
});
