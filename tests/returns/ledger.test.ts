import { readTable } from '../../cloudfunctions/kit/read-table';
import type { ReturnsApi } from '../../cloudfunctions/returns/contract';
import type { TestCloud } from '../kit/test-cloud';
import { as, caller, colleague, dataOf, declare, observe, office, startReturns, townCaller, worker } from './cases';

let cloud: TestCloud;
beforeEach(async () => (cloud = await startReturns()));
afterEach(() => cloud.stop());

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
    '核实并更正',
    '导出台账 2022-12-01 至 2022-12-02',
    '导出台账（号码完整）2022-12-01 至 2022-12-02：区里要核对号码',
  ]);
  expect(await as(cloud, caller)('exportLedger', { ...filters, unmaskedReason: null })).toMatchObject({
    code: 'NOT_ALLOWED',
  });
});

test('an export that gives another reason under the same request is noted anew, its repetition is not', async () => {
  const exported = async (unmaskedReason: string | null) =>
    dataOf(await as(cloud, office)('exportLedger', { ...filters, unmaskedReason }, 'request-1'));

  await exported(null);
  await exported('区里要核对号码');
  await exported('区里要核对号码');

  expect(cloud.rows('audit').map(({ reason }) => reason)).toEqual([
    '导出台账 2022-12-01 至 2022-12-02',
    '导出台账（号码完整）2022-12-01 至 2022-12-02：区里要核对号码',
  ]);
});
