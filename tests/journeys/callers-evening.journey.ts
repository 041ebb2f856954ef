import type { Phone } from '../../local/phone/browser';
import { arrive, openStage, photograph } from './stage';
import type { Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

const PINGGU = `id=d110117&name=${encodeURIComponent('平谷区总工会')}`;
const QUEUE = `packages/returns/pages/queue/queue?${PINGGU}`;
const seen = ({ page }: Phone) => page.locator('.wx-screen:not([hidden])');
const named = (phone: Phone) => seen(phone).locator('.person-card .title').innerText();

/** Opens the queue as somebody, and takes whoever comes next. */
async function nextCall(as: string): Promise<Phone> {
  const phone = await stage.phone({ as, page: QUEUE });
  await arrive(phone, '打下一个');
  await seen(phone).getByText('打下一个').click();
  await seen(phone).locator('.person-card').waitFor();
  return phone;
}

test.each([
  ['follow-up', 'id=demo-case-10&unit=d110117', '怎么建议的', '多喝水，今晚再量'],
  ['check', `${PINGGU}&case=demo-contact-2`, '哪里不对', '门牌没有核对'],
  ['correct', `${PINGGU}&case=demo-case-12`, '为什么改', '本人说门牌写错了'],
])(
  'what was written on %s is still there after the phone was put away',
  async (name, query, label, words) => {
    const page = `packages/returns/pages/${name}/${name}?${query}`;
    const phone = await stage.phone({ as: 'verifier-he', page });
    await arrive(phone, label);
    await seen(phone).getByLabel(label, { exact: true }).fill(words);
    await phone.page.reload();
    await arrive(phone, label);

    expect(await seen(phone).getByLabel(label, { exact: true }).inputValue()).toBe(words);
  },
  60_000,
);

test('two callers of one unit never have the same person, and an evening ends in numbers that agree', async () => {
  const [he, qian] = [await nextCall('verifier-he'), await nextCall('both-qian')];
  expect(await named(he)).not.toBe(await named(qian));
  await photograph(he, 'evening-follow-up');

  // Somebody with a fever comes first: advice, what was done, and the end of it.
  await seen(he).getByLabel('怎么建议的').fill('多喝水，今晚再量一次');
  await seen(he).getByLabel('做了什么').fill('请社区送了退烧药');
  await seen(he).getByText('继续观察').click();
  await seen(he).getByText('办结这次随访').click();
  await seen(he).getByText('没核实成，是因为').waitFor();

  const silent = await named(qian);
  await seen(qian).getByLabel('没人接').click();
  await qian.page.getByText('过两小时以上').waitFor();
  await photograph(qian, 'evening-no-answer');
  await qian.page.getByText('记下，下一位').click();
  await seen(qian).getByText('上一位：记下了').waitFor();
  expect(await named(qian)).not.toBe(silent);

  const corrected = await named(he);
  await seen(he).getByText('一致，下一项').click();
  await seen(he).getByText('一致，下一项').click();
  await seen(he).getByLabel('如 荣华南路 15 号院 3 号楼 2 单元 402').fill('平谷区兴谷街道 林荫北街 13 号院 2 号楼 302');
  await seen(he).getByText('已改').waitFor();
  await photograph(he, 'evening-correction');
  await seen(he).getByText('就按改的记，下一项').click();
  await seen(he).getByText('一致，下一项').click();
  await seen(he).getByText('一致，下一项').click();
  await seen(he).getByText('核实完成，下一位').click();
  await seen(he).getByText('上一位：记下了').waitFor();
  expect(await named(he)).not.toBe(corrected);

  await seen(he).getByText('先不打，放回去').click();
  await seen(he).getByText('我打过的').click();
  await seen(he).getByText('核实好').waitFor();
  await photograph(he, 'evening-my-calls');
  const lines = await seen(he).locator('.person-row').allInnerTexts();
  expect(lines[0]).toContain(corrected);
  expect(lines[0]).toContain('核实无误');
  expect(lines[1]).toContain('继续观察');
  await seen(he).getByLabel('昨天', { exact: true }).click();
  await seen(he).getByText('昨天没打过').waitFor();

  const day = { orgUnitId: 'd110117', day: '2022-12-02' };
  const { data } = await stage.machine.call('returns', 'verifier-he', 'readDay', day);
  const { registeredCount, verifiedCount, closedCount, openCount } = data as unknown as Record<string, number>;
  expect(openCount).toBe(registeredCount! - verifiedCount! - closedCount!);
}, 60_000);

test('whoever keeps somebody too long loses the call, and nothing that was written', async () => {
  const phone = await stage.phone({
    as: 'verifier-he',
    page: `packages/returns/pages/call/call?${PINGGU}&case=demo-case-05`,
  });
  await arrive(phone, '没核实成，是因为');
  await seen(phone).getByLabel('留给下一位同事的话').fill('请他爱人接');
  const { page } = phone;
  await stage.machine.local('/local/clock', { at: '2022-12-02T16:40:00+08:00' });

  const taken = await stage.machine.call('returns', 'both-qian', 'takeCase', { caseId: 'demo-case-05' }, 'takes-over');
  expect(taken).toMatchObject({ ok: true });
  await seen(phone).getByLabel('没人接').click();
  await page.getByText('记下，下一位').click();

  await page.getByText('正由别的同事联系').first().waitFor();
  await photograph(phone, 'evening-lost');
  await page.getByLabel('关上').click();
  expect(await seen(phone).getByLabel('留给下一位同事的话', { exact: true }).inputValue()).toBe('请他爱人接');

  await seen(phone).getByText('打下一个').click();
  await seen(phone).getByText('别的同事在打给 TA 了').waitFor({ state: 'detached' });
  await seen(phone).locator('.person-card').waitFor();
}, 60_000);

test('a neighbour that was lent a queue calls for it, and what comes of it stays with the lender', async () => {
  const loan = { fromUnitId: 'd110117', toUnitId: 'd110114104', untilAt: Date.parse('2022-12-02T20:30:00+08:00') };
  expect(await stage.machine.call('returns', 'both-qian', 'lendQueue', loan, 'lends-it')).toMatchObject({ ok: true });

  const query = `id=d110114104&name=${encodeURIComponent('阳坊镇总工会')}`;
  const tang = await stage.phone({ as: 'verifier-tang', page: `packages/returns/pages/queue/queue?${query}` });
  await arrive(tang, '帮邻居打');
  await photograph(tang, 'evening-lent');
  await seen(tang).getByLabel('帮平谷区总工会打').click();
  await seen(tang).locator('.person-card').waitFor();
  await photograph(tang, 'evening-lent-call');
}, 60_000);

test('after nine in the evening nobody is rung', async () => {
  await stage.machine.local('/local/clock', { at: '2022-12-02T21:05:00+08:00' });
  const phone = await stage.phone({ as: 'verifier-he', page: QUEUE });

  await arrive(phone, '晚上九点到早上八点不打扰职工');
  expect(await seen(phone).getByText('打下一个').count()).toBe(0);
  await photograph(phone, 'evening-quiet');
}, 60_000);
