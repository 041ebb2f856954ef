import { join } from 'node:path';
import { misfits } from './looks';
import { openStage, photograph } from './stage';
import type { Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

test('every page fits, by day and by night', async () => {
  expect(await misfits(stage, '1')).toEqual({});
}, 480_000);

test('a secretary imports a roster and sees which lines to mend', async () => {
  const query = 'packages/people/pages/import-roster/import-roster?id=bda-e1&name=长风机械工会';
  const phone = await stage.phone({ as: 'secretary-li', page: query });
  await phone.page.getByText('这个单位还没有名单').waitFor();

  const [chooser] = await Promise.all([
    phone.page.waitForEvent('filechooser'),
    phone.page.getByText('选名单文件').click(),
  ]);
  await chooser.setFiles(join(__dirname, '../../local/demo/files/roster-200.xlsx'));
  await phone.page.getByText('roster-200.xlsx').waitFor();
  await phone.page.locator('.act .t-button').last().click();

  await phone.page.getByText('新放进 190 人').waitFor();
  await phone.page.getByText('第 23 行').waitFor();
  await phone.page.getByText('还没登记', { exact: true }).first().waitFor();
  await photograph(phone, 'import-roster');
  await phone.page.getByText('再看一些').click();
  await phone.page.waitForFunction('document.querySelectorAll(".wx-screen:not([hidden]) wx-view").length > 200');
}, 60_000);

test('tabs keep their pages, and the way back leads back', async () => {
  const phone = await stage.phone({ as: 'courier-zhou', place: 'none' });
  const visible = phone.page.locator('.wx-screen:not([hidden])');
  await visible.getByLabel('站点', { exact: true }).click();
  await phone.page.getByText('允许', { exact: true }).click();
  await visible.getByText('不知道您在哪里').waitFor();
  await visible.getByLabel('我的', { exact: true }).click();
  await visible.getByText('改一改').click();
  await visible.getByText('改好了，保存').waitFor();
  await visible.getByRole('button', { name: '返回' }).click();

  await visible.getByText('改一改').waitFor();
  await visible.getByLabel('首页', { exact: true }).click();
  await visible.getByText('周师傅').waitFor();
}, 60_000);
