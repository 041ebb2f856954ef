import { start } from '../../cloudfunctions/people';
import type { PeopleApi } from '../../cloudfunctions/people/contract';
import { announced, aPerson, anAccount, aStation, courier, rider, stranger, units } from '../kit/people';
import { startTestCloud } from '../kit/test-cloud';
import type { TestCloud } from '../kit/test-cloud';

let cloud: TestCloud;
const as = (openid: string) => cloud.call<PeopleApi>(start, openid);

beforeEach(async () => {
  cloud = await startTestCloud({ at: '2022-12-02T09:00:00+08:00' });
  await cloud.seed({
    orgUnits: units,
    stations: [aStation()],
    persons: [aPerson(courier), aPerson(rider)],
    accounts: [anAccount(courier), anAccount(rider)],
  });
});
afterEach(() => cloud.stop());

test('a newcomer has nothing to change', async () => {
  const reply = await as(stranger.openid)('updateMe', { version: 1, occupation: 'rider' });

  expect(reply).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
});

test('what is named changes, the rest stays', async () => {
  const reply = await as(courier.openid)('updateMe', {
    version: 1,
    occupation: 'sorter',
    place: { kind: 'orgUnit', id: 'yangfang' },
  });

  expect(reply).toMatchObject({
    ok: true,
    data: {
      me: { name: '周远', occupation: 'sorter', orgUnit: { id: 'yangfang' }, maskedPhone: '154****0001', version: 2 },
    },
  });
  expect(cloud.rows('persons')[0]).toMatchObject({
    orgPath: 'bj/d114/yangfang/',
    rosterKey: expect.stringMatching(/^bj\/d114\/yangfang\/!1!/) as string,
  });
});

test('a number proven by WeChat replaces one that was typed', async () => {
  const code = cloud.phoneNumbers.issue('15400000088');

  const reply = await as(courier.openid)('updateMe', { version: 1, phone: { kind: 'wechat', code } });

  expect(reply).toMatchObject({ ok: true, data: { me: { maskedPhone: '154****0088', phoneVerified: true } } });
});

test('a number that a roster announced meanwhile is proven by its owner, who stands on the roster once', async () => {
  await cloud.seed({ persons: [announced(stranger)] });
  const code = cloud.phoneNumbers.issue(stranger.phone);

  const reply = await as(courier.openid)('updateMe', { version: 1, phone: { kind: 'wechat', code } });

  expect(reply).toMatchObject({ ok: true, data: { me: { name: '周远', phoneVerified: true, version: 2 } } });
  expect(cloud.rows('persons').map(({ name }) => name)).toEqual(['周远', '许燕']);
  expect(cloud.rows('persons')[0]).toMatchObject({ announcedBy: 'roster-1' });
});

test("another person's proven number is refused", async () => {
  const code = cloud.phoneNumbers.issue(rider.phone);

  const reply = await as(courier.openid)('updateMe', { version: 1, phone: { kind: 'wechat', code } });

  expect(reply).toMatchObject({ ok: false, code: 'PHONE_TAKEN' });
  expect(cloud.rows('persons')[0]).toMatchObject({ version: 1 });
});

test('a version that is no longer the newest is refused', async () => {
  await as(courier.openid)('updateMe', { version: 1, occupation: 'sorter' });

  const reply = await as(courier.openid)('updateMe', { version: 1, occupation: 'guard' });

  expect(reply).toMatchObject({ ok: false, code: 'CONFLICT' });
  expect(cloud.rows('persons')[0]).toMatchObject({ occupation: 'sorter' });
});

test('of two changes at the same moment one wins and the other is told', async () => {
  const replies = await Promise.all([
    as(courier.openid)('updateMe', { version: 1, occupation: 'sorter' }),
    as(courier.openid)('updateMe', { version: 1, occupation: 'guard' }),
  ]);

  expect(replies.map((reply) => (reply.ok ? 'ok' : reply.code)).sort()).toEqual(['CONFLICT', 'ok']);
});

test('the same request again gets the first answer, also after a later change', async () => {
  const first = await as(courier.openid)('updateMe', { version: 1, occupation: 'sorter' }, 'request-1');
  await as(courier.openid)('updateMe', { version: 2, occupation: 'guard' }, 'request-2');

  const again = await as(courier.openid)('updateMe', { version: 1, occupation: 'sorter' }, 'request-1');

  expect(again).toEqual(first);
  expect(cloud.rows('persons')[0]).toMatchObject({ occupation: 'guard', version: 3 });
});

test('the same request id with other content is a conflict the person can read', async () => {
  await as(courier.openid)('updateMe', { version: 1, occupation: 'sorter' }, 'request-1');

  const reply = await as(courier.openid)('updateMe', { version: 1, occupation: 'guard' }, 'request-1');

  expect(reply).toMatchObject({ ok: false, code: 'REQUEST_REUSED' });
});

test('a write without a request id is refused', async () => {
  const reply = await as(courier.openid)('updateMe', { version: 1, occupation: 'sorter' }, '');

  expect(reply).toMatchObject({
    code: 'INVALID_INPUT',
    details: { fields: [{ path: 'requestId', problem: 'required' }] },
  });
});
