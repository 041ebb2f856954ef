import { join } from 'node:path';
import type { Phone } from '../../local/phone/browser';
import { arrive, openStage, photograph } from './stage';
import type { Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

const PAGES = 'packages/returns/pages';
const unit = (id: string, name: string) => `id=${id}&name=${encodeURIComponent(name)}`;
const PINGGU = unit('d110117', '平谷区总工会');
const YANGFANG = unit('d110114104', '阳坊镇总工会');
const seen = ({ page }: Phone) => page.locator('.wx-screen:not([hidden])');
const tab = (phone: Phone, word: string) => seen(phone).getByRole('tab', { name: word }).click();

async function handovers(as: string, query: string, words: string): Promise<Phone> {
  const phone = await stage.phone({ as, page: `${PAGES}/handovers/handovers?${query}` });
  await arrive(phone, words);
  return phone;
}

test('a hand-over goes back with its reason, is sent again, and is taken; the sender looks on', async () => {
  const tang = await handovers('verifier-tang', YANGFANG, '于洋');
  await seen(tang).getByText('退回，说原因').click();
  await tang.page.getByText('查不到这个地址').click();
  await photograph(tang, 'hand-over-return');
  await tang.page.getByText('退回去', { exact: true }).click();
  await seen(tang).getByText('没有等您接的').waitFor();

  const he = await stage.phone({ as: 'verifier-he', page: `${PAGES}/case/case?${PINGGU}&case=demo-case-14` });
  await arrive(he, '查不到这个地址');
  await seen(he).getByLabel('转给别的单位').click();
  await he.page.getByLabel('选转给哪里').click();
  await seen(he).getByLabel('按名字找').or(seen(he).locator('input')).first().fill('阳坊');
  await seen(he).getByText('阳坊镇总工会').first().click();
  await he.page.getByLabel('为什么转，如 本人住阳坊镇西贯市村').fill('补上了：西贯市村 5 区 6 号');
  await photograph(he, 'hand-over-send');
  await he.page.getByText('转过去', { exact: true }).click();
  await seen(he).getByText('对方接下之前还由我们管').waitFor();

  await tang.page.evaluate('wx.startPullDownRefresh()');
  await seen(tang).getByText('补上了：西贯市村').waitFor();
  await seen(tang).getByText('接过来').click();
  await seen(tang).getByText('没有等您接的').waitFor();

  const looking = await handovers('verifier-he', PINGGU, '核转');
  await tab(looking, '转走的');
  await seen(looking).getByText('现在由阳坊镇总工会负责').waitFor();
  await photograph(looking, 'hand-over-look-on');
}, 60_000);

test('a unit that cannot receive is refused in words, and what was written stays', async () => {
  const phone = await stage.phone({ as: 'verifier-he', page: `${PAGES}/case/case?${PINGGU}&case=demo-case-03` });
  await arrive(phone, '转给别的单位');
  await seen(phone).getByLabel('转给别的单位').click();
  await phone.page.getByLabel('选转给哪里').click();
  await seen(phone).locator('input').first().fill('兴谷重工');
  await seen(phone).getByText('兴谷重工', { exact: false }).first().click();
  await phone.page.getByLabel('为什么转，如 本人住阳坊镇西贯市村').fill('在厂里住');
  await phone.page.getByText('转过去', { exact: true }).click();

  await phone.page.getByText('没有核实人员').first().waitFor();
  await photograph(phone, 'hand-over-refused');
  expect(await phone.page.getByLabel('为什么转，如 本人住阳坊镇西贯市村').inputValue()).toBe('在厂里住');
}, 60_000);

test('after four hours without an answer the unit above both decides', async () => {
  await stage.machine.local('/local/clock', { advanceMs: 4 * 3_600_000 + 11 * 60_000 });
  const he = await handovers('verifier-he', PINGGU, '杜鹃');

  await seen(he).getByText('上级来定').first().waitFor();
  await photograph(he, 'hand-over-escalated');
}, 60_000);

test('a clue sheet is shared, and its bad rows are named', async () => {
  const phone = await stage.phone({ as: 'verifier-he', page: `${PAGES}/clues/clues?${PINGGU}` });
  await arrive(phone, '选线索文件');
  const [chooser] = await Promise.all([
    phone.page.waitForEvent('filechooser'),
    seen(phone).getByText('选线索文件').click(),
  ]);
  await chooser.setFiles(join(__dirname, 'files/clues.csv'));
  await seen(phone).getByText('clues.csv').waitFor();
  await seen(phone).getByText('导入，分下去').click();

  await seen(phone).getByText('手机号不是 11 位').waitFor();
  await seen(phone).getByText('分到 2 人').waitFor();
  await photograph(phone, 'clues-report');
}, 60_000);

test('the ledger is carried away masked, and whole numbers want a reason', async () => {
  const phone = await stage.phone({ as: 'both-qian', page: `${PAGES}/ledger/ledger?${PINGGU}` });
  await arrive(phone, '导出表格');
  await seen(phone).getByText('导出表格').click();
  await phone.page.locator('.switch-row__knob .t-switch').click();
  await phone.page.getByText('导出，打开看').click();
  await phone.page.getByText('请写为什么要看完整号码').waitFor();
  await phone.page.locator('.switch-row__knob .t-switch').click();
  await photograph(phone, 'ledger-export');
  await phone.page.getByText('导出，打开看').click();
  await phone.page.getByText('存到电脑上').waitFor();
  expect(await phone.page.locator('.wx-document b').innerText()).toMatch(/^返京台账-.*\.xlsx$/);
}, 60_000);

test('a new rule shows whom it would touch before it is published', async () => {
  const phone = await stage.phone({ as: 'admin-gao', page: `${PAGES}/add-rule/add-rule` });
  await arrive(phone, '看看会影响谁');
  await seen(phone).getByText('看看会影响谁').click();
  await seen(phone).getByText('请选从哪一天起执行').waitFor();
  await photograph(phone, 'rule-without-dates');
}, 60_000);
