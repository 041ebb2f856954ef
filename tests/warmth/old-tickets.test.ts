import { WARMTH_FAILURES } from '../../miniprogram/text/warmth';
import {
  aCampaign,
  as,
  blocks,
  claim,
  courier,
  dataOf,
  here,
  instant,
  MINUTE,
  offer,
  openDoor,
  rider,
  scan,
  startWarmth,
  stock,
  tapClaim,
  there,
} from './world';

const tap = (cloud: Awaited<ReturnType<typeof startWarmth>>, ticket: string | null, stationId = here._id) =>
  as(cloud, courier)('claimKit', { ticket: ticket!, stationId, shards: 1 });

test('who had theirs and taps an old page elsewhere is told where and when, and no kit is held', async () => {
  const cloud = await startWarmth();
  await stock(cloud, 1);
  await stock(cloud, 1, there._id);
  const { ticket } = await offer(cloud, courier);
  await openDoor(cloud);
  const { voucher } = await claim(cloud, courier);
  dataOf(await scan(cloud, voucher.codes[0]!.text));
  cloud.clock.advance(5 * MINUTE);

  const reply = await tap(cloud, ticket, there._id);

  expect(reply).toMatchObject({ ok: false, code: 'ALREADY_CLAIMED', details: { handed: true } });
  const said = reply.ok ? null : WARMTH_FAILURES.ALREADY_CLAIMED!({ ...reply.details });
  expect(said).toBe(`您 12 月 2 日 12:00 已经在“${here.name}”领过了`);
  expect(await offer(cloud, rider)).toMatchObject({ reason: null });
  expect((await tapClaim(cloud, rider, there._id)).ok).toBe(true);
  await cloud.stop();
});

test('a ticket from before the end lets nobody in after it', async () => {
  const cloud = await startWarmth({ campaigns: [aCampaign({ closesAt: instant('2022-12-02T12:05') })] });
  await stock(cloud, 1);
  const { ticket } = await offer(cloud, courier);
  cloud.clock.advance(5 * MINUTE);

  const reply = await tap(cloud, ticket);

  expect(reply).toMatchObject({ ok: false, code: 'CAMPAIGN_CLOSED' });
  await cloud.stop();
});

test('a ticket is good for ten minutes, and a kit is held from the tap on', async () => {
  const cloud = await startWarmth();
  await stock(cloud, 1);
  const { ticket } = await offer(cloud, courier);
  cloud.clock.advance(10 * MINUTE + 1);
  expect(await tap(cloud, ticket)).toMatchObject({ ok: false, code: 'OFFER_EXPIRED' });
  cloud.clock.advance(-1);

  const reply = await tap(cloud, ticket);

  expect(reply).toMatchObject({ ok: true, data: { claim: { until: cloud.clock.now() + 240 * MINUTE } } });
  await cloud.stop();
});

test('a ticket of before a kit was given back is of an attempt that is over', async () => {
  const cloud = await startWarmth();
  await stock(cloud, 1);
  const { ticket } = await offer(cloud, courier);
  await tap(cloud, ticket);
  dataOf(await as(cloud, courier)('cancelClaim', { campaignId: 'w1', attempt: 1 }));

  expect(await tap(cloud, ticket)).toMatchObject({
    ok: true,
    data: { claim: { state: 'cancelled' }, voucher: { codes: [] } },
  });
  expect(blocks(cloud)).toMatchObject([{ left: 1 }]);
  await cloud.stop();
});
