import { as, claim, courier, dataOf, FACTS, offer, office, rider, startWarmth, stock, tick, blocks } from './world';

const edited = (kitId: string | null, name = FACTS.name) => ({
  campaignId: 'w1',
  version: 1,
  facts: { ...FACTS, name, kit: { ...FACTS.kit, kitId } },
});

test('once kits lie at a station, the campaign stays with the kit that they came from', async () => {
  const cloud = await startWarmth();
  await stock(cloud, 3);

  const refused = await as(cloud, office)('editCampaign', edited('kit-other'));
  const renamed = await as(cloud, office)('editCampaign', edited(null, '三九送温暖'));

  expect(refused).toMatchObject({ ok: false, code: 'KITS_ALLOTTED', details: { kit: '暖心包' } });
  expect(renamed).toMatchObject({ ok: true, data: { campaign: { version: 2, facts: { name: '三九送温暖' } } } });
  await cloud.stop();
});

test('before any kit was allotted, another kit may be chosen', async () => {
  const cloud = await startWarmth();

  const reply = await as(cloud, office)('editCampaign', edited('kit-other'));

  if (!reply.ok) expect(reply.code).not.toBe('KITS_ALLOTTED');
  await cloud.stop();
});

test('a campaign that closes frees what is held, and nobody who waits is served', async () => {
  const cloud = await startWarmth();
  await stock(cloud, 1);
  await claim(cloud, courier);
  const { ticket } = await offer(cloud, rider);
  dataOf(await as(cloud, rider)('joinWaiting', { ticket: ticket!, stationId: 's1' }));

  dataOf(await as(cloud, office)('closeCampaign', { campaignId: 'w1', version: 1 }));
  await tick();
  await tick();

  expect(blocks(cloud)).toMatchObject([{ units: 1, left: 1, handed: 0 }]);
  expect(await offer(cloud, courier)).toMatchObject({
    reason: 'over',
    claim: { state: expect.not.stringMatching('reserved') as unknown },
  });
  expect(cloud.rows('warmthWaits')).toMatchObject([{ queueKey: expect.stringMatching(/^~/) as unknown }]);
  expect(await offer(cloud, rider)).toBeUndefined();
  await cloud.stop();
});
