import type { Phone } from '../../local/phone/browser';
import { arrive, openStage, overflowing, photograph } from './stage';
import type { Stage } from './stage';

const REGISTER = 'packages/people/pages/register/register';
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

/** Taps what says exactly this, on the page that is on top. */
const tap = ({ page }: Phone, text: string) =>
  page.locator('.wx-screen:not([hidden]), .wx-cover').getByText(text, { exact: true }).last().click();

async function fillIn(phone: Phone, name: string): Promise<void> {
  await phone.page.getByLabel('姓名').fill(name);
  await tap(phone, '用微信手机号');
  await tap(phone, '允许');
  await tap(phone, '快递员');
  await tap(phone, '选站点或工会');
  await arrive(phone, '离您近的站点');
  await tap(phone, '中航技工业户外劳动者站点');
  await phone.page.getByText('我看过了，同意').click();
}

test('a newcomer registers at a station and is greeted by name', async () => {
  const phone = await stage.phone({ as: 'newcomer-1', phone: '15400012345' });
  await tap(phone, '看哪几家离您近');
  await tap(phone, '允许');
  await phone.page.getByText('中航技工业户外劳动者站点').waitFor();
  await photograph(phone, 'home-newcomer');
  await tap(phone, '去登记');
  await photograph(phone, 'register-empty');

  await fillIn(phone, '秦小满');
  await photograph(phone, 'register-filled');
  await tap(phone, '登记');
  await phone.page.getByText('秦师傅，登记好了').waitFor();
  await photograph(phone, 'register-done');
  await stage.machine.kill();

  await stage.restart();
  const me = await stage.machine.call('people', 'newcomer-1', 'readMe', {});
  expect(me).toMatchObject({
    ok: true,
    data: { me: { name: '秦小满', maskedPhone: '154****2345', phoneVerified: true } },
  });
  const again = await stage.phone({ as: 'newcomer-1', phone: '15400012345' });
  await again.page.getByText('秦师傅，下午好').waitFor();
  await photograph(again, 'home-courier');
  expect(await overflowing(again)).toEqual([]);
}, 90_000);

test('two taps at once make one person', async () => {
  const phone = await stage.phone({ as: 'newcomer-2', phone: '15400012346', page: REGISTER });
  await fillIn(phone, '许双');

  const button = phone.page.locator('.act wx-button, .act .t-button').last();
  await button.dblclick({ force: true });
  await phone.page.getByText('许师傅，登记好了').waitFor();

  const { recent } = await stage.machine.local<{ recent: { action: string; outcome: string }[] }>('/local/meter');
  expect(recent.filter(({ action, outcome }) => action === 'registerWorker' && outcome === 'ok')).toHaveLength(1);
}, 60_000);

test('whoever reads large type registers as easily', async () => {
  const phone = await stage.phone({ as: 'newcomer-6', phone: '15400012347', page: REGISTER, scale: '1.6' });
  await fillIn(phone, '金大字');
  await photograph(phone, 'register-filled-x1.6');
  expect(await overflowing(phone)).toEqual([]);

  await tap(phone, '登记');

  await phone.page.getByText('金师傅，登记好了').waitFor();
  await photograph(phone, 'register-done-x1.6');
}, 60_000);

test('what is missing is marked, and nothing is lost by leaving', async () => {
  const phone = await stage.phone({ as: 'newcomer-3', page: REGISTER });
  await phone.page.getByLabel('姓名').fill('冯半');
  await tap(phone, '登记');

  await phone.page.getByText('请选一项').waitFor();
  await phone.page.getByText('请先看过并同意').waitFor();
  await photograph(phone, 'register-marked');
  await phone.page.reload();
  await phone.page.waitForSelector('body[data-ready]');

  expect(await phone.page.getByLabel('姓名').inputValue()).toBe('冯半');
}, 60_000);

test('without a network the page says so, and the same tap goes through later', async () => {
  const phone = await stage.phone({ as: 'newcomer-4', phone: '15400012348', page: REGISTER });
  await fillIn(phone, '何断网');
  await phone.page.evaluate("__phone.change({ network: 'none' })");
  await tap(phone, '登记');
  await phone.page.getByText('网络不通', { exact: false }).waitFor();

  await phone.page.evaluate("__phone.change({ network: 'wifi' })");
  await tap(phone, '登记');

  await phone.page.getByText('何师傅，登记好了').waitFor();
}, 60_000);

test('somebody without a WeChat number types one, and a wrong one is marked', async () => {
  const phone = await stage.phone({ as: 'newcomer-5', page: REGISTER });
  await fillIn(phone, '沈自填');
  await phone.page.evaluate('wx.pageScrollTo({ scrollTop: 0 })');
  await stage.machine.local('/local/clock', { advanceMs: 6 * 60_000 });
  await tap(phone, '登记');

  await phone.page.getByText('授权过期了，请再点一次', { exact: true }).waitFor();
  await tap(phone, '自己填手机号');
  await phone.page.getByLabel('11 位数字').fill('1540001');
  await tap(phone, '登记');
  await phone.page.getByText('手机号应为 11 位数字').waitFor();
  await phone.page.getByLabel('11 位数字').fill('15400012349');
  await tap(phone, '登记');

  await phone.page.getByText('沈师傅，登记好了').waitFor();
}, 60_000);
