import { component, page, testPhone, within } from './test-phone';
import type { TestPhone } from './test-phone';

const LIFE = `{
  onLoad(query) { note(this, 'load'); }, onShow() { note(this, 'show'); }, onReady() { note(this, 'ready'); },
  onHide() { note(this, 'hide'); }, onUnload() { note(this, 'unload'); },
  onPageScroll({ scrollTop }) { this.scrolled = scrollTop; }, onReachBottom() { note(this, 'bottom'); },
  onPullDownRefresh() { note(this, 'pull'); }, onResize() { note(this, 'resize'); },
  onShareAppMessage({ from }) { return { title: '来看 ' + from, path: '/pages/plain?x=1', promise: Promise.resolve({ title: '等来的 ' + from }) }; },
}`;
const pages = {
  ...page('home', '<view>首页</view>', LIFE),
  ...page('tab', '<view>第二个</view>', LIFE),
  ...page(
    'plain',
    '<part /><view style="height: 2000px">长</view><button open-type="share" id="go">转发这页</button>',
    LIFE,
    { usingComponents: { part: '/parts/part' }, enablePullDownRefresh: true, onReachBottomDistance: 100 },
  ),
  ...page('dark', '<view>暗</view>', '{}', { navigationBarBackgroundColor: '@bar', navigationBarTextStyle: '@text' }),
  ...page('thrower', '<view>还在</view>', "{ onLoad() { throw new Error('load went wrong'); } }"),
  ...component(
    'part',
    '<view>件</view>',
    "{ pageLifetimes: { show() { note({ route: 'part' }, 'show'); }, hide() { note({ route: 'part' }, 'hide'); }, resize() { note({ route: 'part' }, 'resize'); } } }",
  ),
  'custom-tab-bar/index.wxml': '<view style="position: fixed; bottom: 0" data-n="{{n}}">标签</view>',
  'custom-tab-bar/index.js': 'Component({ data: { n: 0 } })',
  'custom-tab-bar/index.json': '{"component":true}',
  'theme.json': '{"light":{"bar":"#ffeedd","text":"black"},"dark":{"bar":"#112233","text":"white"}}',
  'app.js': `globalThis.notes = []; globalThis.note = ({ route }, what) => notes.push(route + ' ' + what);
    App({ onShow() { notes.push('app show'); }, onHide() { notes.push('app hide'); } })`,
};
const app = {
  tabBar: {
    custom: true,
    list: [
      { pagePath: 'pages/home', text: '一' },
      { pagePath: 'pages/tab', text: '二' },
    ],
  },
  themeLocation: 'theme.json',
  window: { navigationBarTitleText: '试' },
};

let phone: TestPhone;
beforeAll(async () => {
  phone = await testPhone(pages, app);
}, 60_000);
afterAll(() => phone.close());

const notes = (opened: Parameters<typeof within>[0]) => within<string[]>(opened, 'notes.splice(0)');

test('pages and their components live as long as WeChat lets them', async () => {
  const opened = await phone.open('pages/home');
  await within(opened, "wx.navigateTo({ url: 'plain?id=7' })");
  await within(opened, 'wx.navigateBack()');

  expect((await notes(opened)).map((one) => one.replaceAll('pages/', ''))).toEqual([
    'app show',
    'home load',
    'home show',
    'home ready',
    'home hide',
    'plain load',
    'plain show',
    'part show',
    'plain ready',
    'plain unload',
    'home show',
  ]);
  expect(opened.errors).toEqual([]);
});

test('an eleventh page does not open, a tab page is not navigated to, a missing page says so', async () => {
  const opened = await phone.open('pages/home');
  const answers = [];
  for (let i = 0; i < 10; i += 1) answers.push(await within(opened, "wx.navigateTo({ url: '/pages/plain' })"));

  const [ninth, tenth] = answers.slice(-2) as { errMsg: string }[];
  expect([ninth!.errMsg, tenth!.errMsg]).toEqual(['navigateTo:ok', 'navigateTo:fail webview count limit exceed']);
  const refusals = await Promise.all(
    [
      "navigateTo({ url: '/pages/tab' })",
      "switchTab({ url: '/pages/plain' })",
      "redirectTo({ url: '/pages/none' })",
    ].map((call) => within<{ errMsg: string }>(opened, `wx.${call}`)),
  );
  expect(refusals.map(({ errMsg }) => errMsg)).toEqual([
    'navigateTo:fail can not navigateTo a tabbar page',
    'switchTab:fail can not switch to no-tabBar page',
    'redirectTo:fail page "pages/none" is not found',
  ]);
});

test('tabs keep their pages, and each has its tab bar', async () => {
  const opened = await phone.open('pages/home');
  await within(opened, 'getCurrentPages()[0].getTabBar().setData({ n: 5 })');
  await within(opened, "wx.switchTab({ url: '/pages/tab' })");
  await within(opened, "wx.navigateTo({ url: '/pages/plain' })");
  await notes(opened);

  await within(opened, "wx.switchTab({ url: '/pages/home' })");

  expect(await notes(opened)).toEqual(['pages/plain unload', 'pages/home show']);
  expect(await within(opened, '[getCurrentPages().length, getCurrentPages()[0].getTabBar().data.n]')).toEqual([1, 5]);
});

test('a page and its opener speak through a channel', async () => {
  const opened = await phone.open('pages/home');

  const heard = await within(
    opened,
    `(async () => { const heard = [];
      const { eventChannel } = await wx.navigateTo({ url: '/pages/plain', events: { back: (word) => heard.push(word) } });
      const there = getCurrentPages()[1].getOpenerEventChannel();
      there.on('go', (word) => heard.push(word)); eventChannel.emit('go', '去'); there.emit('back', '回'); return heard; })()`,
  );

  expect(heard).toEqual(['去', '回']);
});

test('a page hears of its scrolling, of its end and of being pulled', async () => {
  const opened = await phone.open('pages/plain');
  await notes(opened);
  await within(opened, 'wx.pageScrollTo({ scrollTop: 1500, duration: 0 })');
  await opened.page.waitForFunction('notes.length === 1');
  const scrolled = await within(opened, 'getCurrentPages()[0].scrolled');
  await within(opened, 'wx.pageScrollTo({ scrollTop: 0, duration: 0 })');
  await opened.page.waitForFunction('getCurrentPages()[0].scrolled === 0');

  await opened.page.mouse.move(180, 200);
  await opened.page.mouse.down();
  await opened.page.mouse.move(180, 320, { steps: 3 });
  await opened.page.mouse.up();

  expect(scrolled).toBeGreaterThan(1_000);
  expect(await notes(opened)).toEqual(['pages/plain bottom', 'pages/plain pull']);
  expect(await opened.page.locator('.wx-scroller[data-refreshing]').count()).toBe(1);
});

test('a page is forwarded as its card, from the menu and from a button', async () => {
  const opened = await phone.open('pages/plain');
  await opened.page.getByRole('button', { name: '更多' }).click();
  await opened.page.getByText('转发给朋友').click();
  await opened.page.getByText('发送', { exact: true }).click();
  await opened.page.getByText('转发这页').click();
  await opened.page.getByText('发送', { exact: true }).click();

  const cards = await within<{ title: string; path: string }[]>(opened, '__phone.report.shared');
  expect(cards.map(({ title, path }) => [title, path])).toEqual([
    ['等来的 menu', 'pages/plain?x=1'],
    ['等来的 button', 'pages/plain?x=1'],
  ]);
});

test('a page opened by a link has a way home, and closing leaves the app in the background', async () => {
  const opened = await phone.open('pages/plain');
  await opened.page.getByRole('button', { name: '回首页' }).click();
  const home = await within(opened, 'getCurrentPages()[0].route');
  await notes(opened);

  await opened.page.getByRole('button', { name: '关闭' }).click();
  await opened.page.getByText('回到娘家人').click();

  expect(home).toBe('pages/home');
  expect(await notes(opened)).toEqual(['pages/home hide', 'app hide', 'app show', 'pages/home show']);
});

test('the bar takes the colours of the theme, and stands outside the page', async () => {
  const opened = await phone.open('pages/dark');
  const bar = () => opened.page.evaluate("getComputedStyle(document.querySelector('.wx-bar')).backgroundColor");
  const light = await bar();

  await opened.page.evaluate("__phone.change({ theme: 'dark' })");

  expect([light, await bar()]).toEqual(['rgb(255, 238, 221)', 'rgb(17, 34, 51)']);
  const top = await within(opened, "document.querySelector('wx-view').getBoundingClientRect().top");
  expect(top).toBe(88);
});

test('a page whose script throws is drawn all the same, and the console says why', async () => {
  const opened = await phone.open('pages/thrower');

  await opened.page.getByText('还在').waitFor();

  expect(opened.errors.join()).toContain('load went wrong');
});
