import type { Page, Route } from 'playwright-core';
import type { Phone } from '../../local/phone/browser';
import { see, tap, top } from './hands';
import { arrive, openStage, photograph } from './stage';
import type { Stage } from './stage';

const EDIT = 'packages/people/pages/edit-me/edit-me';
const CHOOSE = 'packages/people/pages/choose-place/choose-place';
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

const setNetwork = ({ page }: Phone, network: 'none' | 'wifi') =>
  page.evaluate(`__phone.change({ network: '${network}' })`);
/** Leaves no room in what the phone keeps for the mini-program. */
const fillUp = ({ page }: Phone) =>
  page.evaluate(`(() => {
    for (let i = 0, size = 1000 * 1024; size > 0; i += 1) {
      try { wx.setStorageSync('filler-' + i, 'x'.repeat(size)); } catch { size = Math.floor(size / 2); }
    }
  })()`);

interface Me {
  ok: true;
  data: { me: { name: string; version: number } };
}
const readMe = async (who: string) => {
  const { data } = (await stage.machine.call('people', who, 'readMe', {})) as unknown as Me;
  return data.me;
};

const isWriting = (route: Route) => /"updateMe"/.test(route.request().postData() ?? '');
/** Lets something happen to the first write of a phone; the rest goes its way. */
const atFirstWrite = (act: (route: Route) => Promise<void>) => async (page: Page) => {
  let wasMet = false;
  await page.route('**/fn/people', async (route) => {
    if (wasMet || !isWriting(route)) return route.continue();
    wasMet = true;
    return act(route);
  });
};

/** A moment that is waited for. */
function moment() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

async function rename(phone: Phone, name: string): Promise<void> {
  await top(phone).getByLabel('姓名').fill(name);
  await tap(phone, '改好了，保存');
}

test('a call that fails says so with a number to read out, keeps what was typed, and goes through again', async () => {
  const failing = { ok: false, code: 'INTERNAL', message: '', details: {}, requestId: 'abcdef123456' };
  const phone = await stage.phone(
    { as: 'courier-zhou', page: EDIT },
    atFirstWrite((route) => route.fulfill({ json: failing })),
  );
  await top(phone).getByLabel('姓名').waitFor();

  await rename(phone, '周又试');
  await see(phone, '我们这边出了点问题');
  await see(phone, '编号 abcdef');
  await photograph(phone, 'bad-call');
  expect(await top(phone).getByLabel('姓名').inputValue()).toBe('周又试');
  await tap(phone, '改好了，保存');

  await phone.page.waitForFunction("!(wx.getStorageSync('draft:edit-me'))");
  expect((await readMe('courier-zhou')).name).toBe('周又试');
}, 60_000);

test('a network that goes after the write arrived, before its answer, writes it once', async () => {
  const before = await readMe('rider-xu');
  const [reached, answer] = [moment(), moment()];
  const phone = await stage.phone(
    { as: 'rider-xu', page: EDIT },
    atFirstWrite(async (route) => {
      const response = await route.fetch();
      reached.open();
      await answer.opened;
      await route.fulfill({ response });
    }),
  );
  await top(phone).getByLabel('姓名').waitFor();

  await rename(phone, '许断线');
  await reached.opened;
  await setNetwork(phone, 'none');
  answer.open();
  await see(phone, '没有网络，先存在手机里了');
  await photograph(phone, 'bad-mid-submit');
  await setNetwork(phone, 'wifi');
  await phone.page.waitForFunction("!(wx.getStorageSync('outbox') || []).length");

  const after = await readMe('rider-xu');
  expect([after.name, after.version]).toEqual(['许断线', before.version + 1]);
}, 60_000);

test('a full phone without a network keeps the page, says not to close it, and sends it by a tap', async () => {
  const phone = await stage.phone({ as: 'rider-xu', page: EDIT });
  await top(phone).getByLabel('姓名').waitFor();
  await fillUp(phone);
  await setNetwork(phone, 'none');

  await rename(phone, '许存满');
  await see(phone, '手机也存满了。请先别关这一页');
  await photograph(phone, 'bad-full');
  expect(await top(phone).getByLabel('姓名').inputValue()).toBe('许存满');
  await setNetwork(phone, 'wifi');
  await tap(phone, '改好了，保存');
  await top(phone).getByText('手机也存满了').waitFor({ state: 'detached' });

  await phone.page.waitForFunction('!getCurrentPages().at(-1).data.submitting');
  expect((await readMe('rider-xu')).name).toBe('许存满');
}, 60_000);

test('whoever refuses their place goes on without it, and a tap leads to the settings', async () => {
  const phone = await stage.phone({ as: 'newcomer-1' });
  await tap(phone, '看哪几家离您近');
  await tap(phone, '拒绝');

  await see(phone, '看哪几家离您近');
  await photograph(phone, 'bad-refused');
  await tap(phone, '看哪几家离您近');
  await phone.page.getByRole('switch', { name: '大致位置信息' }).click();
  await phone.page.getByRole('button', { name: '返回' }).last().click();

  await see(phone, '荣华街道暖心驿站');
}, 60_000);

test('the code of another system is told apart, and names are a way on', async () => {
  const phone = await stage.phone({ as: 'newcomer-2', page: CHOOSE });
  await arrive(phone, '离您近的站点');
  const scan = async (code: string) => {
    await top(phone).getByLabel('扫单位门口的码').click();
    await phone.page.getByLabel('码的内容').fill(code);
    await phone.page.getByText('扫', { exact: true }).click();
  };

  await scan('https://example.com/pay?id=1');
  await see(phone, '这不是工会的码，按名字找一找');
  await scan('niangjia:unit:nowhere');
  await see(phone, '没有找到这个单位，按名字找一找');
  await photograph(phone, 'bad-code');
  await phone.page.getByRole('textbox').fill('荣华');

  await see(phone, '荣华街道');
}, 60_000);
