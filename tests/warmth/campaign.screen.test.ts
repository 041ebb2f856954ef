import type { PeopleApi } from '../../cloudfunctions/people/contract';
import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import { FACTS } from './facts';
import { answered, phoneOf, settled } from './phone-of';

const PAGE = 'packages/warmth-office/pages/campaign/campaign';
type Read = WarmthApi['readCampaign']['output'];

const campaign: Read['campaign'] = {
  id: 'w1',
  facts: FACTS,
  orgUnit: { id: 'bj', name: '北京市总工会' },
  units: [],
  state: 'open',
  closedAt: null,
  version: 1,
};
const station: Read['stations'][number] = {
  station: { id: 's1', name: '荣华街道暖心驿站' },
  orgUnitName: '荣华街道总工会',
  allottedCount: 40,
  left: 8,
  reservedCount: 4,
  handedCount: 28,
  waiting: true,
};
const me = (role: 'unitAdmin' | 'auditor') => () =>
  answered({
    person: null,
    roles: [{ role, orgUnit: { id: 'bj', name: '北京市总工会' } }],
  } as unknown as PeopleApi['readMe']['output']);

const phone = phoneOf();
afterAll(() => phone.remove());

const open = async () => {
  const page = phone.open(PAGE, { campaign: 'w1' });
  page.call('onShow');
  await settled();
  return page;
};

test('it shows its bones while the campaign is on the way', async () => {
  phone.answers = { readCampaign: () => new Promise(() => {}), readMe: me('unitAdmin') };

  const page = await open();

  expect(page.data('phase')).toBe('loading');
  expect(page.text()).toContain('正在打开');
  expect(page.text()).not.toContain('结束活动');
});

test('it says that it did not open, and opens on the second try', async () => {
  phone.answers = { readCampaign: () => 'offline', readMe: me('unitAdmin') };
  const page = await open();
  const before = page.text();
  phone.answers = { ...phone.answers, readCampaign: () => answered({ campaign, stations: [station] }) };

  page.call('refresh');
  await settled();

  expect(before).toContain('这一页没有打开');
  expect(page.text()).toContain('荣华街道暖心驿站');
  expect(page.text()).not.toContain('这一页没有打开');
});

test('with no kits anywhere it says so, and offers to bring some', async () => {
  phone.answers = { readCampaign: () => answered({ campaign, stations: [] }), readMe: me('unitAdmin') };

  const page = await open();

  expect(page.text()).toContain('还没有站点放了份数');
  expect(page.text()).toContain('放到一个站点');
});

test('it shows what is left at each station, and the acts to whoever runs it', async () => {
  phone.answers = { readCampaign: () => answered({ campaign, stations: [station] }), readMe: me('unitAdmin') };

  const page = await open();

  expect(page.text()).toContain('还剩 12 份 共 40 份');
  expect(page.text()).toContain('没人约的 8 份，约着 4 份，发了 28 份；有人在排队');
  expect(page.text()).toContain('结束活动');
});

test('an auditor sees the same without the acts', async () => {
  phone.answers = { readCampaign: () => answered({ campaign, stations: [station] }), readMe: me('auditor') };

  const page = await open();

  expect(page.text()).toContain('还剩 12 份 共 40 份');
  expect(page.text()).not.toContain('结束活动');
  expect(page.text()).not.toContain('再放一些');
});
