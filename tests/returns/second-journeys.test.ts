import type { TestCloud } from '../kit/test-cloud';
import {
  anAnswer,
  as,
  caller,
  casesIn,
  dataOf,
  declare,
  instant,
  observe,
  report,
  settle,
  startReturns,
  take,
  worker,
} from './cases';

import { DEPARTURE } from './taps';

let cloud: TestCloud;
beforeEach(async () => (cloud = await startReturns()));
afterEach(() => cloud.stop());

test('a second journey within the period: verified again, counted from its own arrival, the reports kept', async () => {
  const id = await observe(cloud);
  await report(cloud, id, '2022-12-02');
  cloud.clock.set(instant('2022-12-08T12:00'));

  const again = await declare(cloud, worker, { arrival: '2022-12-08T09:00' });
  const paused = await report(cloud, id, '2022-12-08');
  const held = await take(cloud);
  const answers = anAnswer({ arrival: instant('2022-12-08T09:00') });
  dataOf(await settle(cloud, caller, held, { kind: 'verified', answers, consented: true }));

  expect(again).toMatchObject({ id, stage: 'toVerify' });
  expect(paused).toMatchObject({ code: 'NOT_AT_THIS_STAGE' });
  const [one] = casesIn(cloud);
  expect(one).toMatchObject({ anchorOn: '2022-12-08', stage: 'observing' });
  expect(Object.keys(one!.journal)).toEqual(['2022-12-02']);
});

test('a second journey is not a way out: whoever was under observation cannot take it back, the fever goes on', async () => {
  const id = await observe(cloud);
  await report(cloud, id, '2022-12-02', 39);
  cloud.clock.set(instant('2022-12-02T10:00'));
  const again = await declare(cloud, worker, { arrival: '2022-12-02T09:30' });

  const reply = await as(cloud, worker)('withdrawReturn', { caseId: id, reason: '不来了' });
  const held = await take(cloud);
  const answers = anAnswer({ arrival: instant('2022-12-02T09:30') });
  dataOf(await settle(cloud, caller, held, { kind: 'verified', answers, consented: true }));

  expect(again.mayWithdraw).toBe(false);
  expect(reply).toMatchObject({ code: 'NOT_AT_THIS_STAGE' });
  expect(casesIn(cloud)[0]).toMatchObject({ stage: 'observing', followUp: { reason: 'fever' }, illOn: '2022-12-02' });
});

test('who leaves within the period is still to be verified, by name, and counts no days meanwhile', async () => {
  const id = await observe(cloud);
  const away = dataOf(await as(cloud, worker)('declareDeparture', DEPARTURE)).case;
  cloud.clock.set(instant('2022-12-10T09:00'));

  const { left } = dataOf(await as(cloud, caller)('readDay', { orgUnitId: 'bda', day: '2022-12-02' }));

  expect(away).toMatchObject({ id, stage: 'away', arrivedOn: null, lastDay: null });
  expect(left.map((one) => one.id)).toEqual([id]);
  expect((await take(cloud)).case).toMatchObject({ id, purpose: 'verify' });
});
