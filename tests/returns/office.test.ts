import { readTable } from '../../cloudfunctions/kit/read-table';
import type { ReturnsApi } from '../../cloudfunctions/returns/contract';
import type { TestCloud } from '../kit/test-cloud';
import {
  admin,
  as,
  caller,
  casesIn,
  cityCaller,
  colleague,
  dataOf,
  declare,
  instant,
  observe,
  office,
  RULE,
  second,
  settle,
  startReturns,
  take,
  tick,
  townCaller,
  verifiedWith,
  worker,
} from './cases';

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

describe('the day', () => {
  test('registered − verified − closed is zero, or listed by name', async () => {
    await observe(cloud);
    const { id } = await declare(cloud, colleague);
    const day = () => as(cloud, office)('readDay', { orgUnitId: 'bda', day: '2022-12-02' });

    const before = dataOf(await day());
    await as(cloud, caller)('endCase', { caseId: id, as: 'cancelled', reason: '没有来京' });
    const after = dataOf(await day());

    expect(before).toMatchObject({ registeredCount: 2, verifiedCount: 1, closedCount: 0, openCount: 1 });
    expect(before.left).toEqual([expect.objectContaining({ name: '钱宁', overdue: false, stage: 'toVerify' })]);
    expect(after).toMatchObject({ registeredCount: 2, verifiedCount: 1, closedCount: 1, openCount: 0, left: [] });
    expect(await as(cloud, townCaller)('readDay', { orgUnitId: 'bda', day: '2022-12-02' })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('the queue says when it will be empty at the present pace', async () => {
    await declare(cloud);
    const none = dataOf(await as(cloud, caller)('readQueue', { orgUnitId: 'bda' }));
    await declare(cloud, colleague);
    const held = await take(cloud);
    dataOf(await settle(cloud, caller, held, verifiedWith()));

    const reply = dataOf(await as(cloud, caller)('readQueue', { orgUnitId: 'bda' }));

    expect(none).toMatchObject({ openCount: 1, settledCount: 0, emptyAt: null, quietUntil: null });
    expect(reply).toMatchObject({
      openCount: 1,
      settledCount: 1,
      emptyAt: instant('2022-12-02T09:30'),
      deadlineAt: instant('2022-12-03T00:00'),
    });
  });

  test('a neighbour’s caller works in a queue that was lent, until the loan ends', async () => {
    const loan = { fromUnitId: 'bda', toUnitId: 'yangfang', untilAt: instant('2022-12-02T20:00') };
    await declare(cloud);
    await declare(cloud, colleague);
    const ask = () => as(cloud, townCaller)('nextToCall', { orgUnitId: 'bda', lentTo: 'yangfang' });

    const before = await ask();
    const beyond = await as(cloud, townCaller)('lendQueue', loan);
    dataOf(await as(cloud, office)('lendQueue', loan));
    const { case: one } = dataOf(await ask());
    const phone = await as(cloud, townCaller)('revealPhone', { caseId: one!.id, reason: '拨打核实电话' });
    const kept = await settle(cloud, townCaller, { caseId: one!.id, fence: one!.lease!.fence }, verifiedWith());
    const later = await as(cloud, townCaller)('takeCase', { caseId: one!.id });
    cloud.clock.set(instant('2022-12-02T20:00'));
    const over = await ask();

    expect(before).toMatchObject({ code: 'NOT_FOUND' });
    expect(beyond).toMatchObject({ code: 'NOT_FOUND' });
    expect(phone).toMatchObject({ ok: true });
    expect(kept).toMatchObject({ ok: true });
    expect(later).toMatchObject({ code: 'NOT_FOUND' });
    expect(over).toMatchObject({ code: 'NOT_FOUND' });
    expect(casesIn(cloud).every(({ orgUnitId }) => orgUnitId === 'bda')).toBe(true);
  });

  test.each([
    ['in the past', { untilAt: instant('2022-12-02T08:00') }, 'INVALID_INPUT'],
    ['to itself', { toUnitId: 'bda' }, 'INVALID_INPUT'],
    ['to an enterprise', { toUnitId: 'e1' }, 'UNIT_CANNOT_RECEIVE'],
    ['to nobody', { toUnitId: 'nowhere' }, 'INVALID_INPUT'],
  ])('a loan %s is refused', async (_, facts, code) => {
    const loan = { fromUnitId: 'bda', toUnitId: 'yangfang', untilAt: instant('2022-12-02T20:00'), ...facts };

    expect(await as(cloud, office)('lendQueue', loan)).toMatchObject({ code });
    expect(cloud.rows('returnLoans')).toEqual([]);
  });

  test('the unit above sees how its neighbours stand', async () => {
    await declare(cloud);

    const reply = dataOf(await as(cloud, cityCaller)('proposeLoans', { parentId: 'bj' }));

    expect(reply.loads).toEqual([expect.objectContaining({ openCount: 1, settledCount: 0, emptyAt: null })]);
    expect(reply.proposals).toEqual([]);
    expect(await as(cloud, office)('proposeLoans', { parentId: 'bj' })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('contacts', () => {
  test('a sheet is shared evenly, each bad row named, and twice changes nothing', async () => {
    const lines = Array.from({ length: 7 }, (_, i) => `吴晴,1540000021${i},2022/12/1,`);
    const file = sheet(...lines, '吴晴,15400000210,,', ',15400000220,,', '吴晴,154,,', '吴晴,15400000221,前天,');

    const reply = dataOf(await as(cloud, cityCaller)('importClues', importing(file, ['bda', 'yangfang'])));
    const again = dataOf(await as(cloud, cityCaller)('importClues', importing(file, ['bda', 'yangfang'])));

    expect(reply).toEqual({
      rowCount: 11,
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
      ],
    });
    expect(again).toMatchObject({ addedCount: 0, knownCount: 7 });
    expect(casesIn(cloud)).toHaveLength(7);
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

  test('a check within the last half year is shown when the person appears again', async () => {
    await as(cloud, office)('importClues', importing());
    await as(cloud, caller)('endCase', { caseId: casesIn(cloud)[0]!._id, as: 'movedOut', reason: '移交外市' });
    cloud.clock.set(instant('2023-02-01T09:00'));

    const reply = dataOf(await as(cloud, office)('importClues', importing()));

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
});

describe('rules', () => {
  const { version, ...facts } = RULE;
  const rule = { ...facts, from: '2022-12-07', lengthDays: 10, basis: '新十条' };

  test('a rule shows whom it touches, takes force on its day, and every case keeps the one it is judged by', async () => {
    await observe(cloud);
    await declare(cloud, colleague);

    const touched = dataOf(await as(cloud, admin)('previewRule', { rule }));
    dataOf(await as(cloud, admin)('addRule', { rule, afterVersion: version }));
    const before = await tick();
    cloud.clock.set(instant('2022-12-07T00:10'));
    const runs = [await tick(), await tick()];

    expect(touched).toEqual({
      periodCount: 1,
      shorterCount: 1,
      longerCount: 0,
      endingNowCount: 0,
      waitingCount: 1,
      names: ['马建国'],
      complete: true,
    });
    expect([before, ...runs].map((run) => run?.['applyRules'])).toEqual([0, 1, 0]);
    const [one] = casesIn(cloud);
    expect(one!.rule).toMatchObject({ version: 2, lengthDays: 10 });
    expect(one!.history.at(-1)).toMatchObject({ step: 'rejudged', note: 'v2' });
    expect(dataOf(await as(cloud, worker)('readRules', {})).rules.map((known) => known.version)).toEqual([2, 1]);
  });

  test.each([
    ['without a date', { from: undefined as never }, 'rule.from', 'required'],
    ['from today', { from: '2022-12-02' }, 'rule.from', 'range'],
    ['of no days', { lengthDays: 0 }, 'rule.lengthDays', 'range'],
  ])('a rule %s is refused with the field marked', async (_, change, path, problem) => {
    const reply = await as(cloud, admin)('addRule', { rule: { ...rule, ...change }, afterVersion: 1 });

    expect(reply).toMatchObject({ code: 'INVALID_INPUT', details: { fields: [{ path, problem }] } });
    expect(cloud.rows('campaigns')).toEqual([expect.objectContaining({ version: 1 })]);
  });

  test('of two rules at once one wins, and the same one twice is one', async () => {
    const add = (lengthDays: number) => as(cloud, admin)('addRule', { rule: { ...rule, lengthDays }, afterVersion: 1 });

    const replies = [await add(10), await add(7), await add(10)];

    expect(replies.map((reply) => (reply.ok ? reply.data.version : reply.code))).toEqual([2, 'CONFLICT', 2]);
    expect(await as(cloud, office)('addRule', { rule, afterVersion: 2 })).toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

describe('the ledger', () => {
  const filters: Omit<ReturnsApi['listLedger']['input'], 'after'> = {
    orgUnitId: 'bda',
    from: '2022-12-01',
    to: '2022-12-02',
    stage: null,
    direction: null,
  };

  test('lists who left and returned, masked, within the reach', async () => {
    await observe(cloud);
    await declare(cloud, colleague);
    const list = (facts = {}, who = office) => as(cloud, who)('listLedger', { ...filters, ...facts, after: null });

    const all = dataOf(await list());
    const observing = dataOf(await list({ stage: 'observing' }));
    const left = dataOf(await list({ direction: 'leave' }));
    const earlier = dataOf(await list({ to: '2022-12-01' }));

    expect(all.lines).toHaveLength(2);
    expect(observing.lines).toEqual([
      expect.objectContaining({ name: '马建国', maskedPhone: '154****0011', cameFrom: '湖北省武汉市' }),
    ]);
    expect([left.lines, earlier.lines]).toEqual([[], []]);
    expect(await list({}, townCaller)).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('exports a workbook, masked unless there is a reason, and notes both', async () => {
    await observe(cloud);
    const rows = async (unmaskedReason: string | null) => {
      const { content } = dataOf(await as(cloud, office)('exportLedger', { ...filters, unmaskedReason }));
      return (await readTable(Buffer.from(content, 'base64')))!;
    };

    const masked = await rows(null);
    const full = await rows('区里要核对号码');

    expect(masked[0]!.slice(0, 3)).toEqual(['姓名', '手机号', '单位']);
    expect([masked[1]![1], full[1]![1]]).toEqual(['154****0011', worker.phone]);
    expect(cloud.rows('audit').map(({ reason }) => reason)).toEqual([
      '电话核实并更正',
      '导出台账 2022-12-01 至 2022-12-02',
      '导出台账（号码完整）2022-12-01 至 2022-12-02：区里要核对号码',
    ]);
    expect(await as(cloud, caller)('exportLedger', { ...filters, unmaskedReason: null })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });
});
