import { aPerson, anAccount, district, zone } from '../kit/people';
import type { Persona } from '../kit/people';
import type { TestCloud } from '../kit/test-cloud';
import { aCampaign, as, claim, courier, dataOf, openDoor, scan, startWarmth, stock } from './world';

const chief: Persona = { openid: 'o-chief', name: '郭二', phone: '15400000077' };
let cloud: TestCloud;
afterEach(() => cloud.stop());

/** Has a kit of a campaign at the keeper's station, and complains about it. */
async function complain(campaignId: string): Promise<void> {
  const { voucher } = await claim(cloud, courier, 's1', campaignId);
  dataOf(await scan(cloud, voucher.codes[0]!.text));
  dataOf(await as(cloud, courier)('sayWord', { campaignId, kind: 'complaint', text: '手套是破的' }));
}

test('wherever a page of words begins, it shows those of its own campaign and kind alone', async () => {
  const foreign = aCampaign({ _id: 'w0', orgUnitId: zone._id, orgPath: zone.path, listKey: `${zone.path}!w0` });
  const own = aCampaign({ orgUnitId: district._id, orgPath: district.path, listKey: `${district.path}!w1` });
  cloud = await startWarmth({ campaigns: [foreign, own] });
  await cloud.seed({ persons: [aPerson(chief)], accounts: [anAccount(chief, 'secretary', district)] });
  await stock(cloud, 1, 's1', 'w0');
  await openDoor(cloud);
  await complain('w0');

  for (const after of [null, '', 'w', 'w0!', 'w1!a', 'w1!z']) {
    const words = await as(cloud, chief)('listWords', { campaignId: 'w1', kind: 'complaint', after });
    expect(words).toMatchObject({ ok: true, data: { words: [], next: null } });
  }
});
