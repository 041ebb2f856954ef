import { join } from 'node:path';
import type { Phone } from '../../local/phone/browser';
import { arrive, openStage, overflowing, photograph } from './stage';
import type { Stage } from './stage';
import { PAGES } from './tables';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

const LOOKS = [
  { scale: '1', theme: 'light' },
  { scale: '1.6', theme: 'light' },
  { scale: '1', theme: 'dark' },
];

/** Home asks for the place by a tap only; its picture has the stations that follow. */
async function sayWhere(phone: Phone): Promise<void> {
  const asking = phone.page.getByText('看哪几家离您近');
  if (!(await asking.isVisible())) return;
  await asking.click();
  await phone.page.getByText('允许', { exact: true }).click();
  await asking.waitFor({ state: 'detached' });
}

test.each(LOOKS)(
  'every page fits at scale $scale in the $theme',
  async ({ scale, theme }) => {
    const wide: Record<string, string[]> = {};
    for (const { name, as, route, words } of PAGES) {
      const phone = await stage.phone({ as, page: route, scale, theme });
      await arrive(phone, words);
      await sayWhere(phone);
      await photograph(phone, `${name}-x${scale}-${theme}`);
      const found = await overflowing(phone);
      if (found.length > 0) wide[name] = found;
    }

    expect(wide).toEqual({});
  },
  120_000,
);

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
