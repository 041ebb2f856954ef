import {
  as,
  away,
  claim,
  courier,
  dataOf,
  here,
  keeper,
  newcomer,
  offer,
  openDoor,
  rider,
  scan,
  startWarmth,
  stock,
  tapClaim,
  tick,
  blocks,
  HOUR,
} from './world';

test('a courier claims, shows a code, and has the kit', async () => {
  const cloud = await startWarmth();
  await stock(cloud, 3);
  const { stations } = dataOf(await as(cloud, courier)('listClaimStations', { campaignId: 'w1', near: null }));
  expect(stations).toMatchObject([{ id: here._id, left: 3, shards: 1, waiting: false }]);

  const { claim: held, voucher } = await claim(cloud, courier);
  await openDoor(cloud);
  const handed = await scan(cloud, voucher.codes[0]!.text);

  expect(held).toMatchObject({ state: 'reserved', attempt: 1, station: { name: here.name }, kitName: '暖心包' });
  expect(handed).toMatchObject({ ok: true, data: { pickup: { person: { name: '*远', maskedPhone: '154****0021' } } } });
  expect(await offer(cloud, courier)).toMatchObject({ reason: 'had', ticket: null, claim: { state: 'redeemed' } });
  expect(blocks(cloud)).toMatchObject([{ units: 3, left: 2, handed: 1 }]);
  await cloud.stop();
});

test('the station before whose door somebody stands comes first, though others have more', async () => {
  const cloud = await startWarmth();
  await stock(cloud, 1);
  await claim(cloud, courier);
  await stock(cloud, 3, away._id);
  const at = async (door: object) =>
    dataOf(await as(cloud, rider)('listClaimStations', { campaignId: 'w1', near: null, ...door })).stations;

  expect((await at({})).map(({ id }) => id)).toEqual([away._id, here._id]);
  expect((await at({ door: here._id })).map(({ id }) => id)).toEqual([here._id, away._id]);
  await cloud.stop();
});

test('a success is two operations on any instance, and one more to learn where a station is', async () => {
  const cloud = await startWarmth();
  await stock(cloud, 2);

  await tapClaim(cloud, courier);
  expect(cloud.logs.at(-1)).toMatchObject({ action: 'claimKit', outcome: 'ok', operations: 2 });
  await tapClaim(cloud, rider);
  expect(cloud.logs.at(-1)).toMatchObject({ action: 'claimKit', outcome: 'ok', operations: 2 });
  expect(await tapClaim(cloud, keeper)).toMatchObject({ ok: false, code: 'SOLD_OUT', details: { waiting: false } });
  expect(cloud.logs.at(-1)).toMatchObject({ action: 'claimKit', outcome: 'SOLD_OUT', operations: 2 });
  await cloud.stop();
});

test('who is not registered is told so, and holds no ticket', async () => {
  const cloud = await startWarmth();
  expect(await offer(cloud, newcomer)).toMatchObject({ reason: 'notRegistered', ticket: null });
  await cloud.stop();
});

test('a change of station puts the old kit back', async () => {
  const cloud = await startWarmth();
  await stock(cloud, 1);
  await stock(cloud, 1, away._id);
  const { claim: held } = await claim(cloud, courier);

  const moved = await as(cloud, courier)('changeStation', {
    ticket: held.changeTicket!,
    stationId: away._id,
    shards: 1,
  });

  expect(moved).toMatchObject({
    ok: true,
    data: { claim: { attempt: 2, station: { name: away.name }, state: 'reserved' } },
  });
  expect(blocks(cloud).map(({ left }) => left)).toEqual([1, 0]);
  await cloud.stop();
});

test('a kit that nobody came for goes to whoever waits first', async () => {
  const cloud = await startWarmth();
  await stock(cloud, 1);
  await claim(cloud, courier);
  const { ticket } = await offer(cloud, rider);
  const { wait } = dataOf(await as(cloud, rider)('joinWaiting', { ticket: ticket!, stationId: 's1' }));
  expect(wait).toMatchObject({ ahead: 0, station: { name: here.name } });
  cloud.clock.advance(5 * HOUR);

  expect(await tick()).toMatchObject({
    alignCampaigns: 0,
    finishHolds: 0,
    expireClaims: 1,
    serveQueues: 1,
    closeForgotten: 0,
  });

  expect(await offer(cloud, courier)).toMatchObject({ claim: { state: 'expired' }, reason: null });
  expect(await offer(cloud, rider)).toMatchObject({ wait: null, claim: { state: 'reserved', offered: true } });
  await cloud.stop();
});
