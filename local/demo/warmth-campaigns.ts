import { addDays, beijingDay, beijingInstant, DAY_MS } from '../../cloudfunctions/domain/calendar';
import type { WarmthCampaign } from '../../cloudfunctions/warmth/campaign';
import type { CampaignFacts } from '../../cloudfunctions/warmth/contract/office';
import { WINTER_KIT_ID } from './goods-items';
import { demoOrgUnit } from './org-units';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const OUTDOORS = ['courier', 'rider', 'truckDriver', 'rideDriver', 'guard', 'cleaner', 'sorter'] as const;
const WINTER_KIT: CampaignFacts['kit'] = {
  kitId: WINTER_KIT_ID,
  name: '冬季暖心包',
  items: [
    { name: '棉手套', count: 1, unit: '双' },
    { name: '围脖', count: 1, unit: '条' },
    { name: '保温杯', count: 1, unit: '个' },
    { name: '暖宝宝', count: 10, unit: '片' },
  ],
};

type Facts = Pick<WarmthCampaign, '_id' | 'name' | 'words' | 'kit'> & Partial<WarmthCampaign>;

function campaign(facts: Facts, now: number): WarmthCampaign {
  const orgUnitId = facts.orgUnitId ?? 'bj';
  const { name: orgUnitName, path: orgPath } = demoOrgUnit(orgUnitId);
  return {
    orgUnitId,
    orgUnitName,
    orgPath,
    issuedBy: ['北京市总工会'],
    documentNumber: '演示〔2022〕18号',
    occupations: [],
    units: [],
    opensAt: beijingInstant(addDays(beijingDay(now), -6), 480),
    closesAt: beijingInstant(addDays(beijingDay(now), 25), 1_080),
    windows: [],
    stationRule: 'any',
    holdMinutes: 1_440,
    offerMinutes: 180,
    state: 'open',
    closedAt: null,
    allotted: true,
    aligned: true,
    changedBy: 'demo',
    version: 1,
    ...facts,
    listKey: `${orgPath}!${facts._id}`,
  };
}

/** The demo's campaigns: two that run, one by night, one where everybody's station is fixed, one past, one to come. */
export function demoCampaigns(now: number): WarmthCampaign[] {
  const summerEnd = now - 60 * DAY_MS;
  return [
    campaign(
      {
        _id: 'w-winter',
        name: '2022 冬季送温暖',
        words: '天冷路滑，跑慢一点。一份心意，请您收好。',
        kit: WINTER_KIT,
        issuedBy: ['北京市总工会', '北京经济技术开发区总工会'],
        occupations: [...OUTDOORS],
      },
      now,
    ),
    campaign(
      {
        _id: 'w-night',
        name: '夜班分拣员暖心餐包',
        words: '夜里辛苦了，趁热吃。',
        kit: { kitId: null, name: '夜班餐包', items: [{ name: '热粥', count: 1, unit: '份' }] },
        orgUnitId: 'bda',
        issuedBy: ['北京经济技术开发区总工会'],
        occupations: ['sorter', 'guard'],
        windows: [{ days: EVERY_DAY, from: 1_200, to: 1_800 }],
        holdMinutes: 300,
      },
      now,
    ),
    campaign(
      {
        _id: 'w-home',
        name: '平谷骑手平安包',
        words: '就在您登记的站点领。',
        kit: { kitId: null, name: '平安包', items: [{ name: '反光背心', count: 1, unit: '件' }] },
        orgUnitId: 'd110117',
        issuedBy: ['平谷区总工会'],
        stationRule: 'own',
        windows: [{ days: EVERY_DAY, from: 480, to: 1_260 }],
      },
      now,
    ),
    campaign(
      {
        _id: 'w-summer',
        name: '2022 夏送清凉',
        words: '',
        kit: { kitId: null, name: '清凉包', items: [{ name: '毛巾', count: 2, unit: '条' }] },
        state: 'closed',
        opensAt: summerEnd - 40 * DAY_MS,
        closesAt: summerEnd,
        closedAt: summerEnd,
      },
      now,
    ),
    campaign(
      {
        _id: 'w-spring',
        name: '新春慰问',
        words: '给您拜年了。',
        kit: { kitId: null, name: '年货包', items: [{ name: '坚果', count: 1, unit: '盒' }] },
        state: 'draft',
        opensAt: now + 30 * DAY_MS,
        closesAt: now + 45 * DAY_MS,
      },
      now,
    ),
  ];
}
