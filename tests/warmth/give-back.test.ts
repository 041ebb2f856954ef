import { as, away, blocks, claim, courier, dataOf, here, offer, openDoor, scan, startWarmth, stock } from './world';
import type { TestCloud } from '../kit/test-cloud';

const cancel = (cloud: TestCloud, attempt: number, requestId?: string) =>
  as(cloud, courier)('cancelClaim', { campaignId: 'w1', attempt }, requestId);
const left = (cloud: TestCloud) => blocks(cloud).map((block) => block.left);

test('a kit given back twice comes back once', async () => {
  const cloud = await startWarmth();
  await stock(cloud, 2);
  await claim(cloud, courier);

  const first = await cancel(cloud, 1, 'request-1');
  const again = await cancel(cloud, 1, 'request-1');

  expect(first).toMatchObject({ ok: true, data: { claim: { state: 'cancelled', attempt: 1 } } });
  expect(again).toMatchObject({ ok: true, data: { claim: { state: 'cancelled', attempt: 1 } } });
  expect(blocks(cloud)).toMatchObject([{ units: 2, left: 2, cancelled: 1 }]);
  await cloud.stop();
});

test('a late retry of giving back repeats its answer and leaves the new claim alone, an old page is told', async () => {
  const cloud = await startWarmth();
  await stock(cloud, 2);
  await claim(cloud, courier);
  const first = await cancel(cloud, 1, 'request-1');
  await claim(cloud, courier);

  expect(await cancel(cloud, 1, 'request-1')).toEqual(first);
  expect(await cancel(cloud, 1)).toMatchObject({ ok: false, code: 'CONFLICT' });
  expect(await offer(cloud, courier)).toMatchObject({ claim: { state: 'reserved', attempt: 2 } });
  expect(left(cloud)).toEqual([1]);
  await cloud.stop();
});

test('what was handed out cannot be given back, nor moved', async () => {
  const cloud = await startWarmth();
  await stock(cloud, 1);
  await stock(cloud, 1, away._id);
  const { claim: held, voucher } = await claim(cloud, courier);
  await openDoor(cloud);
  dataOf(await scan(cloud, voucher.codes[0]!.text));

  expect(await cancel(cloud, 1)).toMatchObject({
    ok: false,
    code: 'ALREADY_HANDED',
    details: { station: here.name },
  });
  const chosen = { ticket: held.changeTicket!, stationId: away._id, shards: 1 };
  expect(await as(cloud, courier)('changeStation', chosen)).toMatchObject({ ok: false, code: 'ALREADY_CLAIMED' });
  expect(left(cloud)).toEqual([0, 1]);
  await cloud.stop();
});

test('a change of station tapped twice frees the old kit once', async () => {
  const cloud = await startWarmth();
  await stock(cloud, 2);
  await stock(cloud, 2, away._id);
  const { claim: held } = await claim(cloud, courier);
  const chosen = { ticket: held.changeTicket!, stationId: away._id, shards: 1 };

  const first = dataOf(await as(cloud, courier)('changeStation', chosen));
  const again = dataOf(await as(cloud, courier)('changeStation', chosen));

  expect({ ...again.claim, changeTicket: '' }).toEqual({ ...first.claim, changeTicket: '' });
  expect(left(cloud)).toEqual([2, 1]);
  await cloud.stop();
});

test('the station that is held already is no change, and a claim ticket changes nothing', async () => {
  const cloud = await startWarmth();
  await stock(cloud, 2);
  const { ticket } = await offer(cloud, courier);
  const { claim: held } = await claim(cloud, courier);
  const at = { stationId: here._id, shards: 1 };

  expect(await as(cloud, courier)('changeStation', { ...at, ticket: held.changeTicket! })).toMatchObject({
    code: 'INVALID_INPUT',
    details: { fields: [{ path: 'stationId', problem: 'taken' }] },
  });
  expect(await as(cloud, courier)('changeStation', { ...at, ticket: ticket! })).toMatchObject({
    code: 'INVALID_INPUT',
  });
  expect(left(cloud)).toEqual([1]);
  await cloud.stop();
});
