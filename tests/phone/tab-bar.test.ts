import type { Phone } from '../../local/phone/browser';
import { dataOf, page, testPhone, within } from './test-phone';
import type { TestPhone } from './test-phone';

const LIFE = `{ data: { told: [] }, onTabItemTap(tab) { this.setData({ told: [...this.data.told, tab] }); } }`;
const files = {
  ...page('home', '<view>首页的内容</view>', LIFE),
  ...page('mine', '<view>我的内容</view>', LIFE),
  ...page('far', '<view>远处</view>'),
  'theme.json': '{"light":{"chosen":"#aa2200"},"dark":{"chosen":"#ffbb88"}}',
  'icons/home.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="27" height="27"><circle cx="13" cy="13" r="9" /></svg>',
};
const app = {
  themeLocation: 'theme.json',
  tabBar: {
    selectedColor: '@chosen',
    list: [
      { pagePath: 'pages/home', text: '首页', iconPath: 'icons/home.svg' },
      { pagePath: 'pages/mine', text: '我的' },
    ],
  },
};

let phone: TestPhone;
beforeAll(async () => {
  phone = await testPhone(files, app);
}, 60_000);
afterAll(() => phone.close());

const tab = ({ page: screen }: Phone, name: string) => screen.getByRole('tab', { name });
const call = (opened: Phone, expression: string) => within<{ errMsg: string }>(opened, expression);

test('WeChat’s own tab bar leads to its pages, tells them, and is not there elsewhere', async () => {
  const opened = await phone.open('pages/home');
  await tab(opened, '我的').click();
  await opened.page.getByText('我的内容').waitFor();
  await tab(opened, '我的').click();

  const told = (await dataOf(opened))['told'];
  const height = await within(opened, "document.querySelector('.wx-screen:not([hidden]) .wx-window').clientHeight");
  await within(opened, "wx.navigateTo({ url: '/pages/far' })");

  const tapped = { index: 1, pagePath: 'pages/mine', text: '我的' };
  expect(told).toEqual([tapped, tapped]);
  expect(height).toBe(812 - 88 - 50);
  expect(await opened.page.getByRole('tab').count()).toBe(0);
  expect((await call(opened, "wx.setTabBarBadge({ index: 0, text: '3' })")).errMsg).toBe(
    'setTabBarBadge:fail not TabBar page',
  );
  await within(opened, 'wx.navigateBack()');
  expect(await tab(opened, '我的').getAttribute('aria-selected')).toBe('true');
  expect(opened.errors).toEqual([]);
});

test('marks stand on a tab until they are taken away, on every tab page', async () => {
  const opened = await phone.open('pages/home');
  await call(opened, "wx.setTabBarBadge({ index: 1, text: '12' })");
  await call(opened, 'wx.showTabBarRedDot({ index: 0 })');
  const marked = await opened.page.locator('.wx-tabs').innerHTML();
  await call(opened, "wx.switchTab({ url: '/pages/mine' })");
  const there = await tab(opened, '我的').textContent();
  await call(opened, "wx.setTabBarBadge({ index: 1, text: '12345' })");
  const long = await tab(opened, '我的').textContent();
  await call(opened, 'wx.removeTabBarBadge({ index: 1 })');
  await call(opened, 'wx.hideTabBarRedDot({ index: 0 })');

  expect(marked).toContain('<i></i>');
  expect([there, long]).toEqual(['我的12', '我的…']);
  expect(await opened.page.locator('.wx-tabs b, .wx-tabs i').count()).toBe(0);
  expect((await call(opened, 'wx.removeTabBarBadge({ index: 5 })')).errMsg).toBe(
    'removeTabBarBadge:fail tabbar item not found',
  );
});

test('a tab takes a new name and the bar new colours, follows the theme, and hides', async () => {
  const opened = await phone.open('pages/home', { theme: 'dark' });
  const colour = () => within(opened, "getComputedStyle(document.querySelector('.wx-tabs button')).color");
  const dark = await colour();
  await opened.page.evaluate("__phone.change({ theme: 'light' })");
  const light = await colour();

  await call(opened, "wx.setTabBarItem({ index: 1, text: '我' })");
  await call(opened, "wx.setTabBarStyle({ backgroundColor: '#102030' })");
  const ground = await within(opened, "getComputedStyle(document.querySelector('.wx-tabs')).backgroundColor");
  const renamed = await tab(opened, '我').count();
  await call(opened, 'wx.hideTabBar()');
  const hidden = await opened.page.getByRole('tab').count();
  await call(opened, 'wx.showTabBar()');

  expect([dark, light, ground]).toEqual(['rgb(255, 187, 136)', 'rgb(170, 34, 0)', 'rgb(16, 32, 48)']);
  expect([renamed, hidden, await opened.page.getByRole('tab').count()]).toEqual([1, 0, 2]);
});
