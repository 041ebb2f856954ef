import { dataOf, page, testPhone, within } from './test-phone';
import type { TestPhone } from './test-phone';

const ASK = `{
  data: { told: null, avatar: '' },
  ask(ids) { return wx.requestSubscribeMessage({ tmplIds: ids }).then((told) => this.setData({ told }), ({ errMsg, errCode }) => this.setData({ told: { errMsg, errCode } })); },
  onOne() { void this.ask(['t1']); }, onTwo() { void this.ask(['t1', 't2']); }, onFour() { void this.ask(['a', 'b', 'c', 'd']); },
  onLate() { wx.cloud.callFunction({ name: 'slow' }).then(() => this.ask(['t1'])); },
  onPhone({ detail }) { this.setData({ told: detail }); },
  onAgree() { this.setData({ told: 'agreed' }); this.resolve({ event: 'agree', buttonId: 'agree' }); },
  onTold({ detail }) { this.setData({ told: detail }); },
}`;
const pages = {
  ...page(
    'ask',
    `<view bind:tap="onOne">一条</view><view bind:tap="onTwo">两条</view><view bind:tap="onFour">四条</view><view bind:tap="onLate">等一等再问</view>
     <button open-type="getPhoneNumber" bind:getphonenumber="onPhone">手机号</button>
     <button id="agree" open-type="agreePrivacyAuthorization" bind:agreeprivacyauthorization="onAgree">同意隐私</button>
     <camera mode="scanCode" style="height: 100px" bind:scancode="onTold" />`,
    ASK,
  ),
  ...page('plain', '<view>一页</view>'),
  ...page('other', '<view>别页</view>'),
};
const app = {
  requiredPrivateInfos: ['chooseLocation', 'getLocation'],
  permission: { 'scope.userLocation': { desc: '用来排远近' } },
};

let phone: TestPhone;
beforeAll(async () => {
  phone = await testPhone(pages, app, ({ path, body }) => {
    if (path === '/fn/places') {
      const point = { latitude: 39.79, longitude: 116.5 };
      return { ok: true, data: { stations: [{ name: '中航技站点', address: '荣华南路 1 号', point }] } };
    }
    if (path === '/fn/slow') return { ok: true };
    if (path === '/fn/echo') return JSON.parse(body) as unknown;
    if (path === '/local/subscriptions') return {};
    if (path === '/local/templates') return [{ id: 't1', title: '领取提醒' }];
    if (path === '/local/phone-code') return { code: 'code-1' };
    return undefined;
  });
}, 60_000);
afterAll(() => phone.close());

const refusal = (opened: Parameters<typeof within>[0], call: string) =>
  within<{ errMsg: string; errno?: number; errCode?: number }>(opened, call);

test('an unknown name throws its own name and is recorded; canIUse says the truth', async () => {
  const opened = await phone.open('pages/plain');

  const answer = await within(opened, 'wx.requestPayment({})');
  await within(opened, 'wx.cloud.database()');

  expect(answer).toEqual({ errMsg: 'wx.requestPayment is not provided by this phone' });
  expect(await opened.missing()).toEqual(['requestPayment', 'cloud.database']);
  const schemas = [
    'getLocation',
    'requestPayment',
    'cloud.callFunction',
    'cloud.database',
    'picker-view',
    'ad',
    'button.open-type.share',
    'button.open-type.none',
  ];
  const usable = await within(opened, `${JSON.stringify(schemas)}.map((schema) => wx.canIUse(schema))`);
  expect(usable).toEqual([true, false, true, false, true, false, true, false]);
});

test('a call answers by promise, or by callbacks where one is given', async () => {
  const opened = await phone.open('pages/plain');

  const answers = await within(
    opened,
    `(async () => { const told = []; const promised = await wx.getNetworkType();
      const nothing = wx.getStorage({ key: 'none', fail: ({ errMsg }) => told.push(errMsg), complete: () => told.push('complete') });
      await new Promise((done) => setTimeout(done)); return [promised.errMsg, nothing === undefined, ...told]; })()`,
  );

  expect(answers).toEqual(['getNetworkType:ok', true, 'getStorage:fail data not found', 'complete']);
});

test('a subscription is asked within a tap, for three templates at most', async () => {
  const opened = await phone.open('pages/ask');
  const { page: screen } = opened;
  const told = async () => (await dataOf(opened))['told'];

  expect(await refusal(opened, "wx.requestSubscribeMessage({ tmplIds: ['t1'] })")).toMatchObject({ errCode: 20_002 });
  await screen.getByText('四条').click();
  await screen.waitForFunction('getCurrentPages()[0].data.told');
  expect(await told()).toMatchObject({ errCode: 20_003 });
  await screen.getByText('等一等再问').click();
  await screen.waitForFunction('getCurrentPages()[0].data.told.errCode === 20002');
  expect(await told()).toMatchObject({ errMsg: expect.stringContaining('user TAP gesture') as string });
});

test('the answer to a subscription reaches the machine, and 总是保持 is kept', async () => {
  const opened = await phone.open('pages/ask');
  const { page: screen } = opened;
  await screen.getByText('两条').click();
  await screen.getByRole('checkbox', { name: 't2' }).click();
  await screen.getByText('总是保持以上选择').click();
  await screen.getByText('领取提醒').waitFor();
  await screen.getByText('允许').click();
  await screen.waitForFunction('getCurrentPages()[0].data.told');

  await within(opened, 'getCurrentPages()[0].setData({ told: null })');
  await screen.getByText('一条').click();
  await screen.waitForFunction('getCurrentPages()[0].data.told');

  expect((await dataOf(opened))['told']).toEqual({ errMsg: 'requestSubscribeMessage:ok', t1: 'accept' });
  const posted = phone.reached
    .filter(({ path }) => path === '/local/subscriptions')
    .map(({ body }) => JSON.parse(body) as object);
  expect(posted.slice(-2)).toEqual([
    { openid: 'tester', results: { t1: 'accept', t2: 'reject' }, always: true },
    { openid: 'tester', results: { t1: 'accept' }, always: true },
  ]);
});

test('an exact place is told to whom the person allows, in either datum', async () => {
  const opened = await phone.open('pages/plain', { place: '39.7898,116.5139' });
  const asked = within<{ latitude: number; longitude: number }>(opened, "wx.getLocation({ type: 'gcj02' })");
  await opened.page.getByText('用来排远近').waitFor();
  await opened.page.getByText('允许').click();
  const exact = await asked;
  const wgs = await within<{ latitude: number; longitude: number }>(opened, 'wx.getLocation()');

  expect([exact.latitude, exact.longitude]).toEqual([39.7898, 116.5139]);
  expect(exact.latitude - wgs.latitude).toBeCloseTo(0.0013, 3);
  expect(exact.longitude - wgs.longitude).toBeCloseTo(0.0061, 3);
});

test('a rough place is rounded, and is told to whom the person allows', async () => {
  const rough = await testPhone(page('a', '<view />'), {
    requiredPrivateInfos: ['getFuzzyLocation'],
    permission: { 'scope.userFuzzyLocation': { desc: '用来排远近' } },
  });
  const opened = await rough.open('pages/a', { place: '39.7898,116.5139' });
  const fuzzy = within<{ latitude: number }>(opened, "wx.getFuzzyLocation({ type: 'gcj02' })");
  await opened.page.getByText('允许').click();

  expect((await fuzzy).latitude).toBeCloseTo(39.79, 5);
  await rough.close();
});

test('what the person refuses stays refused until the settings say otherwise', async () => {
  const opened = await phone.open('pages/plain');
  const asked = refusal(opened, 'wx.getLocation()');
  await opened.page.getByText('拒绝').click();

  expect((await asked).errMsg).toBe('getLocation:fail auth deny');
  expect((await refusal(opened, "wx.authorize({ scope: 'scope.userLocation' })")).errMsg).toBe(
    'authorize:fail auth deny',
  );
  const setting = within(opened, 'wx.openSetting()');
  await opened.page.getByRole('switch', { name: '位置信息' }).click();
  await opened.page.getByRole('button', { name: '返回' }).click();
  expect(await setting).toMatchObject({ authSetting: { 'scope.userLocation': true } });
  expect(await within(opened, 'wx.getLocation()')).toMatchObject({ errMsg: 'getLocation:ok' });
});

test('a phone without a place, and an interface that app.json does not declare, are refused', async () => {
  const opened = await phone.open('pages/plain', { place: 'none' });
  const asked = refusal(opened, 'wx.getLocation()');
  await opened.page.getByText('允许').click();
  const undeclared = await testPhone(page('a', '<view />'));
  const other = await undeclared.open('pages/a');

  expect((await asked).errMsg).toBe('getLocation:fail system permission denied');
  expect((await refusal(other, 'wx.getLocation()')).errMsg).toContain(
    'need to be declared in the requiredPrivateInfos',
  );
  await undeclared.close();
});

test('a place is chosen on the map, from the stations around it', async () => {
  const opened = await phone.open('pages/plain');
  const asked = within(opened, 'wx.chooseLocation()');

  await opened.page.getByRole('option', { name: '中航技站点' }).click();
  await opened.page.getByText('确定').click();

  expect(await asked).toEqual({
    errMsg: 'chooseLocation:ok',
    name: '中航技站点',
    address: '荣华南路 1 号',
    latitude: 39.79,
    longitude: 116.5,
  });
});

test('private interfaces wait for the privacy guide, asked by WeChat', async () => {
  const opened = await phone.open('pages/plain', { privacy: 'fresh' });
  expect(await within(opened, 'wx.getPrivacySetting()')).toMatchObject({ needAuthorization: true });
  const refused = refusal(opened, 'wx.requirePrivacyAuthorize()');
  await opened.page.getByText('拒绝').click();
  expect(await refused).toMatchObject({
    errMsg: 'requirePrivacyAuthorize:fail privacy permission is not authorized',
    errno: 104,
  });

  const asked = within(opened, 'wx.requirePrivacyAuthorize()');
  await opened.page.getByText('同意', { exact: true }).click();

  expect(await asked).toEqual({ errMsg: 'requirePrivacyAuthorize:ok' });
  expect(await within(opened, 'wx.getPrivacySetting()')).toMatchObject({ needAuthorization: false });
});

test('a page that asks itself is believed when its button was really tapped', async () => {
  const opened = await phone.open('pages/ask', { privacy: 'fresh' });
  await within(opened, 'void wx.onNeedPrivacyAuthorization((resolve) => { getCurrentPages()[0].resolve = resolve; })');
  const cheated = refusal(opened, 'wx.requirePrivacyAuthorize()');
  await within(opened, "void getCurrentPages()[0].resolve({ event: 'agree', buttonId: 'agree' })");
  expect(await cheated).toMatchObject({ errno: 104 });

  const asked = within(opened, 'wx.requirePrivacyAuthorize()');
  await opened.page.getByText('同意隐私').click();

  expect(await asked).toEqual({ errMsg: 'requirePrivacyAuthorize:ok' });
});

test('a phone number is a code, or the reason why there is none', async () => {
  const opened = await phone.open('pages/ask');
  await opened.page.getByText('手机号', { exact: true }).click();
  await opened.page.getByText('允许', { exact: true }).click();
  await opened.page.waitForFunction('getCurrentPages()[0].data.told');
  const allowed = (await dataOf(opened))['told'];

  await opened.page.getByText('手机号', { exact: true }).click();
  await opened.page.getByText('不允许').click();
  await opened.page.waitForFunction('!getCurrentPages()[0].data.told.code');

  expect(allowed).toEqual({ errMsg: 'getPhoneNumber:ok', code: 'code-1' });
  expect((await dataOf(opened))['told']).toEqual({ errMsg: 'getPhoneNumber:fail user deny' });
});

test('a code is scanned from the panel, pasted, or not at all; a camera on a page reads it too', async () => {
  const opened = await phone.open('pages/plain');
  const presented = within(opened, 'wx.scanCode()');
  await opened.page.getByText('扫一扫').waitFor();
  await opened.page.evaluate("__phone.present('NJ-7')");
  const pasted = within(opened, 'wx.scanCode()');
  await opened.page.getByLabel('码的内容').fill('https://别的系统/x');
  await opened.page.getByText('扫', { exact: true }).click();
  const left = refusal(opened, 'wx.scanCode()');
  await opened.page.getByRole('button', { name: '返回' }).click();
  const camera = await phone.open('pages/ask');
  await camera.page.evaluate("__phone.present('NJ-8')");

  expect(await presented).toMatchObject({ result: 'NJ-7', scanType: 'QR_CODE' });
  expect(await pasted).toMatchObject({ result: 'https://别的系统/x' });
  expect((await left).errMsg).toBe('scanCode:fail cancel');
  expect(await dataOf(camera)).toMatchObject({ told: { result: 'NJ-8' } });
});

test('a modal, a sheet and a toast speak as WeChat does', async () => {
  const opened = await phone.open('pages/plain');
  const modal = within(opened, "wx.showModal({ title: '说说', editable: true })");
  await opened.page.locator('.wx-modal-field').fill('好的');
  await opened.page.getByText('确定').click();
  const sheet = refusal(opened, "wx.showActionSheet({ itemList: ['甲', '乙'] })");
  await opened.page.getByText('取消').click();
  await within(opened, "wx.showToast({ title: '好了' })");

  expect(await modal).toMatchObject({ confirm: true, cancel: false, content: '好的' });
  expect((await sheet).errMsg).toBe('showActionSheet:fail cancel');
  expect(await opened.page.getByRole('status').textContent()).toBe('好了');
  const long = await refusal(opened, "wx.showActionSheet({ itemList: Array.from('1234567') })");
  expect(long.errMsg).toContain('should not be larger than 6');
});

test('the type size, the theme and the network are told, and told again when they change', async () => {
  const opened = await phone.open('pages/plain', { scale: '1.4' });
  await within(
    opened,
    'void (globalThis.heard = [], wx.onThemeChange((e) => heard.push(e.theme)), wx.onNetworkStatusChange((e) => heard.push(e)))',
  );

  await opened.page.evaluate("__phone.change({ theme: 'dark' }); __phone.change({ network: 'none' })");

  expect(await within(opened, 'wx.getAppBaseInfo().fontSizeSetting')).toBeCloseTo(22.4);
  expect(await within(opened, 'heard')).toEqual(['dark', { networkType: 'none', isConnected: false }]);
});
