import type { WarmthCampaign } from '../../cloudfunctions/warmth/campaign';
import { district, zone } from '../kit/people';
import type { Persona } from '../kit/people';
import type { TestCloud } from '../kit/test-cloud';
import { aCampaign, as, claim, courier, dataOf, instant, newcomer, offer, office, startWarmth, stock } from './world';

let cloud: TestCloud;
afterEach(() => cloud.stop());

const runBy = ({ _id, path }: typeof zone, facts: Partial<WarmthCampaign>) =>
  aCampaign({ orgUnitId: _id, orgPath: path, listKey: `${path}!${facts._id ?? 'w1'}`, ...facts });

/** Twenty campaigns of another district that go on longer than any other. */
const elsewhere = Array.from({ length: 20 }, (_, i) =>
  runBy(district, { _id: `far${i}`, closesAt: instant('2023-01-31T00:00') }),
);
const offersOf = async (who: Persona) => dataOf(await as(cloud, who)('readOffers', {})).offers;

test('a campaign that is for somebody is offered, however many run elsewhere', async () => {
  cloud = await startWarmth({ campaigns: [runBy(zone, {}), ...elsewhere] });
  await stock(cloud, 2);

  expect(await offer(cloud, courier)).toMatchObject({ reason: null });
  expect(await offersOf(courier)).toHaveLength(12);
});

test('what is for the whole city is shown to a newcomer, however many run elsewhere', async () => {
  cloud = await startWarmth({ campaigns: [aCampaign(), ...elsewhere] });

  expect(await offer(cloud, newcomer)).toMatchObject({ reason: 'notRegistered' });
});

test('who holds a kit sees it though their unit has changed and others run longer, and later that it ended', async () => {
  cloud = await startWarmth({ campaigns: [runBy(zone, {})] });
  await stock(cloud, 1);
  await claim(cloud, courier);
  const [me] = cloud.rows('persons').filter(({ name }) => name === courier.name);
  cloud.documents.updateRaw('persons', String(me!['_id']), { orgPath: district.path });
  await cloud.seed({ warmthCampaigns: elsewhere });
  const ended = elsewhere.map((one) => ({
    ...one,
    _id: `${one._id}x`,
    listKey: `${one.listKey}x`,
    state: 'closed' as const,
  }));
  await cloud.seed({ warmthCampaigns: ended });

  expect(await offer(cloud, courier)).toMatchObject({ claim: { state: 'reserved' } });
  dataOf(await as(cloud, office)('closeCampaign', { campaignId: 'w1', version: 1 }));
  expect(await offer(cloud, courier)).toMatchObject({ claim: { state: 'expired' } });
});
