import type { TestCloud } from '../kit/test-cloud';
import { as, caller, casesIn, dataOf, declare, startReturns } from './cases';

let cloud: TestCloud;
beforeEach(async () => (cloud = await startReturns()));
afterEach(() => cloud.stop());

test.each([
  ['本人让打 15400000123', '本人让打 154****0123'],
  ['154-0000-0123 打不通', '154****0123 打不通'],
  ['改打+86 154 0000 0123，或８６１５４０００００１２４', '改打+86 154****0123，或８６１****０１２４'],
  ['身份证 11010119900307123X 对不上', '身份证 110****123X 对不上'],
  ['110101 1990 0307 1234 对不上', '110****1234 对不上'],
  ['15400000123/15400000124', '154****0123/154****0124'],
  ['京疫防发〔2022〕10号，2022-12-01 14:30 约的 2 单元 901', '京疫防发〔2022〕10号，2022-12-01 14:30 约的 2 单元 901'],
])('the trail keeps why somebody looked, and no number that they typed: %s', async (reason, kept) => {
  const { id: caseId } = await declare(cloud);

  const { phone } = dataOf(await as(cloud, caller)('revealPhone', { caseId, reason }));
  dataOf(await as(cloud, caller)('openCase', { caseId, reason }));

  expect(phone).toBe('15400000011');
  expect(cloud.rows('audit').map((entry) => entry['reason'])).toEqual([`查看号码：${kept}`, kept]);
});

test('the case itself keeps what was written, sealed', async () => {
  const { id: caseId } = await declare(cloud);
  const reason = '本人让打 15400000123';

  dataOf(await as(cloud, caller)('endCase', { caseId, as: 'lost', reason }));

  expect(casesIn(cloud)[0]!.history.at(-1)).toMatchObject({ note: reason });
  expect(JSON.stringify(cloud.rows('returnCases'))).not.toContain('15400000123');
});
