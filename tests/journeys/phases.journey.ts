import { arrive, hold, openStage, photograph } from './stage';
import type { Stage } from './stage';
import { PAGES } from './tables';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

const READING = PAGES.filter(({ reads }) => reads !== null);

test.each(READING)(
  '$reads says that it did not open, shows its bones on the second try, and opens',
  async ({ name, as, route, words }) => {
    const phone = await stage.phone({ as, page: route, network: 'none' });
    await arrive(phone, '这一页没有打开');
    await phone.page.getByText('没有网络，过一会儿再打开').waitFor();
    await photograph(phone, `failed-${name}`);

    const release = await hold(phone.page);
    await phone.page.evaluate("__phone.change({ network: 'wifi' })");
    await phone.page.getByText('再试一次').click();
    const bones = phone.page.getByLabel('正在打开');
    await bones.waitFor();
    await photograph(phone, `loading-${name}`);
    await release();

    await arrive(phone, words);
    expect(await phone.page.getByText('这一页没有打开').or(bones).count()).toBe(0);
    await stage.leave(phone);
  },
  60_000,
);

test('what was there stays when fresh content does not come', async () => {
  const phone = await stage.phone({ as: 'courier-zhou', page: 'pages/nearby/nearby' });
  await arrive(phone, '永康公寓工会服务站');

  await phone.page.evaluate("__phone.change({ network: 'none' })");
  await phone.page.getByText('热水', { exact: true }).first().click();

  await phone.page.getByText('没有网络', { exact: false }).waitFor();
  expect(await phone.page.getByText('永康公寓工会服务站').first().isVisible()).toBe(true);
}, 60_000);

test.each([
  ['改我的信息', 'packages/people/pages/edit-me/edit-me', '您还没有登记'],
  ['消息', 'pages/messages/messages', '还没有消息'],
  ['我的', 'pages/mine/mine', '您还没有登记'],
])(
  '%s says to a newcomer that there is nothing yet, and what to do',
  async (_name, route, words) => {
    const phone = await stage.phone({ as: 'nobody', page: route });

    await arrive(phone, words);

    expect(await phone.page.getByText('这一页没有打开').count()).toBe(0);
  },
  60_000,
);
