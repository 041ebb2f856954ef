import type { TestCloud } from '../kit/test-cloud';
import {
  as,
  caller,
  casesIn,
  colleague,
  dataOf,
  instant,
  observe,
  report,
  startReturns,
  take,
  tick,
  townCaller,
  worker,
} from './cases';

let cloud: TestCloud;
let caseId: string;
beforeEach(async () => {
  cloud = await startReturns();
  caseId = await observe(cloud);
});
afterEach(() => cloud.stop());

const unchanged = (day: string, requestId?: string) =>
  as(cloud, worker)('submitCheckIn', { caseId, day, report: { kind: 'unchanged' } }, requestId);
const roster = async () => dataOf(await as(cloud, caller)('listRoster', { orgUnitId: 'bda', after: null })).people;

test('nobody else reports for somebody', async () => {
  const reply = await as(cloud, colleague)('submitCheckIn', {
    caseId,
    day: '2022-12-02',
    report: { kind: 'unchanged' },
  });

  expect(reply).toMatchObject({ ok: false, code: 'NOT_FOUND' });
});

test('as yesterday is one tap', async () => {
  const reply = await unchanged('2022-12-02');

  expect(reply).toEqual({
    ok: true,
    data: { day: '2022-12-02', dayNumber: 1, daysLeft: 13, late: false, followUpOpened: false },
  });
  const { days } = dataOf(await as(cloud, worker)('readJournal', { caseId }));
  expect(days).toHaveLength(14);
  expect(days.slice(0, 2)).toEqual([
    {
      day: '2022-12-02',
      dayNumber: 1,
      state: 'done',
      temperatureC: null,
      symptoms: [],
      unchanged: true,
      by: 'self',
      mayReport: true,
    },
    expect.objectContaining({ state: 'ahead', by: null, mayReport: false }),
  ]);
});

test.each([
  ['73', 73],
  ['366', 366],
])('a temperature of %s is a slip of the finger, and nothing is lost', async (_, temperatureC) => {
  await unchanged('2022-12-02');

  const reply = await report(cloud, caseId, '2022-12-02', temperatureC);

  expect(reply).toMatchObject({
    code: 'INVALID_INPUT',
    details: { fields: [{ path: 'report.health.temperatureC', problem: 'range' }] },
  });
  expect(Object.keys(casesIn(cloud)[0]!.journal)).toEqual(['2022-12-02']);
});

test('late is allowed and marked, the future and the long past are not', async () => {
  cloud.clock.set(instant('2022-12-05T20:01'));

  const replies = {
    today: await unchanged('2022-12-05'),
    yesterday: await unchanged('2022-12-04'),
    tooOld: await unchanged('2022-12-02'),
    before: await unchanged('2022-12-01'),
    tomorrow: await unchanged('2022-12-06'),
  };

  expect(replies).toMatchObject({
    today: { data: { late: true } },
    yesterday: { data: { late: true } },
    tooOld: { code: 'DAY_CLOSED', details: { reason: 'tooOld' } },
    before: { code: 'DAY_CLOSED', details: { reason: 'outside' } },
    tomorrow: { code: 'DAY_CLOSED', details: { reason: 'future' } },
  });
});

test('a minute before midnight and a minute after are two days', async () => {
  cloud.clock.set(instant('2022-12-02T23:59'));
  const before = await unchanged('2022-12-02');
  cloud.clock.set(instant('2022-12-03T00:01'));
  const after = await unchanged('2022-12-03');

  expect([dataOf(before).dayNumber, dataOf(after).dayNumber]).toEqual([1, 2]);
  expect(dataOf(after).late).toBe(false);
});

test('whoever fills a day, it is one record with its originals kept', async () => {
  await unchanged('2022-12-02');

  const byStaff = await as(cloud, caller)('recordCheckIn', {
    caseId,
    day: '2022-12-02',
    health: { temperatureC: 36.8, symptoms: [] },
  });
  const stranger = await as(cloud, townCaller)('recordCheckIn', {
    caseId,
    day: '2022-12-02',
    health: { temperatureC: 36.8, symptoms: [] },
  });

  expect(dataOf(byStaff)).toMatchObject({ dayNumber: 1, followUpOpened: false });
  expect(stranger).toMatchObject({ code: 'NOT_FOUND' });
  const { journal } = casesIn(cloud)[0]!;
  expect(journal['2022-12-02']).toMatchObject({ by: 'staff', temperatureC: 36.8, replaced: [{ by: 'self' }] });
});

test('the same report twice is one, the same id with other content a conflict', async () => {
  const first = await unchanged('2022-12-02', 'request-1');

  const again = await unchanged('2022-12-02', 'request-1');
  const tapped = await unchanged('2022-12-02', 'request-2');
  const other = await as(cloud, worker)(
    'submitCheckIn',
    { caseId, day: '2022-12-02', report: { kind: 'health', health: { temperatureC: 38, symptoms: [] } } },
    'request-1',
  );

  expect([again, tapped]).toEqual([first, first]);
  expect(other).toMatchObject({ ok: false, code: 'REQUEST_REUSED' });
  expect(casesIn(cloud)[0]!.journal['2022-12-02']!.replaced).toEqual([]);
});

test('fever opens a follow-up that only a person closes, with advice, measure and result', async () => {
  const fever = dataOf(await report(cloud, caseId, '2022-12-02', 37.3));
  const held = await take(cloud);
  cloud.clock.set(instant('2022-12-03T09:00'));
  const better = dataOf(await report(cloud, caseId, '2022-12-03', 36.5));
  const [line] = await roster();

  const closing = { caseId, advice: '多喝水，居家休息', measure: '转告社区医生', result: 'harmless' } as const;
  const byMember = await as(cloud, worker)('closeFollowUp', closing);
  const closed = dataOf(await as(cloud, caller)('closeFollowUp', closing));
  const twice = await as(cloud, caller)('closeFollowUp', closing);

  expect(fever.followUpOpened).toBe(true);
  expect(held.case).toMatchObject({ id: caseId, purpose: 'followUp' });
  expect(better.followUpOpened).toBe(false);
  expect(line).toMatchObject({ standing: 'followUp' });
  expect(byMember).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(closed.lastDay).toBe('2022-12-15');
  expect(twice).toMatchObject({ code: 'NOT_AT_THIS_STAGE' });
  expect((await roster())[0]).toMatchObject({ standing: 'done' });
});

test('feverish as yesterday is fever again', async () => {
  await report(cloud, caseId, '2022-12-02', 38.2);
  cloud.clock.set(instant('2022-12-03T09:00'));

  await unchanged('2022-12-03');

  expect(casesIn(cloud)[0]).toMatchObject({ illOn: '2022-12-03', journal: { '2022-12-03': { temperatureC: 38.2 } } });
});

test('a missed day puts the person on the call list, and a late report takes them off', async () => {
  cloud.clock.set(instant('2022-12-02T20:00'));
  const early = await tick();
  cloud.clock.set(instant('2022-12-02T20:10'));
  const due = [await tick(), await tick()];
  const held = await take(cloud);
  const [line] = await roster();

  await unchanged('2022-12-02');
  const after = dataOf(await as(cloud, caller)('readQueue', { orgUnitId: 'bda' }));

  expect([early, ...due].map((report) => report?.['lookAfterPeriods'])).toEqual([0, 1, 0]);
  expect(held.case).toMatchObject({ id: caseId, purpose: 'missed' });
  expect(line).toMatchObject({ standing: 'missed' });
  expect(after.openCount).toBe(0);
});

test('a timer that did not fire for three days calls once, about the latest missed day', async () => {
  cloud.clock.set(instant('2022-12-05T10:00'));

  const runs = [await tick(), await tick()];

  expect(runs.map((report) => report?.['lookAfterPeriods'])).toEqual([1, 0]);
  expect(casesIn(cloud)[0]!.missedOn).toBe('2022-12-04');
});

test('a phone that died: staff fill in by phone, and the period goes on', async () => {
  for (const day of ['2022-12-02', '2022-12-03']) {
    cloud.clock.set(instant(`${day}T18:00`));
    dataOf(
      await as(cloud, caller)('recordCheckIn', { caseId, day, health: { temperatureC: null, symptoms: ['fatigue'] } }),
    );
  }

  const { days } = dataOf(await as(cloud, worker)('readJournal', { caseId }));

  expect(days.slice(0, 2).map(({ state, by }) => [state, by])).toEqual([
    ['done', 'staff'],
    ['done', 'staff'],
  ]);
});

test('the roster names the worst first, with masked numbers, page by page', async () => {
  const other = await observe(cloud, colleague);
  await as(cloud, colleague)('submitCheckIn', {
    caseId: other,
    day: '2022-12-02',
    report: { kind: 'health', health: { temperatureC: 36.4, symptoms: ['cough'] } },
  });

  const people = await roster();

  expect(people).toEqual([
    expect.objectContaining({ name: '钱宁', standing: 'followUp', maskedPhone: '154****0012' }),
    expect.objectContaining({ name: '马建国', standing: 'open', dayNumber: 1, missedCount: 0 }),
  ]);
  const elsewhere = await as(cloud, townCaller)('listRoster', { orgUnitId: 'bda', after: null });
  expect(dataOf(elsewhere).people).toEqual([]);
  expect(await as(cloud, caller)('listRoster', { orgUnitId: 'bda', after: 'e1!x' })).toMatchObject({
    code: 'NOT_FOUND',
  });
});
