import { start } from '../../cloudfunctions/people';
import type { PeopleApi } from '../../cloudfunctions/people/contract';
import { breakingOperation } from '../../local/cloudbase/faults';
import { everyCut, operationsOf } from '../kit/crashes';
import { announced, aPerson, anAccount, aStation, courier, secretary, stranger, units, zone } from '../kit/people';
import { startTestCloud } from '../kit/test-cloud';
import type { Call, TestCloud } from '../kit/test-cloud';

/** A write, and the tap that a person repeats when no answer came. */
interface Tap {
  by: string;
  tap: (call: Call<PeopleApi>, cloud: TestCloud) => Promise<{ ok: boolean }>;
}

const csv = Buffer.from('姓名,手机号\n吴晴,15400000100\n冯月,15400000102').toString('base64');
const taps: Record<string, Tap> = {
  registerWorker: {
    by: 'o-new',
    tap: (call, cloud) =>
      call('registerWorker', {
        name: '吴晴',
        phone: { kind: 'wechat', code: cloud.phoneNumbers.issue('15400000100') },
        occupation: 'courier',
        place: { kind: 'station', id: 's1' },
        consentVersion: '2026-11',
      }),
  },
  updateMe: {
    by: courier.openid,
    tap: (call) => call('updateMe', { version: 1, occupation: 'sorter' }, 'request-1'),
  },
  importRoster: {
    by: secretary.openid,
    tap: (call) => call('importRoster', { orgUnitId: 'e1', file: { name: 'a.csv', content: csv } }, 'request-1'),
  },
};

async function aZone(): Promise<TestCloud> {
  const cloud = await startTestCloud({ at: '2022-12-02T09:00:00+08:00' });
  await cloud.seed({
    orgUnits: units,
    stations: [aStation()],
    persons: [aPerson(courier), aPerson(secretary)],
    accounts: [anAccount(courier), anAccount(secretary, 'secretary', zone)],
  });
  return cloud;
}

const UNSTEADY = new Set(['phone', 'reply', 'changedBy', 'announcedBy']);
/** What a history left, without what is sealed anew, or named after the tap, each time. */
const traces = (cloud: TestCloud): unknown =>
  JSON.parse(JSON.stringify(cloud.everything(), (key, value: unknown) => (UNSTEADY.has(key) ? undefined : value)));

test.each(Object.keys(taps))('%s bears a crash before and after each of its operations', async (action) => {
  const { by, tap } = taps[action]!;
  const whole = await aZone();
  const answer = await tap(whole.call(start, by), whole);
  const expected = traces(whole);
  await whole.stop();

  for (const when of ['before', 'after'] as const) {
    for (let operation = 1, crashed = true; crashed; operation += 1) {
      const cloud = await aZone();
      const call = cloud.call<PeopleApi>(start, by);
      cloud.faults = breakingOperation(operation, when);
      const first = await tap(call, cloud);
      cloud.faults = null;
      crashed = !first.ok;

      const second = crashed ? await tap(call, cloud) : first;

      expect({ when, operation, answer: second, traces: traces(cloud) }).toEqual({
        when,
        operation,
        answer,
        traces: expected,
      });
      await cloud.stop();
    }
  }
});

test('a number that a roster announced is proven in the end, wherever the first attempt was cut off', async () => {
  const prove = (cloud: TestCloud) => {
    const phone = { kind: 'wechat', code: cloud.phoneNumbers.issue(stranger.phone) } as const;
    return cloud.call<PeopleApi>(start, courier.openid)('updateMe', { version: 1, phone });
  };
  const everybody = (cloud: TestCloud) => cloud.rows('persons').map(({ _id, phoneIndex }) => [_id, phoneIndex]);
  const begin = async () => {
    const cloud = await aZone();
    await cloud.seed({ persons: [announced(stranger)] });
    return cloud;
  };
  const whole = await begin();
  const operations = await operationsOf(whole, () => prove(whole));
  const expected = everybody(whole);
  await whole.stop();

  for (const { when, operation } of everyCut(operations)) {
    const cloud = await begin();
    cloud.faults = breakingOperation(operation, when);
    await prove(cloud);
    cloud.faults = null;
    await prove(cloud);

    expect({ when, operation, everybody: everybody(cloud) }).toEqual({ when, operation, everybody: expected });
    await cloud.stop();
  }
});
