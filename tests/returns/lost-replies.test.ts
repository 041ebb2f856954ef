import type { TestCloud } from '../kit/test-cloud';
import {
  aDeclaration,
  as,
  caller,
  casesIn,
  dataOf,
  declare,
  instant,
  observe,
  office,
  report,
  startReturns,
  tick,
  townCaller,
  worker,
} from './cases';

let cloud: TestCloud;
beforeEach(async () => (cloud = await startReturns()));
afterEach(() => cloud.stop());

const at = (text: string) => cloud.clock.set(instant(text));

/** A call that is cut off after its write, before its answer is remembered. */
async function cutOff(call: () => Promise<{ ok: boolean }>) {
  let seen = 0;
  const before = (_: string, collection: string) => (collection === 'requests' && (seen += 1) === 2 ? 'drop' : 'pass');
  cloud.faults = { before, after: () => 'pass' };
  expect(await call()).toMatchObject({ code: 'INTERNAL' });
  cloud.faults = null;
}

test.each([
  ['the period has ended', '2022-12-15', () => (at('2022-12-16T00:10'), tick()), { dayNumber: 14, daysLeft: 0 }],
  [
    'another journey was declared',
    '2022-12-03',
    () => as(cloud, worker)('declareReturn', aDeclaration({ arrival: '2022-12-03T08:30' })),
    { dayNumber: null, daysLeft: null },
  ],
  [
    'the count began anew',
    '2022-12-03',
    async () => {
      at('2022-12-05T09:00');
      const caseId = casesIn(cloud)[0]!._id;
      return as(cloud, caller)('recordExposure', { caseId, exposedOn: '2022-12-05', reason: '同车密接' });
    },
    { dayNumber: null, daysLeft: null },
  ],
])('a report that was kept is answered as kept, also once %s', async (_, day, then, answer) => {
  const caseId = await observe(cloud);
  at(`${day}T09:30`);
  const said = { caseId, day, report: { kind: 'unchanged' } } as const;
  const send = () => as(cloud, worker)('submitCheckIn', said, 'report-1');
  dataOf(await send());
  await then();

  expect(dataOf(await send())).toEqual({ day, ...answer, late: false, followUpOpened: false });
});

test('a follow-up of somebody who declared anew is closed, and answered as closed', async () => {
  const caseId = await observe(cloud);
  dataOf(await report(cloud, caseId, '2022-12-02', 39));
  at('2022-12-02T10:00');
  dataOf(await as(cloud, worker)('declareReturn', aDeclaration({ arrival: '2022-12-05T09:30' })));

  const closing = { caseId, advice: '休息', measure: '已告知', result: 'harmless' } as const;
  const reply = await as(cloud, caller)('closeFollowUp', closing);

  expect(dataOf(reply)).toEqual({ lastDay: null });
  expect(casesIn(cloud)[0]!.followUp).toBeNull();
});

test('an exposure that was noted is answered as noted, also once the case has ended', async () => {
  const caseId = await observe(cloud);
  at('2022-12-05T09:00');
  const exposed = { caseId, exposedOn: '2022-12-04', reason: '同车密接' };
  const note = () => as(cloud, caller)('recordExposure', exposed, 'exposed-1');
  await cutOff(note);
  dataOf(await as(cloud, caller)('endCase', { caseId, as: 'movedOut', reason: '去外地了' }));

  expect(dataOf(await note())).toEqual({ restarted: true, lastDay: '2022-12-17' });
});

test('a case that was taken in hand is not shown by the same tap once another unit has it', async () => {
  const { id: caseId } = await declare(cloud);
  const take = () => as(cloud, caller)('takeCase', { caseId }, 'take-the-1');
  const taken = dataOf(await take());
  const again = await take();
  const sending = { caseId, toUnitId: 'yangfang', reason: '住在阳坊' };
  const { transfer } = dataOf(await as(cloud, caller)('sendTransfer', sending));
  dataOf(await as(cloud, townCaller)('answerTransfer', { caseId, transferId: transfer.id, accept: true, reason: '' }));

  expect(dataOf(again)).toEqual(taken);
  expect(await take()).toMatchObject({ code: 'NOT_FOUND' });
});

test('a late repetition of a shorter loan leaves the longer one as it is', async () => {
  const until = (time: string) => {
    const untilAt = instant(`2022-12-02T${time}`);
    return as(cloud, office)(
      'lendQueue',
      { fromUnitId: 'bda', toUnitId: 'yangfang', untilAt },
      `until-${time.replace(':', '-')}`,
    );
  };
  await until('18:00');
  await until('20:30');

  expect(dataOf(await until('18:00'))).toEqual({ untilAt: instant('2022-12-02T20:30') });
  expect(cloud.rows('returnLoans')).toEqual([expect.objectContaining({ untilAt: instant('2022-12-02T20:30') })]);
});
