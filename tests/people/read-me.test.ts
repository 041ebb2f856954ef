import { start } from '../../cloudfunctions/people';
import type { PeopleApi } from '../../cloudfunctions/people/contract';
import { aPerson, anAccount, aStation, courier, secretary, town, units } from '../kit/people';
import { startTestCloud } from '../kit/test-cloud';
import type { TestCloud } from '../kit/test-cloud';

let cloud: TestCloud;
const as = (openid: string | null) => cloud.call<PeopleApi>(start, openid);

beforeEach(async () => {
  cloud = await startTestCloud({ at: '2022-12-02T09:00:00+08:00' });
  await cloud.seed({ orgUnits: units, stations: [aStation()] });
});
afterEach(() => cloud.stop());

test('whoever does not come through WeChat is nobody', async () => {
  expect(await as(null)('readMe', {})).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
});

test('a newcomer has no record and no roles', async () => {
  const reply = await as(courier.openid)('readMe', {});

  expect(reply).toEqual({ ok: true, data: { me: null, roles: [], consentVersion: '2026-11' } });
});

test('a secretary sees the own record and the roles with their units', async () => {
  await cloud.seed({
    persons: [aPerson(secretary, { stationId: 's1' })],
    accounts: [anAccount(secretary, 'secretary', town)],
  });

  const reply = await as(secretary.openid)('readMe', {});

  expect(reply).toMatchObject({
    ok: true,
    data: {
      me: { name: secretary.name, maskedPhone: '154****0003', station: { name: '中航技工业户外劳动者站点' } },
      roles: [{ role: 'secretary', orgUnit: { id: 'yangfang', name: '阳坊镇总工会' } }],
    },
  });
});

test('a role that has not begun, or has ended, is none', async () => {
  const account = anAccount(secretary, 'secretary', town);
  const grants = [
    { ...account.grants[0]!, from: '2022-12-03' },
    { ...account.grants[0]!, to: '2022-12-01' },
  ];
  await cloud.seed({ persons: [aPerson(secretary)], accounts: [{ ...account, grants }] });

  expect(await as(secretary.openid)('readMe', {})).toMatchObject({ ok: true, data: { roles: [] } });
});

test('a right that is taken away ends within a minute', async () => {
  await cloud.seed({ persons: [aPerson(secretary)], accounts: [anAccount(secretary, 'secretary', town)] });
  await as(secretary.openid)('readMe', {});
  cloud.documents.updateRaw('accounts', secretary.openid, { grants: [] });

  cloud.clock.advance(59_000);
  const known = await as(secretary.openid)('readMe', {});
  cloud.clock.advance(2_000);
  const readAgain = await as(secretary.openid)('readMe', {});

  expect(known).toMatchObject({ data: { roles: [{ role: 'secretary' }] } });
  expect(readAgain).toMatchObject({ data: { roles: [] } });
});
