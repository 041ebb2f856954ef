import type { TestCloud } from '../kit/test-cloud';
import { anItem } from './shelves';
import {
  as,
  claim,
  courier,
  dataOf,
  FACTS,
  HOUR,
  keeper,
  offer,
  office,
  openDoor,
  rider,
  startWarmth,
  stock,
  tick,
  blocks,
} from './world';

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

test('before any kit was allotted, another kit may be chosen, if there is one', async () => {
  const cloud = await startWarmth();
  await cloud.seed({ goodsItems: [anItem({ _id: 'kit-other', name: '护膝包' })] });

  const unknown = await as(cloud, office)('editCampaign', edited('kit-nowhere'));
  const chosen = await as(cloud, office)('editCampaign', edited('kit-other'));

  const fields = [{ path: 'facts.kit.kitId', problem: 'unknown' }];
  expect(unknown).toMatchObject({ code: 'INVALID_INPUT', details: { fields } });
  expect(chosen).toMatchObject({
    ok: true,
    data: { campaign: { version: 2, facts: { kit: { kitId: 'kit-other' } } } },
  });
  await cloud.stop();
});

/** Runs something just before the campaign's next version is written. */
function before(cloud: TestCloud, act: () => Promise<unknown>): void {
  cloud.faults = {
    async before(action, collection): Promise<'pass'> {
      if (collection !== 'warmthCampaigns' || action !== 'database.modifyDocument') return 'pass';
      cloud.faults = null;
      await act();
      return 'pass';
    },
    after: () => 'pass',
  };
}

test('kits that come while an edit is on its way keep the kit that they came from', async () => {
  const cloud = await startWarmth();
  await cloud.seed({ goodsItems: [anItem({ _id: 'kit-other', name: '护膝包' })] });
  before(cloud, () => stock(cloud, 3));

  const late = await as(cloud, office)('editCampaign', edited('kit-other'));

  expect(late).toMatchObject({ code: 'CONFLICT' });
  expect(await as(cloud, office)('editCampaign', edited('kit-other'))).toMatchObject({ code: 'KITS_ALLOTTED' });
  expect(cloud.rows('warmthCampaigns')).toMatchObject([{ version: 1, kit: { kitId: null }, allotted: true }]);
  await cloud.stop();
});

test('an edit that comes while kits are on their way is not run over by them', async () => {
  const cloud = await startWarmth();
  await cloud.seed({ goodsItems: [anItem({ _id: 'kit-other', name: '护膝包' })] });
  before(cloud, () => as(cloud, office)('editCampaign', edited('kit-other')));

  const late = await as(cloud, office)('allotKits', { campaignId: 'w1', stationId: 's1', count: 3 });

  expect(late).toMatchObject({ code: 'CONFLICT' });
  expect(blocks(cloud)).toEqual([]);
  expect(cloud.rows('warmthCampaigns')).toMatchObject([{ version: 2, kit: { kitId: 'kit-other' }, allotted: false }]);
  await cloud.stop();
});

test('what is held is over the moment the campaign is closed, before any job has run', async () => {
  const cloud = await startWarmth();
  await stock(cloud, 1);
  await claim(cloud, courier);
  cloud.clock.advance(HOUR);

  dataOf(await as(cloud, office)('closeCampaign', { campaignId: 'w1', version: 1 }));

  const over = { state: 'expired', endedAt: cloud.clock.now(), changeTicket: null };
  expect(await offer(cloud, courier)).toMatchObject({ reason: 'over', ticket: null, claim: over });
  expect(await as(cloud, courier)('readVoucher', { campaignId: 'w1', claimId: null })).toMatchObject({
    ok: true,
    data: { claim: over, voucher: { codes: [] } },
  });
  await cloud.stop();
});

test('a kit is said to be held no longer than the campaign goes on, also when its end was moved forward', async () => {
  const cloud = await startWarmth();
  await stock(cloud, 1);
  await openDoor(cloud);
  const { voucher } = await claim(cloud, courier);
  const closesAt = cloud.clock.now() + HOUR;

  const { facts, ...at } = edited(null);
  dataOf(await as(cloud, office)('editCampaign', { ...at, facts: { ...facts, closesAt } }));

  expect(await offer(cloud, courier)).toMatchObject({ claim: { state: 'reserved', until: closesAt } });
  const proof = { kind: 'scanned', text: voucher.codes[0]!.text } as const;
  const shown = await as(cloud, keeper)('checkVoucher', { stationId: 's1', proof });
  expect(shown).toMatchObject({ ok: true, data: { pickup: { until: closesAt } } });
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
    claim: { state: 'expired' },
  });
  expect(cloud.rows('warmthWaits')).toMatchObject([{ queueKey: expect.stringMatching(/^~/) as unknown }]);
  expect(await offer(cloud, rider)).toBeUndefined();
  await cloud.stop();
});

test('a page that is older than somebody else’s change overwrites nothing, and an ended campaign stays as it was', async () => {
  const cloud = await startWarmth();
  const edit = (name: string, version: number) => as(cloud, office)('editCampaign', { ...edited(null, name), version });
  dataOf(await edit('三九送温暖', 1));

  expect(await edit('夜班送温暖', 1)).toMatchObject({ ok: false, code: 'CONFLICT' });
  dataOf(await as(cloud, office)('closeCampaign', { campaignId: 'w1', version: 2 }));
  expect(await edit('夜班送温暖', 3)).toMatchObject({ ok: false, code: 'CAMPAIGN_CLOSED' });

  expect(cloud.rows('warmthCampaigns')).toMatchObject([{ name: '三九送温暖', state: 'closed', version: 3 }]);
  await cloud.stop();
});

test('once kits lie at a station, it stays free or fixed which station it is', async () => {
  const cloud = await startWarmth();
  await stock(cloud, 3);

  const { facts, ...at } = edited(null);
  const reply = await as(cloud, office)('editCampaign', { ...at, facts: { ...facts, stationRule: 'own' } });

  expect(reply).toMatchObject({
    code: 'INVALID_INPUT',
    details: { fields: [{ path: 'facts.stationRule', problem: 'taken' }] },
  });
  await cloud.stop();
});
