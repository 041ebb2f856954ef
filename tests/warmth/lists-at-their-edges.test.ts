import { orgUnitRow } from '../../cloudfunctions/places/store';
import { start } from '../../cloudfunctions/warmth';
import { emptyBlock } from '../../cloudfunctions/warmth/allotting';
import { entryKey } from '../../cloudfunctions/warmth/block';
import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import { anAccount, aPerson, aStation, town } from '../kit/people';
import type { Persona } from '../kit/people';
import type { TestCloud } from '../kit/test-cloud';
import {
  aCampaign,
  as,
  blocks,
  claim,
  courier,
  dataOf,
  here,
  office,
  openDoor,
  rider,
  scan,
  startWarmth,
  stock,
} from './world';

const W1 = { campaignId: 'w1' };
const many: Persona = { openid: 'o-many', name: '吕六', phone: '15400000066' };
let cloud: TestCloud;
afterEach(() => cloud.stop());

test('a keeper of six units sees the stations of all of them', async () => {
  cloud = await startWarmth();
  const six = Array.from({ length: 6 }, (_, i) =>
    orgUnitRow({ ...town, _id: `u${i}`, path: `bj/u${i}/`, parentId: 'bj' }),
  );
  const grants = six.map(({ _id: orgUnitId, path: orgPath }) => ({
    role: 'stationKeeper' as const,
    orgUnitId,
    orgPath,
    from: '2022-01-01',
    to: null,
  }));
  const stations = six.map(({ _id, path }) => aStation({ _id: `k${_id}`, orgUnitId: _id, orgPath: path }));
  await cloud.seed({ orgUnits: six, stations, persons: [aPerson(many)], accounts: [{ ...anAccount(many), grants }] });

  expect(dataOf(await as(cloud, many)('listMyStations', {})).stations).toHaveLength(6);
});

test('whose station was taken out of the list still sees their kit, and everything else', async () => {
  cloud = await startWarmth({ campaigns: [aCampaign(), aCampaign({ _id: 'w2', listKey: 'bj/!w2' })] });
  await stock(cloud, 1);
  await claim(cloud, courier);
  await cloud.documents.remove('stations', { _id: 's1' }, {} as never);
  const cold = cloud.call<WarmthApi>(() => start(), courier.openid);

  const { offers } = dataOf(await cold('readOffers', {}));
  expect(offers.map(({ claim: held }) => held?.station.name)).toContain('站点已撤销');
});

test('a draft tells nobody where its kits lie', async () => {
  cloud = await startWarmth({ campaigns: [aCampaign({ state: 'draft' })] });
  await stock(cloud, 5);

  expect(dataOf(await as(cloud, courier)('listClaimStations', { ...W1, near: null })).stations).toEqual([]);
});

test('no card is made or accepted once the campaign is closed', async () => {
  cloud = await startWarmth();
  await stock(cloud, 1);
  await claim(cloud, courier);
  const { card } = dataOf(await as(cloud, courier)('offerProxy', W1));
  dataOf(await as(cloud, office)('closeCampaign', { ...W1, version: 1 }));

  expect(await as(cloud, rider)('acceptProxy', { card })).toMatchObject({ code: 'CLAIM_ENDED' });
  expect(await as(cloud, courier)('offerProxy', W1)).toMatchObject({ code: 'NOT_FOUND' });
});

test('thanks for a kit that was had at a stop of a trip are kept with the name of the stop', async () => {
  cloud = await startWarmth();
  await stock(cloud, 1);
  await openDoor(cloud);
  dataOf(await scan(cloud, (await claim(cloud, courier)).voucher.codes[0]!.text));
  const [had] = Object.values(blocks(cloud)[0]!.claims);
  const stop = emptyBlock(aCampaign(), { ...here, _id: 'trip-t1-s1', name: '分拣中心' }, 0);
  const claims = { [entryKey(had!.claimId, 1)]: had! };
  await cloud.seed({ warmthBlocks: [{ ...stop, units: 1, handed: 1, claims }] });
  cloud.documents.updateRaw('warmthClaims', `w1:${had!.personId}`, { blockId: stop._id });

  expect(await as(cloud, courier)('sayWord', { ...W1, kind: 'thanks', text: '很暖和' })).toMatchObject({ ok: true });
  expect(cloud.rows('warmthWords')).toMatchObject([{ stationName: '分拣中心' }]);
});
