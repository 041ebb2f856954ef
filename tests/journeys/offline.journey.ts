import type { Phone } from '../../local/phone/browser';
import { openStage, photograph } from './stage';
import type { Stage } from './stage';

const EDIT = 'packages/people/pages/edit-me/edit-me';
const WORKER = 'courier-zhou';
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

const onTop = ({ page }: Phone) => page.locator('.wx-screen:not([hidden])');
const setNetwork = ({ page }: Phone, network: 'none' | 'wifi') =>
  page.evaluate(`__phone.change({ network: '${network}' })`);

interface Me {
  ok: true;
  data: { me: { name: string; version: number; occupation: string; station: { id: string } } };
}
const readMe = () => stage.machine.call('people', WORKER, 'readMe', {}) as unknown as Promise<Me>;

/** Changes the name, without a network, and leaves it to be sent later. */
async function renameOffline(phone: Phone, name: string): Promise<void> {
  await onTop(phone).getByLabel('姓名').waitFor();
  await setNetwork(phone, 'none');
  await onTop(phone).getByLabel('姓名').fill(name);
  await onTop(phone).getByText('改好了，保存').click();
  await onTop(phone).getByText('先存在手机里了', { exact: false }).waitFor();
}

/** To 我的, where what is not sent is listed. */
async function goToMine(phone: Phone): Promise<void> {
  await phone.page.evaluate("wx.switchTab({ url: '/pages/mine/mine' })");
  await onTop(phone).getByText('未发送 1 件').waitFor();
}

test('what was left unsent goes out when the app is opened again', async () => {
  const phone = await stage.phone({ as: WORKER, page: EDIT });
  await renameOffline(phone, '周远航');

  await phone.page.reload();
  await phone.page.waitForSelector('body[data-ready]');
  await phone.page.waitForFunction("!(wx.getStorageSync('outbox') || []).length");

  expect((await readMe()).data.me.name).toBe('周远航');
}, 60_000);

test('a write waits in sight and is sent once', async () => {
  const phone = await stage.phone({ as: WORKER, page: 'pages/mine/mine' });
  await onTop(phone).getByText('手机号已验证').waitFor();
  await phone.page.evaluate(`wx.navigateTo({ url: '/${EDIT}' })`);
  await renameOffline(phone, '周行远');
  await goToMine(phone);
  await photograph(phone, 'unsent');
  const before = await readMe();

  await setNetwork(phone, 'wifi');
  await onTop(phone).getByText('未发送', { exact: false }).waitFor({ state: 'detached' });

  await onTop(phone).getByText('周行远').waitFor();
  const after = await readMe();
  expect([before.data.me.name, after.data.me.name]).toEqual(['周远航', '周行远']);
  expect(after.data.me.version).toBe(before.data.me.version + 1);
}, 60_000);

/** The next change of the own record does not get through, though the network is there. */
const loseNextChange = ({ page }: Phone) => {
  let isLost = false;
  return page.route('**/fn/people', (route) => {
    if (isLost || !route.request().postData()?.includes('"updateMe"')) return route.fallback();
    isLost = true;
    return route.abort();
  });
};
const isSent = ({ page }: Phone) => page.waitForFunction("!(wx.getStorageSync('outbox') || []).length");

test('of two changes of one form without a network the last one is sent, and the open page says so', async () => {
  const phone = await stage.phone({ as: WORKER, page: EDIT });
  const before = await readMe();
  await renameOffline(phone, '周前一稿');
  await renameOffline(phone, '周后一稿');

  await setNetwork(phone, 'wifi');
  await onTop(phone).getByText('先存在手机里了', { exact: false }).waitFor({ state: 'detached' });

  const { me } = (await readMe()).data;
  expect([me.name, me.version]).toEqual(['周后一稿', before.data.me.version + 1]);
}, 60_000);

test('a change that waits is not sent after a newer one went through', async () => {
  const phone = await stage.phone({ as: WORKER, page: EDIT });
  await onTop(phone).getByLabel('姓名').waitFor();
  await loseNextChange(phone);
  for (const name of ['周旧', '周新']) {
    await onTop(phone).getByLabel('姓名').fill(name);
    await onTop(phone).getByText('改好了，保存').click();
    if (name === '周旧') await onTop(phone).getByText('先存在手机里了', { exact: false }).waitFor();
  }
  await isSent(phone);
  await phone.page.reload();
  await phone.page.waitForSelector('body[data-ready]');

  expect((await readMe()).data.me.name).toBe('周新');
  expect(phone.errors.splice(0)).toEqual(['Failed to load resource: net::ERR_FAILED']);
}, 60_000);

test('what did not get through is tried again after a while', async () => {
  const phone = await stage.phone({ as: WORKER, page: EDIT });
  await onTop(phone).getByLabel('姓名').waitFor();
  await phone.page.clock.install();
  await loseNextChange(phone);
  await onTop(phone).getByLabel('姓名').fill('周再试');
  await onTop(phone).getByText('改好了，保存').click();
  await onTop(phone).getByText('先存在手机里了', { exact: false }).waitFor();

  await phone.page.clock.runFor(31_000);
  await isSent(phone);

  expect((await readMe()).data.me.name).toBe('周再试');
  expect(phone.errors.splice(0)).toEqual(['Failed to load resource: net::ERR_FAILED']);
}, 60_000);

test('a write that is refused when it arrives goes back to its form, with what was typed', async () => {
  const phone = await stage.phone({ as: WORKER, page: EDIT });
  await renameOffline(phone, '周晚来');
  const { me } = (await readMe()).data;
  const { version, occupation, station } = me;
  const place = { kind: 'station', id: station.id };
  const elsewhere = { version, name: '周先到', occupation, place };
  const reply = await stage.machine.call('people', WORKER, 'updateMe', elsewhere, 'tap-elsewhere-0001');
  expect(reply).toMatchObject({ ok: true });
  await goToMine(phone);

  await setNetwork(phone, 'wifi');
  await onTop(phone).getByText('没办成').waitFor();
  await photograph(phone, 'unsent-refused');
  await onTop(phone).getByText('回去改').click();

  await onTop(phone).getByText('刚才有人改过', { exact: false }).waitFor();
  await phone.page.waitForFunction("document.querySelector('.wx-screen:not([hidden]) input')?.value === '周晚来'");
  expect((await readMe()).data.me.name).toBe('周先到');
}, 60_000);

test('the home page shows what it showed last before anything has come', async () => {
  const phone = await stage.phone({ as: WORKER });
  await onTop(phone).getByText('看哪几家离您近').click();
  await phone.page.getByText('允许', { exact: true }).click();
  await onTop(phone).getByText('荣华街道暖心驿站').waitFor();

  await phone.page.goto(`${phone.page.url()}&network=none`);
  await phone.page.waitForSelector('body[data-ready]');

  await onTop(phone).getByText('荣华街道暖心驿站').waitFor();
  await onTop(phone).getByText('的样子', { exact: false }).first().waitFor();
  await photograph(phone, 'home-offline');
  expect(await onTop(phone).getByText('这一页没有打开').count()).toBe(0);
}, 60_000);
