import type { WarmthCampaign } from '../../cloudfunctions/warmth/campaign';
import type { CampaignFacts } from '../../cloudfunctions/warmth/contract/office';
import { aStation, town } from '../kit/people';
import type { Persona } from '../kit/people';

export const courier: Persona = { openid: 'o-courier', name: '周远', phone: '15400000021' };
export const rider: Persona = { openid: 'o-rider', name: '许燕', phone: '15400000022' };
export const guard: Persona = { openid: 'o-guard', name: '何平', phone: '15400000023' };
export const keeper: Persona = { openid: 'o-keeper', name: '孙秀兰', phone: '15400000024' };
export const townKeeper: Persona = { openid: 'o-town', name: '陈一', phone: '15400000025' };
export const office: Persona = { openid: 'o-office', name: '李敏', phone: '15400000026' };
export const newcomer: Persona = { openid: 'o-new', name: '新人', phone: '15400000027' };

/** The keeper's station, one beside it, and one of the town in another district. */
export const here = aStation({ _id: 's1', name: '中航技工业户外劳动者站点' });
export const there = aStation({ _id: 's2', name: '荣华街道暖心驿站', latitude: 39.8, longitude: 116.5 });
export const away = aStation({
  _id: 's3',
  name: '阳坊镇总工会暖心驿站',
  latitude: 40.14,
  longitude: 116.13,
  orgUnitId: town._id,
  orgUnitName: town.name,
  orgPath: town.path,
});

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const instant = (beijing: string) => Date.parse(`${beijing}:00+08:00`);
export const NOON = '2022-12-02T12:00';

/** Everybody of the city, at any station, round the clock, for the first two weeks of December 2022. */
export const FACTS: CampaignFacts = {
  orgUnitId: 'bj',
  name: '冬季送温暖',
  issuedBy: ['北京市总工会'],
  documentNumber: '京工发〔2022〕12号',
  words: '天冷了，路上慢点',
  kit: { kitId: null, name: '暖心包', items: [{ name: '手套', count: 1, unit: '双' }] },
  occupations: [],
  unitIds: [],
  opensAt: instant('2022-12-01T00:00'),
  closesAt: instant('2022-12-15T00:00'),
  windows: [],
  stationRule: 'any',
  holdMinutes: 240,
  offerMinutes: 60,
};

/** A campaign as it lies in the database, open unless said otherwise. */
export function aCampaign(facts: Partial<WarmthCampaign> = {}): WarmthCampaign {
  const { unitIds: _, ...rest } = FACTS;
  const _id = facts._id ?? 'w1';
  return {
    ...rest,
    _id,
    orgUnitName: '北京市总工会',
    orgPath: 'bj/',
    units: [],
    state: 'open',
    closedAt: null,
    listKey: `bj/!${_id}`,
    allotted: false,
    aligned: true,
    changedBy: 'seed',
    version: 1,
    ...facts,
  };
}
