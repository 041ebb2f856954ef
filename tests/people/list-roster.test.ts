import { start } from '../../cloudfunctions/people';
import type { Reply } from '../../cloudfunctions/kit/contract';
import type { PeopleApi } from '../../cloudfunctions/people/contract';
import { aPerson, anAccount, courier, factory, secretary, town, units, zone } from '../kit/people';
import { startTestCloud } from '../kit/test-cloud';
import type { TestCloud } from '../kit/test-cloud';

let cloud: TestCloud;
const as = (openid: string) => cloud.call<PeopleApi>(start, openid);
const worker = (i: number, facts = {}) =>
  aPerson(
    { openid: `o-${i}`, name: '钱宁', phone: `1540000${String(3000 + i)}` },
    { orgUnitId: factory._id, orgPath: factory.path, ...facts },
  );

beforeEach(async () => {
  cloud = await startTestCloud({ at: '2022-12-02T09:00:00+08:00' });
  await cloud.seed({
    orgUnits: units,
    persons: [aPerson(courier), aPerson(secretary)],
    accounts: [anAccount(courier), anAccount(secretary, 'secretary', zone)],
  });
});
afterEach(() => cloud.stop());

test('a member may not', async () => {
  expect(await as(courier.openid)('listRoster', { orgUnitId: 'e1', after: null })).toMatchObject({
    code: 'NOT_ALLOWED',
  });
});

test('a unit outside the own tree looks like one that does not exist', async () => {
  const replies = await Promise.all(
    [town._id, 'nowhere'].map((orgUnitId) => as(secretary.openid)('listRoster', { orgUnitId, after: null })),
  );

  expect(replies).toEqual([
    expect.objectContaining({ code: 'NOT_FOUND' }),
    expect.objectContaining({ code: 'NOT_FOUND' }),
  ]);
});

test('those still expected come first, with masked numbers', async () => {
  await cloud.seed({ persons: [worker(1), worker(2, { status: 'expected', openid: null, phoneVerifiedBy: null })] });

  const reply = await as(secretary.openid)('listRoster', { orgUnitId: 'e1', after: null });

  expect(reply).toMatchObject({
    data: {
      people: [
        { status: 'expected', maskedPhone: '154****3002' },
        { status: 'registered', maskedPhone: '154****3001' },
      ],
      next: null,
    },
  });
});

test('pages follow one another without a gap, a double or anybody of another unit', async () => {
  await cloud.seed({ persons: Array.from({ length: 65 }, (_, i) => worker(i)) });

  const sizes: number[] = [];
  const phones = new Set<string>();
  for (let after: string | null = '', first = true; first || after; first = false) {
    const reply: Reply<PeopleApi['listRoster']['output']> = await as(secretary.openid)('listRoster', {
      orgUnitId: 'e1',
      after: first ? null : after,
    });
    if (!reply.ok) throw new Error(reply.code);
    reply.data.people.forEach(({ maskedPhone }) => phones.add(maskedPhone));
    sizes.push(reply.data.people.length);
    after = reply.data.next;
  }

  expect(sizes).toEqual([30, 30, 5]);
  expect(phones.size).toBe(65);
});

test('a place in another roster is no place in this one', async () => {
  const reply = await as(secretary.openid)('listRoster', { orgUnitId: 'e1', after: 'bj/d114/!1!x' });

  expect(reply).toMatchObject({ ok: false, code: 'NOT_FOUND' });
});
