import type { Reply } from '../../cloudfunctions/kit/contract';
import type { TestCloud } from '../kit/test-cloud';
import {
  as,
  caller,
  colleague,
  dataOf,
  declare,
  instant,
  observe,
  office,
  second,
  settle,
  startReturns,
  take,
  town,
  townCaller,
  verifiedWith,
  worker,
} from './cases';

let cloud: TestCloud;
beforeEach(async () => (cloud = await startReturns()));
afterEach(() => cloud.stop());

const read = (who = caller, day = '2022-12-02') => as(cloud, who)('listMyCalls', { day });
const mine = async (who = caller, day?: string) => dataOf(await read(who, day)).calls;

test('a day without a call is empty, and nobody but callers has one', async () => {
  expect(await mine()).toEqual([]);
  for (const who of [worker, office]) expect(await read(who)).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await read(caller, '2022-13-40')).toMatchObject({
    code: 'INVALID_INPUT',
    details: { fields: [{ path: 'day' }] },
  });
});

test('what came of each call, the latest first; those of others, and what is no call, stand elsewhere', async () => {
  const { id } = await declare(cloud, worker);
  await settle(cloud, caller, await take(cloud), { kind: 'callBack', at: instant('2022-12-02T10:00') });
  cloud.clock.set(instant('2022-12-02T10:00'));
  await settle(cloud, caller, await take(cloud), verifiedWith());
  await declare(cloud, colleague);
  await settle(cloud, second, await take(cloud, second), { kind: 'noAnswer' });

  expect(await mine()).toEqual([
    {
      id,
      kind: 'return',
      name: '马建国',
      at: instant('2022-12-02T10:00'),
      step: 'verified',
      note: null,
      stage: 'observing',
    },
    {
      id,
      kind: 'return',
      name: '马建国',
      at: instant('2022-12-02T09:00'),
      step: 'callBack',
      note: null,
      stage: 'toVerify',
    },
  ]);
  expect(await mine(second)).toMatchObject([{ name: '钱宁', step: 'noAnswer' }]);
  expect(await mine(townCaller)).toEqual([]);
});

test('each day has its own, from midnight to midnight in Beijing', async () => {
  const { id: caseId } = await declare(cloud);
  const visit = async (at: string, outcome: Parameters<typeof settle>[3]) => {
    cloud.clock.set(instant(at));
    const { case: held } = dataOf(await as(cloud, caller)('takeCase', { caseId }));
    dataOf(await settle(cloud, caller, { caseId, fence: held.lease!.fence }, outcome));
  };
  await visit('2022-12-02T23:59', { kind: 'noAnswer' });
  await visit('2022-12-03T00:00', verifiedWith());

  expect(await mine(caller, '2022-12-02')).toMatchObject([{ step: 'noAnswer' }]);
  expect(await mine(caller, '2022-12-03')).toMatchObject([{ step: 'verified' }]);
});

test('a report taken by phone and a closed follow-up are calls as well; a tap that comes twice is one', async () => {
  const caseId = await observe(cloud);
  cloud.clock.set(instant('2022-12-03T09:00'));
  const fever = { caseId, day: '2022-12-03', health: { temperatureC: 38.2, symptoms: [] } };
  const closing = { caseId, advice: '多喝水', measure: '联系社区', result: 'harmless' } as const;
  const tapTwice = async (tap: () => Promise<Reply<unknown>>) => [dataOf(await tap()), dataOf(await tap())];
  await tapTwice(() => as(cloud, caller)('recordCheckIn', fever, 'the-same-tap-1'));
  await tapTwice(() => as(cloud, caller)('closeFollowUp', closing, 'the-same-tap-2'));

  expect((await mine(caller, '2022-12-03')).map(({ step }) => step).sort()).toEqual([
    'followUp:harmless',
    'reportedByStaff',
  ]);
});

test('whoever was handed on to another town is no longer within reach', async () => {
  const { id } = await declare(cloud);
  const away = { kind: 'wrongArea', toUnitId: town._id, reason: '住在羊坊' } as const;
  await settle(cloud, caller, await take(cloud), away);
  const pending = await mine();
  const { cases } = dataOf(await as(cloud, townCaller)('listBox', { orgUnitId: town._id, box: 'inbox' }));
  const accepting = { caseId: id, transferId: cases[0]!.transfer!.id, accept: true, reason: '' };
  dataOf(await as(cloud, townCaller)('answerTransfer', accepting));

  expect(pending).toMatchObject([{ step: 'wrongArea', note: '住在羊坊' }]);
  expect(await mine()).toEqual([]);
});
