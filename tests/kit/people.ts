import type { Role } from '../../cloudfunctions/kit/access';
import type { Account } from '../../cloudfunctions/kit/accounts';
import { keyRing } from '../../cloudfunctions/kit/sealed';
import { personIdOfAccount, personIdOfPhone, personRow } from '../../cloudfunctions/people/store';
import type { Person, PersonFacts } from '../../cloudfunctions/people/store';
import { orgUnitRow, stationRow } from '../../cloudfunctions/places/store';
import type { OrgUnit, OrgUnitFacts, Station, StationFacts } from '../../cloudfunctions/places/store';
import { sealedRow } from '../../local/demo/sealed-row';
import { TEST_KEYS } from './keys';

export const keys = keyRing(TEST_KEYS.SEAL_KEYS, TEST_KEYS.INDEX_KEY);

/** Somebody of the tests: an account, and what stands in the record once there is one. */
export interface Persona {
  openid: string;
  name: string;
  phone: string;
}

export const courier: Persona = { openid: 'o-courier', name: '周远', phone: '15400000001' };
export const rider: Persona = { openid: 'o-rider', name: '许燕', phone: '15400000002' };
export const secretary: Persona = { openid: 'o-secretary', name: '李敏', phone: '15400000003' };
export const stranger: Persona = { openid: 'o-stranger', name: '何平', phone: '15400000009' };

const unit = (facts: Partial<OrgUnitFacts> & Pick<OrgUnit, '_id' | 'name' | 'kind' | 'path'>): OrgUnit =>
  orgUnitRow({ parentId: null, within: '', divisionCode: null, hasUnits: false, order: 0, ...facts });

/** A corner of the tree: the city, a zone with an enterprise in it, and a district with a town. */
export const city = unit({ _id: 'bj', name: '北京市总工会', kind: 'city', path: 'bj/', hasUnits: true });
export const zone = unit({
  _id: 'bda',
  name: '北京经济技术开发区总工会',
  kind: 'zone',
  path: 'bj/bda/',
  parentId: 'bj',
  hasUnits: true,
});
export const factory = unit({
  _id: 'e1',
  name: '长风机械工会',
  kind: 'enterprise',
  path: 'bj/bda/e1/',
  parentId: 'bda',
  within: '北京经济技术开发区总工会',
});
export const district = unit({
  _id: 'd114',
  name: '昌平区总工会',
  kind: 'district',
  path: 'bj/d114/',
  parentId: 'bj',
  divisionCode: '110114',
  hasUnits: true,
  order: 1,
});
export const town = unit({
  _id: 'yangfang',
  name: '阳坊镇总工会',
  kind: 'town',
  path: 'bj/d114/yangfang/',
  parentId: 'd114',
  within: '昌平区总工会',
});
export const units: OrgUnit[] = [city, zone, factory, district, town];

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** A station in the zone, open from 9 to 21 unless the test says otherwise. */
export function aStation(facts: Partial<StationFacts> = {}): Station {
  return stationRow({
    _id: 's1',
    name: '中航技工业户外劳动者站点',
    address: '荣华南路 15 号院',
    latitude: 39.79,
    longitude: 116.51,
    orgUnitId: zone._id,
    orgUnitName: zone.name,
    orgPath: zone.path,
    services: ['hotWater', 'charging'],
    hours: [{ days: EVERY_DAY, from: 540, to: 1260 }],
    ...facts,
  });
}

/** A registered member of the zone, as the record lies in the database. */
export function aPerson(persona: Persona, facts: Partial<PersonFacts> = {}): object {
  const person: Person = personRow(
    {
      _id: personIdOfAccount(keys, persona.openid),
      openid: persona.openid,
      status: 'registered',
      name: persona.name,
      phone: persona.phone,
      phoneVerifiedBy: 'wechat',
      occupation: 'courier',
      orgUnitId: zone._id,
      orgPath: zone.path,
      stationId: null,
      announcedBy: null,
      registeredOn: '2022-12-01',
      consentVersion: '2026-11',
      version: 1,
      changedBy: 'seed',
      ...facts,
    },
    keys,
  );
  return sealedRow('persons', person, keys);
}

/** Somebody whom the factory's roster announced under another name, as the record lies in the database. */
export const announced = (persona: Persona): object =>
  aPerson(persona, {
    _id: personIdOfPhone(keys, persona.phone),
    openid: null,
    status: 'expected',
    phoneVerifiedBy: null,
    name: '周某',
    occupation: 'employee',
    orgUnitId: factory._id,
    orgPath: factory.path,
    announcedBy: 'roster-1',
  });

/** The account of a persona, with a role at a unit when one is named. */
export function anAccount(persona: Persona, role?: Role, at: OrgUnit = zone): Account {
  const grant = role && { role, orgUnitId: at._id, orgPath: at.path, from: '2022-01-01', to: null };
  return { _id: persona.openid, personId: personIdOfAccount(keys, persona.openid), grants: grant ? [grant] : [] };
}
