import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { start } from '../../cloudfunctions/people';
import type { PeopleApi } from '../../cloudfunctions/people/contract';
import { EXPECTED_REPORT } from '../../local/demo/roster-report';
import { aPerson, anAccount, courier, factory, secretary, stranger, town, units, zone } from '../kit/people';
import { startTestCloud } from '../kit/test-cloud';
import type { TestCloud } from '../kit/test-cloud';

let cloud: TestCloud;
const as = (openid: string) => cloud.call<PeopleApi>(start, openid);
const file = (content: string | Buffer, name = 'roster.csv') => ({
  name,
  content: Buffer.from(content as string).toString('base64'),
});
const csv = (...lines: string[]) => file(['姓名,手机号,岗位', ...lines].join('\n'));
const sample = (name: string) => file(readFileSync(join(__dirname, '../../local/demo/files', name)), name);

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
  const reply = await as(courier.openid)('importRoster', { orgUnitId: 'e1', file: csv('吴晴,15400000100,') });

  expect(reply).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
});

test.each([
  ['outside her own tree', town._id],
  ['that does not exist', 'nowhere'],
])('a secretary gets the same answer for a unit %s', async (_, orgUnitId) => {
  const reply = await as(secretary.openid)('importRoster', { orgUnitId, file: csv('吴晴,15400000100,') });

  expect(reply).toMatchObject({ ok: false, code: 'NOT_FOUND' });
});

test('the good rows of an ordinary file land and each bad one is named', async () => {
  const rows = csv(
    '吴晴,15400000100,快递员',
    '郑好,1540000010,',
    ',15400000101,',
    '',
    '冯月,15400000102,保安',
    '陈一,15400000100,',
  );

  const reply = await as(secretary.openid)('importRoster', { orgUnitId: 'e1', file: rows });

  expect(reply).toEqual({
    ok: true,
    data: {
      rowCount: 5,
      addedCount: 2,
      knownCount: 0,
      badRows: [
        { line: 3, problem: 'phoneMalformed' },
        { line: 4, problem: 'nameMissing' },
        { line: 7, problem: 'twiceInFile' },
      ],
    },
  });
  expect(cloud.rows('audit')).toEqual([expect.objectContaining({ subjectId: factory._id, action: 'importRoster' })]);
});

test.each(['roster-200.xlsx', 'roster-200.csv', 'roster-200-gbk.csv'])(
  'the dirty sample %s is reported line by line',
  async (name) => {
    const reply = await as(secretary.openid)('importRoster', { orgUnitId: 'e1', file: sample(name) });

    expect(reply).toEqual({ ok: true, data: { ...EXPECTED_REPORT, knownCount: 0 } });
  },
);

test('importing a file twice changes nothing', async () => {
  const rows = csv('吴晴,15400000100,快递员', '冯月,15400000102,保安');
  await as(secretary.openid)('importRoster', { orgUnitId: 'e1', file: rows });
  const before = cloud.rows('persons');

  const reply = await as(secretary.openid)('importRoster', { orgUnitId: 'e1', file: rows });

  expect(reply).toMatchObject({ data: { addedCount: 0, knownCount: 2 } });
  expect(cloud.rows('persons')).toEqual(before);
});

test('two secretaries who import the same file at once announce everybody once', async () => {
  const lines = Array.from({ length: 40 }, (_, i) => `吴晴,154000002${String(i).padStart(2, '0')},`);
  const tap = () => as(secretary.openid)('importRoster', { orgUnitId: 'e1', file: csv(...lines) });

  const replies = await Promise.all([tap(), tap(), tap()]);

  const added = replies.map((reply) => (reply.ok ? reply.data.addedCount : NaN));
  expect(added.reduce((sum, count) => sum + count)).toBe(40);
  expect(cloud.rows('persons')).toHaveLength(42);
});

test('somebody the union knows already is left as they are', async () => {
  const reply = await as(secretary.openid)('importRoster', { orgUnitId: 'e1', file: csv('周某某,15400000001,保安') });

  expect(reply).toMatchObject({ data: { addedCount: 0, knownCount: 1, badRows: [] } });
  expect(cloud.rows('persons')).toContainEqual(expect.objectContaining({ name: '周远', occupation: 'courier' }));
});

test.each([
  ['columns of another kind', file('品名,数量\n暖心包,40'), ['姓名', '手机号']],
  ['no phone column', file('姓名,岗位\n吴晴,保安'), ['手机号']],
  ['a picture', file(Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'roster.xlsx'), []],
  ['an archive that is no workbook', file(Buffer.from('504b0304140000000000', 'hex'), 'roster.xlsx'), []],
])('%s is refused in whole', async (_, content, missingColumns) => {
  const reply = await as(secretary.openid)('importRoster', { orgUnitId: 'e1', file: content });

  expect(reply).toMatchObject({ ok: false, code: 'ROSTER_UNREADABLE', details: { missingColumns } });
  expect(cloud.rows('persons')).toHaveLength(2);
});

test('a file still lands when somebody it announced before has another number by now', async () => {
  const line = `${stranger.name},${stranger.phone},保安`;
  await as(secretary.openid)('importRoster', { orgUnitId: 'e1', file: csv(line) });
  const proof = (number: string) => ({ kind: 'wechat', code: cloud.phoneNumbers.issue(number) }) as const;
  await as(stranger.openid)('registerWorker', {
    name: stranger.name,
    phone: proof(stranger.phone),
    occupation: 'guard',
    place: { kind: 'orgUnit', id: 'e1' },
    consentVersion: '2026-11',
  });
  await as(stranger.openid)('updateMe', { version: 2, phone: proof('15400000088') });

  const rows = csv('冯月,15400000101,', line, '陈一,15400000102,');
  const reply = await as(secretary.openid)('importRoster', { orgUnitId: 'e1', file: rows });

  expect(reply).toMatchObject({ ok: true, data: { addedCount: 2, knownCount: 1 } });
});

test('more rows than one file may carry are refused before anything is written', async () => {
  const lines = Array.from({ length: 2_001 }, (_, i) => `吴晴,15401${String(i).padStart(6, '0')},`);

  const reply = await as(secretary.openid)('importRoster', { orgUnitId: 'e1', file: csv(...lines) });

  expect(reply).toMatchObject({ code: 'ROSTER_TOO_LONG', details: { rows: 2_001, most: 2_000 } });
  expect(cloud.rows('persons')).toHaveLength(2);
});
