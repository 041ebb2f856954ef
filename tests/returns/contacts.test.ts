import type { TestCloud } from '../kit/test-cloud';
import { as, caller, casesIn, cityCaller, dataOf, instant, office, second, settle, startReturns, take } from './cases';

let cloud: TestCloud;
beforeEach(async () => (cloud = await startReturns()));
afterEach(() => cloud.stop());

const sheet = (...lines: string[]) => ({
  name: 'clues.csv',
  content: Buffer.from(['姓名,联系电话,末次接触时间,现住址', ...lines].join('\n')).toString('base64'),
});
const importing = (file = sheet('吴晴,15400000201,2022-12-01 14:30,荣华南路15号院'), orgUnitIds = ['bda']) =>
  ({ kind: 'closeContact', orgUnitIds, file }) as const;
const contactAnswers = {
  exposure: instant('2022-12-01T14:30'),
  whereabouts: '荣华南路 15 号院 3 号楼',
  household: '妻子、一个孩子',
  health: { temperatureC: 36.6, symptoms: [] },
  placement: 'home' as const,
};

test('a sheet is shared evenly, each bad row named, and twice changes nothing', async () => {
  const lines = Array.from({ length: 7 }, (_, i) => `吴晴,1540000021${i},2022/12/1,`);
  const file = sheet(
    ...lines,
    '吴晴,15400000210,,',
    ',15400000220,,',
    '吴晴,154,,',
    '吴晴,15400000221,前天,',
    '吴晴,15400000222,2022-12-01 99:99,',
  );

  const reply = dataOf(await as(cloud, cityCaller)('importClues', importing(file, ['bda', 'yangfang'])));
  const again = dataOf(await as(cloud, cityCaller)('importClues', importing(file, ['bda', 'yangfang'])));

  expect(reply).toEqual({
    rowCount: 12,
    addedCount: 7,
    knownCount: 0,
    checkedBeforeCount: 0,
    shares: [
      { orgUnitId: 'bda', count: 4 },
      { orgUnitId: 'yangfang', count: 3 },
    ],
    badRows: [
      { line: 9, problem: 'twiceInFile' },
      { line: 10, problem: 'nameMissing' },
      { line: 11, problem: 'phoneMalformed' },
      { line: 12, problem: 'exposureMalformed' },
      { line: 13, problem: 'exposureMalformed' },
    ],
  });
  expect(again).toMatchObject({ addedCount: 0, knownCount: 7 });
  expect(casesIn(cloud)).toHaveLength(7);
});

test('a contact that is yet to come or more than sixty days past is named by its row, and to do with its time', async () => {
  const file = sheet(
    '吴晴,15400000201,2022-12-02,',
    '吴晴,15400000202,2022-12-02 09:01,',
    '吴晴,15400000203,2023-01-02,',
    '吴晴,15400000204,2022-10-03 09:00,',
    '吴晴,15400000205,2022-10-03 08:59,',
    '吴晴,15400000206,2012-12-01,',
  );

  const reply = dataOf(await as(cloud, office)('importClues', importing(file)));

  expect(reply).toMatchObject({
    rowCount: 6,
    addedCount: 2,
    badRows: [3, 4, 6, 7].map((line) => ({ line, problem: 'exposureOutOfRange' })),
  });
});

test('a contact of today without an hour was by now, and is verified as it stands', async () => {
  await as(cloud, office)('importClues', importing(sheet('吴晴,15400000201,2022-12-02,')));
  const held = await take(cloud);

  const answers = { ...contactAnswers, exposure: held.case.fields[0]!.declared as number };
  const reply = await settle(cloud, caller, held, { kind: 'verified', answers, consented: true });

  expect(dataOf(reply)).toMatchObject({ stage: 'toCheck' });
});

test('a sheet that was cut off is finished by its repetition, also when one of its cases ended and another began', async () => {
  const file = sheet('吴晴,15400000201,,', '冯月,15400000202,,', '陈一,15400000203,,');
  const send = () => as(cloud, cityCaller)('importClues', importing(file, ['bda', 'yangfang']), 'import-01');
  let seen = 0;
  const before = (_: string, name: string) => (name === 'requests' && (seen += 1) === 2 ? 'drop' : 'pass');
  cloud.faults = { before, after: () => 'pass' };
  expect(await send()).toMatchObject({ code: 'INTERNAL' });
  cloud.faults = null;
  const ended = casesIn(cloud).find(({ orgUnitId }) => orgUnitId === 'yangfang')!;
  dataOf(await as(cloud, cityCaller)('endCase', { caseId: ended._id, as: 'lost', reason: '联系不上' }));
  const anew = importing(sheet(`${ended.particulars.name},${ended.particulars.phone},,`));
  dataOf(await as(cloud, office)('importClues', anew));

  const reply = dataOf(await send());

  expect(reply).toMatchObject({ addedCount: 3, knownCount: 0, checkedBeforeCount: 0 });
  expect(reply.shares.map(({ count }) => count)).toEqual([2, 1]);
  expect(casesIn(cloud)).toHaveLength(4);
});

test('a contact is verified within a day, and checked by a second person before it closes', async () => {
  await as(cloud, office)('importClues', importing());
  const held = await take(cloud);
  const verified = await settle(cloud, caller, held, { kind: 'verified', answers: contactAnswers, consented: true });
  const check = (who: typeof caller, passed = true) =>
    as(cloud, who)('checkCase', { caseId: held.caseId, passed, remark: passed ? '' : '没问同住人' });

  const own = await check(caller);
  const failed = dataOf(await check(second, false));
  const retaken = await take(cloud);
  await settle(cloud, caller, retaken, { kind: 'verified', answers: contactAnswers, consented: true });
  const passed = dataOf(await check(second));

  expect(held.case).toMatchObject({ kind: 'closeContact', dueAt: instant('2022-12-03T09:00') });
  expect(held.case.fields.map(({ name }) => name)).toEqual([
    'exposure',
    'whereabouts',
    'household',
    'health',
    'placement',
  ]);
  expect(dataOf(verified)).toMatchObject({ stage: 'toCheck', late: false });
  expect(own).toMatchObject({ code: 'SECOND_PERSON_NEEDED' });
  expect(failed).toEqual({ stage: 'toVerify' });
  expect(retaken.case.noteForNext).toBe('没问同住人');
  expect(passed).toEqual({ stage: 'completed' });
});

test('whoever corrected the answers does not pass them, somebody else does', async () => {
  await as(cloud, office)('importClues', importing());
  const held = await take(cloud);
  dataOf(await settle(cloud, caller, held, { kind: 'verified', answers: contactAnswers, consented: true }));
  const { caseId } = held;
  const answers = { ...contactAnswers, placement: 'central' as const };
  const correction = { caseId, answers, how: 'phone' as const, reason: '改为集中', consented: true as const };
  dataOf(await as(cloud, second)('correctFields', correction));
  const check = (who: typeof caller) => as(cloud, who)('checkCase', { caseId, passed: true, remark: '' });

  expect(await check(second)).toMatchObject({ code: 'SECOND_PERSON_NEEDED' });
  expect(dataOf(await check(caller))).toEqual({ stage: 'completed' });
});

test('a check within the last half year is shown when the person appears again', async () => {
  await as(cloud, office)('importClues', importing());
  await as(cloud, caller)('endCase', { caseId: casesIn(cloud)[0]!._id, as: 'movedOut', reason: '移交外市' });
  cloud.clock.set(instant('2023-02-01T09:00'));

  const again = importing(sheet('吴晴,15400000201,2023-01-31 14:30,荣华南路15号院'));
  const reply = dataOf(await as(cloud, office)('importClues', again));

  expect(reply).toMatchObject({ addedCount: 1, checkedBeforeCount: 1 });
  expect((await take(cloud)).case.previous).toEqual({ stage: 'movedOut', endedOn: '2022-12-02' });
});

test.each([
  ['beyond the reach', importing(sheet(), ['yangfang']), 'INVALID_INPUT'],
  ['to an enterprise', importing(sheet(), ['e1']), 'UNIT_CANNOT_RECEIVE'],
  ['of a picture', importing({ name: 'x.xlsx', content: 'iVBORw0KGgoAAAAN' }), 'ROSTER_UNREADABLE'],
  [
    'without a phone column',
    importing({ name: 'x.csv', content: Buffer.from('姓名\n吴晴').toString('base64') }),
    'ROSTER_UNREADABLE',
  ],
])('a sheet %s is refused in whole', async (_, input, code) => {
  expect(await as(cloud, office)('importClues', input)).toMatchObject({ code });
  expect(cloud.rows('returnCases')).toEqual([]);
});
