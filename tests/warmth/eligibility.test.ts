import type { WarmthCampaign } from '../../cloudfunctions/warmth/campaign';
import { INELIGIBLE } from '../../cloudfunctions/warmth/contract/fields';
import type { Ineligible } from '../../cloudfunctions/warmth/contract/fields';
import { offerCard } from '../../miniprogram/text/warmth-member';
import { district, factory } from '../kit/people';
import type { Persona } from '../kit/people';
import type { TestCloud } from '../kit/test-cloud';
import {
  aCampaign,
  as,
  claim,
  courier,
  dataOf,
  guard,
  here,
  instant,
  newcomer,
  NOON,
  offer,
  openDoor,
  rider,
  scan,
  startWarmth,
  stock,
  tapClaim,
} from './world';

const MOST_ATTEMPTS = 20;

async function hadOne(cloud: TestCloud): Promise<void> {
  await openDoor(cloud);
  const { voucher } = await claim(cloud, courier);
  dataOf(await scan(cloud, voucher.codes[0]!.text));
}

async function changedTheirMind(cloud: TestCloud): Promise<void> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    await claim(cloud, courier);
    dataOf(await as(cloud, courier)('cancelClaim', { campaignId: 'w1', attempt }));
  }
}

const only = ({ _id: id, name, path }: typeof district): Partial<WarmthCampaign> => ({ units: [{ id, name, path }] });

interface Case {
  reason: Ineligible;
  who: Persona;
  facts?: Partial<WarmthCampaign>;
  before?: (cloud: TestCloud) => Promise<void>;
  /** As the person reads it. */
  said: string;
}

const CASES: Case[] = [
  { reason: 'notRegistered', who: newcomer, said: '先登记一下，就能领了' },
  {
    reason: 'occupation',
    who: courier,
    facts: { occupations: ['rider', 'guard'] },
    said: '这次是给别的工种的，下次有您的会告诉您',
  },
  { reason: 'unit', who: courier, facts: only(district), said: '这次不在您所在工会的范围里' },
  { reason: 'unit', who: courier, facts: only(factory), said: '这次不在您所在工会的范围里' },
  { reason: 'noStation', who: courier, facts: { stationRule: 'own' }, said: '请先在“我的”里选好所在的站点' },
  { reason: 'notYet', who: courier, facts: { opensAt: instant('2022-12-03T08:00') }, said: '明天 08:00 开始' },
  { reason: 'over', who: courier, facts: { closesAt: instant(NOON) }, said: '已经结束了' },
  { reason: 'over', who: newcomer, facts: { closesAt: instant(NOON) }, said: '已经结束了' },
  { reason: 'had', who: courier, before: hadOne, said: `今天 12:00 在${here.name}领的` },
  {
    reason: 'tooOften',
    who: courier,
    before: changedTheirMind,
    said: '约了又取消的次数太多，请直接到站点找管理员',
  },
];

test('every reason is in the table', () => {
  expect(new Set(CASES.map(({ reason }) => reason))).toEqual(new Set(INELIGIBLE));
});

test.each(CASES)('$reason: $who.name reads $said', async ({ reason, who, facts, before, said }) => {
  const cloud = await startWarmth({ campaigns: [aCampaign(facts)] });
  await stock(cloud, 1);
  await before?.(cloud);

  const told = await offer(cloud, who);

  expect(told).toMatchObject({ reason, ticket: null });
  expect(offerCard(told, cloud.clock.now()).sentence).toBe(said);
  await cloud.stop();
});

test.each<[string, Persona, Partial<WarmthCampaign>]>([
  ['of one of the occupations', rider, { occupations: ['sorter', 'rider'] }],
  ['of a unit below the one that is named', guard, only(factory)],
  ['of a station, where it is fixed', rider, { stationRule: 'own' }],
  ['at the first instant', courier, { opensAt: instant('2022-12-02T12:00') }],
  ['a minute before the end', courier, { closesAt: instant('2022-12-02T12:01') }],
])('who is %s may claim', async (_, who, facts) => {
  const cloud = await startWarmth({ campaigns: [aCampaign(facts)] });
  await stock(cloud, 1);

  expect(await tapClaim(cloud, who)).toMatchObject({ ok: true, data: { claim: { state: 'reserved' } } });
  await cloud.stop();
});

test('what is not for somebody is said before that it has not begun', async () => {
  const later = { opensAt: instant('2022-12-03T08:00') };
  const cloud = await startWarmth({ campaigns: [aCampaign({ ...later, occupations: ['rider'], ...only(district) })] });

  expect(await offer(cloud, courier)).toMatchObject({ reason: 'occupation' });
  expect(await offer(cloud, rider)).toMatchObject({ reason: 'unit' });
  await cloud.stop();
});
