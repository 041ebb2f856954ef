import { start as people } from '../../cloudfunctions/people';
import type { PeopleApi } from '../../cloudfunctions/people/contract';
import { main as nightly } from '../../cloudfunctions/people/jobs';
import { aPerson, anAccount, courier, units } from '../kit/people';
import { contextOf, startTestCloud } from '../kit/test-cloud';
import type { TestCloud } from '../kit/test-cloud';

let cloud: TestCloud;
const DAY_MS = 86_400_000;

beforeEach(async () => {
  cloud = await startTestCloud({ at: '2022-12-02T09:00:00+08:00' });
  await cloud.seed({ orgUnits: units, persons: [aPerson(courier)], accounts: [anAccount(courier)] });
  await cloud.call<PeopleApi>(people, courier.openid)('updateMe', { version: 1, occupation: 'sorter' });
});
afterEach(() => cloud.stop());

test('answers kept for a retry are forgotten on the third night, however often the timer fires', async () => {
  const night = () => nightly({ Type: 'Timer' }, contextOf(null, 'timer'));

  const early = await night();
  cloud.clock.advance(3 * DAY_MS);
  const due = [await night(), await night()];

  expect([early, ...due]).toEqual([{ forgetRequests: 0 }, { forgetRequests: 1 }, { forgetRequests: 0 }]);
  expect(cloud.rows('requests')).toEqual([]);
});

test.each([
  ['a client that forges the event', contextOf('o-stranger', 'timer')],
  ['the console', contextOf(null)],
])('%s starts nothing', async (_, context) => {
  cloud.clock.advance(3 * DAY_MS);

  const report = await nightly({ Type: 'Timer', TriggerName: 'nightly' }, context);

  expect(report).toBeNull();
  expect(cloud.rows('requests')).toHaveLength(1);
});
