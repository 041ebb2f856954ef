import { OCCUPATIONS } from '../../cloudfunctions/domain/person';
import type { KeyRing } from '../../cloudfunctions/kit/sealed';
import { CONSENT_VERSION } from '../../cloudfunctions/people/contract';
import { personIdOfAccount, personIdOfPhone, personRow } from '../../cloudfunctions/people/store';
import type { Person } from '../../cloudfunctions/people/store';
import { chanceOf } from './chance';
import type { Chance } from './chance';
import { demoOrgUnits } from './org-units';
import { demoStations } from './stations';

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈',
];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国红文辉晨宇欣怡佳雪梅波鹏帅婷浩然峰云雷倩'];

/** Invented people's numbers begin with a segment that no operator has. */
const phoneOf = (i: number) => `154${String(1_000_000 + i).padStart(8, '0')}`;

/** As many invented people as asked for, one after the other; the same ones each time. */
export function* inventedPeople(count: number, keys: KeyRing, registeredOn: string): Generator<Person> {
  const chance = chanceOf(20_221_202);
  for (let i = 0; i < count; i += 1) yield inventedPerson(i, chance, keys, registeredOn);
}

function inventedPerson(i: number, chance: Chance, keys: KeyRing, registeredOn: string): Person {
  const openid = `demo-${i}`;
  const phone = phoneOf(i);
  const registered = chance.below(10) < 7;
  const station = registered && chance.below(2) === 0 ? chance.pick(demoStations) : null;
  const unit = station ? { _id: station.orgUnitId, path: station.orgPath } : chance.pick(demoOrgUnits);
  const facts = {
    name: nameOf(chance),
    phone,
    occupation: chance.pick(OCCUPATIONS),
    orgUnitId: unit._id,
    orgPath: unit.path,
    stationId: station?._id ?? null,
    version: 1,
    changedBy: 'demo',
  };
  return personRow(
    { ...facts, ...(registered ? registration(openid, keys, registeredOn) : announced(phone, keys)) },
    keys,
  );
}

const registration = (openid: string, keys: KeyRing, registeredOn: string) => ({
  _id: personIdOfAccount(keys, openid),
  openid,
  status: 'registered' as const,
  phoneVerifiedBy: 'wechat' as const,
  announcedBy: null,
  registeredOn,
  consentVersion: CONSENT_VERSION,
});

const announced = (phone: string, keys: KeyRing) => ({
  _id: personIdOfPhone(keys, phone),
  openid: null,
  status: 'expected' as const,
  phoneVerifiedBy: null,
  announcedBy: 'demo',
  registeredOn: null,
  consentVersion: null,
});

function nameOf(chance: Chance): string {
  const given = chance.pick(GIVEN) + (chance.below(3) > 0 ? chance.pick(GIVEN) : '');
  return chance.pick(SURNAMES) + given;
}
