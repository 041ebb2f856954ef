import { start } from '../../cloudfunctions/people';
import type { PeopleApi } from '../../cloudfunctions/people/contract';
import { breakingOperation } from '../../local/cloudbase/faults';
import { announced, aPerson, anAccount, aStation, courier, rider, stranger, units, zone } from '../kit/people';
import { startTestCloud } from '../kit/test-cloud';
import type { TestCloud } from '../kit/test-cloud';

let cloud: TestCloud;
const as = (openid: string) => cloud.call<PeopleApi>(start, openid);

type Registration = PeopleApi['registerWorker']['input'];
const registration = (facts: Partial<Registration> = {}): Registration => ({
  name: courier.name,
  phone: { kind: 'wechat', code: cloud.phoneNumbers.issue(courier.phone) },
  occupation: 'courier',
  place: { kind: 'station', id: 's1' },
  consentVersion: '2026-11',
  ...facts,
});

beforeEach(async () => {
  cloud = await startTestCloud({ at: '2022-12-02T09:00:00+08:00' });
  await cloud.seed({ orgUnits: units, stations: [aStation()] });
});
afterEach(() => cloud.stop());

test('a courier registers at a station and belongs to its union', async () => {
  const reply = await as(courier.openid)('registerWorker', registration());

  expect(reply).toEqual({
    ok: true,
    data: {
      me: {
        name: '周远',
        maskedPhone: '154****0001',
        phoneVerified: true,
        occupation: 'courier',
        orgUnit: { id: 'bda', name: '北京经济技术开发区总工会' },
        station: { id: 's1', name: '中航技工业户外劳动者站点' },
        registeredOn: '2022-12-02',
        version: 1,
      },
    },
  });
  expect(await as(courier.openid)('readMe', {})).toMatchObject({ ok: true, data: { me: { name: '周远' }, roles: [] } });
});

test('a number that was only typed waits for a call', async () => {
  const typed = registration({
    phone: { kind: 'typed', number: '154 0000 0001' },
    place: { kind: 'orgUnit', id: 'e1' },
  });

  const reply = await as(courier.openid)('registerWorker', typed);

  expect(reply).toMatchObject({
    ok: true,
    data: { me: { phoneVerified: false, orgUnit: { id: 'e1' }, station: null } },
  });
});

test('somebody a roster announced becomes real, with what they say themselves', async () => {
  await cloud.seed({ persons: [announced(courier)] });

  const reply = await as(courier.openid)('registerWorker', registration());

  expect(reply).toMatchObject({ ok: true, data: { me: { name: '周远', orgUnit: { id: zone._id } } } });
  expect(cloud.rows('persons')).toHaveLength(1);
  expect(cloud.rows('persons')[0]).toMatchObject({ status: 'registered', announcedBy: 'roster-1', version: 2 });
});

test('a registration that was cut off is finished with a proven number that a roster announced', async () => {
  await cloud.seed({ persons: [announced(courier)] });
  cloud.faults = breakingOperation(5, 'after');
  const phone = { kind: 'typed', number: courier.phone } as const;
  const cutOff = await as(courier.openid)('registerWorker', registration({ phone }));
  cloud.faults = null;

  const reply = await as(courier.openid)('registerWorker', registration());

  expect(cutOff).toMatchObject({ ok: false });
  expect(reply).toMatchObject({ ok: true, data: { me: { phoneVerified: true } } });
  expect(cloud.rows('persons')).toEqual([expect.objectContaining({ status: 'registered', announcedBy: 'roster-1' })]);
});

test.each<[string, Partial<Registration>, string, string]>([
  ['no name', { name: '' }, 'name', 'required'],
  ['a name of one letter', { name: '周' }, 'name', 'tooShort'],
  ['a name of a megabyte', { name: '周'.repeat(1_000_000) }, 'name', 'tooLong'],
  ['a name with signs', { name: '周<远>' }, 'name', 'format'],
  ['a number of ten digits', { phone: { kind: 'typed', number: '1540000000' } }, 'phone.number', 'format'],
  ['an unknown occupation', { occupation: 'king' as never }, 'occupation', 'unknown'],
  ['a station that does not exist', { place: { kind: 'station', id: 'nowhere' } }, 'place.id', 'unknown'],
  ['a union that does not exist', { place: { kind: 'orgUnit', id: 'nowhere' } }, 'place.id', 'unknown'],
  ['an old consent text', { consentVersion: '2019-01' as never }, 'consentVersion', 'unknown'],
  ['an operator for a name', { name: { $ne: null } as never }, 'name', 'format'],
  ['an operator for an id', { place: { kind: 'station', id: { $gt: '' } as never } }, 'place.id', 'format'],
  ['a role of their own choice', { role: 'unitAdmin' } as never, 'role', 'surplus'],
])('%s is refused, the field marked and nothing written', async (_, facts, path, problem) => {
  const reply = await as(courier.openid)('registerWorker', registration(facts));

  expect(reply).toMatchObject({ ok: false, code: 'INVALID_INPUT', details: { fields: [{ path, problem }] } });
  expect(cloud.rows('persons')).toEqual([]);
  expect(cloud.rows('accounts')).toEqual([]);
});

test('a key named __proto__ is surplus like any other', async () => {
  const input = JSON.parse(
    JSON.stringify(registration()).replace('{', '{"__proto__":{"role":"unitAdmin"},'),
  ) as Registration;

  const reply = await as(courier.openid)('registerWorker', input);

  expect(reply).toMatchObject({ ok: false, code: 'INVALID_INPUT', details: { fields: [{ problem: 'surplus' }] } });
});

test('a phone code works once and for five minutes', async () => {
  const used = registration();
  await as(courier.openid)('registerWorker', used);
  const late = registration({ name: rider.name });
  cloud.clock.advance(5 * 60_000 + 1);

  const again = await as(rider.openid)('registerWorker', used);
  const tooLate = await as(rider.openid)('registerWorker', late);

  expect([again, tooLate]).toEqual([
    expect.objectContaining({ code: 'PHONE_CODE_EXPIRED' }),
    expect.objectContaining({ code: 'PHONE_CODE_EXPIRED' }),
  ]);
});

test('a proven number of somebody else is refused with the field marked', async () => {
  await cloud.seed({ persons: [aPerson(courier)], accounts: [anAccount(courier)] });

  const reply = await as(stranger.openid)('registerWorker', registration({ name: stranger.name }));

  expect(reply).toMatchObject({ code: 'PHONE_TAKEN', details: { fields: [{ path: 'phone', problem: 'taken' }] } });
  expect(cloud.rows('accounts')).toHaveLength(1);
});

test('a stranger who types a known number learns nothing and takes nothing', async () => {
  await cloud.seed({ persons: [aPerson(courier)], accounts: [anAccount(courier)] });
  const typed = (number: string) => registration({ name: stranger.name, phone: { kind: 'typed', number } });

  const known = await as(stranger.openid)('registerWorker', typed(courier.phone));
  const unknown = await as('o-other')('registerWorker', typed('15400000077'));

  expect(known).toMatchObject({ ok: true, data: { me: { phoneVerified: false } } });
  expect(JSON.stringify(known).replace('0001', '0077')).toBe(JSON.stringify(unknown));
  expect(await as(courier.openid)('readMe', {})).toMatchObject({ data: { me: { name: courier.name } } });
});

test('two taps make one person, at once and one after the other', async () => {
  const code = () => ({ phone: { kind: 'wechat' as const, code: cloud.phoneNumbers.issue(courier.phone) } });
  const taps = [registration(code()), registration(code()), registration(code())];

  const replies = await Promise.all(taps.map((tap) => as(courier.openid)('registerWorker', tap)));
  const later = await as(courier.openid)('registerWorker', taps[0]!);

  expect(new Set([...replies, later].map((reply) => JSON.stringify(reply))).size).toBe(1);
  expect(replies[0]).toMatchObject({ ok: true });
  expect(cloud.rows('persons')).toHaveLength(1);
});

test('two accounts with one proven number make one person', async () => {
  const tap = () => registration();

  const replies = await Promise.all([
    as(courier.openid)('registerWorker', tap()),
    as(stranger.openid)('registerWorker', tap()),
  ]);

  expect(replies.map((reply) => (reply.ok ? 'ok' : reply.code)).sort()).toEqual(['PHONE_TAKEN', 'ok']);
  expect(cloud.rows('persons')).toHaveLength(1);
});

test('registering again with other content is refused', async () => {
  await as(courier.openid)('registerWorker', registration());

  const reply = await as(courier.openid)('registerWorker', registration({ occupation: 'rider' }));

  expect(reply).toMatchObject({ ok: false, code: 'ALREADY_REGISTERED' });
});
