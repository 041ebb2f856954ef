import type { WarmthCampaign } from '../../cloudfunctions/warmth/campaign';
import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import { itemRow } from '../../cloudfunctions/warmth/goods/items';
import type { Item } from '../../cloudfunctions/warmth/goods/items';
import { stockRow } from '../../cloudfunctions/warmth/goods/stock';
import type { Faults } from '../../local/cloudbase/faults';
import { anAccount, aPerson, zone } from '../kit/people';
import type { Persona } from '../kit/people';
import type { TestCloud } from '../kit/test-cloud';
import { aCampaign, as, dataOf, FACTS, keeper, office, startWarmth } from './world';

export const volunteer: Persona = { openid: 'o-volunteer', name: '宋佳', phone: '15400000031' };
export const auditor: Persona = { openid: 'o-auditor', name: '唐正', phone: '15400000032' };
export const sorter: Persona = { openid: 'o-sorter', name: '石磊', phone: '15400000033' };

export const anItem = (facts: Partial<Item> & Pick<Item, '_id' | 'name'>): Item =>
  itemRow({
    unit: '件',
    spec: '',
    size: '',
    weightGrams: null,
    shelfLifeDays: null,
    lowAt: null,
    parts: [],
    retired: false,
    version: 1,
    changedBy: 'seed',
    ...facts,
  });

/** A pair of gloves, a warmer that goes off, a medicine that does, and the kit of gloves and two warmers. */
export const items: Item[] = [
  anItem({ _id: 'gloves', name: '棉手套', unit: '双', lowAt: 10 }),
  anItem({ _id: 'warmer', name: '暖宝宝', unit: '片', shelfLifeDays: 900 }),
  anItem({ _id: 'drops', name: '藿香正气水', unit: '盒', shelfLifeDays: 700 }),
  anItem({
    _id: 'kit',
    name: '暖心包',
    unit: '份',
    parts: [
      { itemId: 'gloves', count: 1 },
      { itemId: 'warmer', count: 2 },
    ],
  }),
];

export const HERE = 'station:s1';
export const THERE = 'station:s2';
export const STORE = 'unit:bda';
export const AWAY = 'station:s3';

/** A campaign whose kits are kept in the ledger. */
export const ledgerCampaign = (facts: Partial<WarmthCampaign> = {}) =>
  aCampaign({ kit: { ...FACTS.kit, kitId: 'kit' }, ...facts });

/** The stations and people of `startWarmth`, the catalogue, a volunteer, an auditor and a sorter. */
export async function startGoods(options: Parameters<typeof startWarmth>[0] = {}): Promise<TestCloud> {
  const cloud = await startWarmth({ campaigns: [ledgerCampaign()], ...options });
  await cloud.seed({
    goodsItems: items,
    persons: [aPerson(volunteer), aPerson(auditor), aPerson(sorter, { occupation: 'sorter' })],
    accounts: [anAccount(volunteer, 'volunteer', zone), anAccount(auditor, 'auditor', zone), anAccount(sorter)],
  });
  return cloud;
}

type LineIn = WarmthApi['receiveGoods']['input']['lines'][number];
export const lineIn = (itemId: string, count: number, facts: Partial<LineIn> = {}): LineIn => {
  const goesOff = items.find(({ _id }) => _id === itemId)?.shelfLifeDays !== null;
  return { itemId, count, lot: '', expiresOn: goesOff ? '2024-06-30' : null, ...facts };
};
export const lineOut = (itemId: string, count: number, lot: string | null = null) => ({ itemId, count, lot });

const BOUGHT = { kind: 'purchase', supplier: '暖洋洋劳保用品', documentNumber: '' } as const;

/** Goods bought and put onto a shelf. */
export async function buy(cloud: TestCloud, lines: LineIn[], siteId = HERE, who = keeper) {
  const input = { siteId, source: BOUGHT, lines, note: '' };
  return dataOf(await as(cloud, who)('receiveGoods', input)).movement;
}

/** Kits made at a site, with just the parts that they need. */
export async function makeKits(cloud: TestCloud, count: number, siteId = HERE): Promise<void> {
  await buy(cloud, [lineIn('gloves', count), lineIn('warmer', 2 * count)], siteId, office);
  dataOf(await as(cloud, office)('assembleKits', { siteId, kitId: 'kit', count }));
}

/** Kits laid onto a shelf without a history, for tests in which making them is not what happens. */
export const layKits = (cloud: TestCloud, count: number, siteId = HERE): Promise<void> =>
  cloud.seed({
    goodsStock: [
      stockRow(
        { siteId, itemId: 'kit', orgPath: zone.path, lots: [{ lot: '', expiresOn: '2024-06-30', count }], lowAt: null },
        '2022-12-02',
      ),
    ],
  });

/** What lies free on a shelf. */
export const onHand = (cloud: TestCloud, itemId: string, siteId = HERE): number =>
  (cloud.rows('goodsStock') as unknown as { _id: string; onHand: number }[]).find(
    ({ _id }) => _id === `${siteId}|${itemId}`,
  )?.onHand ?? 0;

/** How much there is of an item over all sites, on the way and on the road. */
export const total = (cloud: TestCloud, itemId: string): number =>
  (cloud.rows('goodsStock') as unknown as { itemId: string; onHand: number }[])
    .filter((shelf) => shelf.itemId === itemId)
    .reduce((sum, shelf) => sum + shelf.onHand, 0);

type Facts = WarmthApi['planTrip']['input']['facts'];
export const tripFacts = (facts: Partial<Facts> = {}): Facts => ({
  orgUnitId: 'bda',
  campaignId: 'w1',
  title: '夜间分拣中心慰问',
  day: '2022-12-02',
  leader: '李敏',
  team: ['宋佳'],
  fromSiteId: HERE,
  oncePer: 'campaign',
  stops: [
    {
      name: '京东亦庄分拨中心',
      kind: 'depot',
      address: '科创十四街 99 号',
      siteId: null,
      plannedMinute: 1_380,
      contact: { name: '郑班长', phone: '15400000099' },
    },
    { name: '长风机械', kind: 'enterprise', address: '', siteId: null, plannedMinute: 1_500, contact: null },
  ],
  ...facts,
});

/** A trip on the road with kits. */
export async function startTrip(cloud: TestCloud, kits: number, facts: Partial<Facts> = {}): Promise<string> {
  const { trip } = dataOf(await as(cloud, office)('planTrip', { facts: tripFacts(facts) }));
  await layKits(cloud, kits);
  dataOf(await as(cloud, keeper)('loadTrip', { tripId: trip.id, lines: [lineOut('kit', kits)] }));
  return trip.id;
}

/** The code on somebody's phone. */
export async function codeOf(cloud: TestCloud, who: Persona): Promise<string> {
  return dataOf(await as(cloud, who)('readMyCode', {})).codes[0]!.text;
}

/** What was asked for is done, and the answer does not arrive. */
export const losingTheAnswer: Faults = {
  before: (action, collection) => (collection === 'requests' && action === 'database.modifyDocument' ? 'drop' : 'pass'),
  after: () => 'pass',
};
