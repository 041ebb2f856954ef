import { component, dataOf, page, testPhone, within } from './test-phone';
import type { TestPhone } from './test-phone';

const pages = {
  ...page(
    'watched',
    `<button>按</button><view style="height: 2000px"></view><view class="low">低</view>
     <view class="fading {{faded ? 'faded' : ''}}" bind:transitionend="onEnd">淡</view>`,
    `{ data: { faded: false, ended: 0, seen: [] },
       onReady() {
         this.createIntersectionObserver({ thresholds: [0] }).relativeToViewport({ bottom: '100rpx' })
           .observe('.low', ({ intersectionRatio }) => this.data.seen.push(intersectionRatio > 0));
       },
       onEnd() { this.setData({ ended: this.data.ended + 1 }); } }`,
    {},
    '.low { height: 50px; } .fading { transition: opacity 60s; } .faded { opacity: 0; }',
  ),
  ...page(
    'mixed',
    '<label-part /><include src="/parts/foot" />',
    "{ data: { words: require('@kit/greet').greet('周师傅'), both: require('@kit/deep/mixed').both } }",
    { usingComponents: { 'label-part': '@parts/label' } },
  ),
  ...component('label', '<text>名牌</text>'),
  'parts/foot.wxml': '<text>{{words}}</text>',
  'kit/greet.js': "import { hello } from './hello';\nmodule.exports = { greet: (name) => hello + name };",
  'kit/hello.js': "export const hello = '您好，';",
  'deep/mixed.js': "import greet from '../kit/greet';\nmodule.exports.both = typeof greet.greet;",
  ...page('other', '<view>别页</view>'),
};

let phone: TestPhone;
beforeAll(async () => {
  phone = await testPhone(pages, {
    resolveAlias: { '@kit/*': '/kit/*', '@kit/deep/*': 'deep/*', '@parts/*': '/parts/*' },
  });
}, 60_000);
afterAll(() => phone.close());

test('a button has the looks of the second style, not the squat ones of the first', async () => {
  const opened = await phone.open('pages/watched');

  const look = await within(
    opened,
    "(({ width, fontWeight, paddingLeft }) => [width, fontWeight, paddingLeft])(getComputedStyle(document.querySelector('wx-button')))",
  );

  expect(look).toEqual(['184px', '700', '24px']);
});

test('an observer takes margins in rpx and tells when something comes into view', async () => {
  const opened = await phone.open('pages/watched');

  await within(opened, 'wx.pageScrollTo({ scrollTop: 1990, duration: 0 })');
  await opened.page.waitForFunction('getCurrentPages()[0].data.seen.includes(true)');

  expect(opened.errors).toEqual([]);
});

test('what moves ends when its page is hidden, so that no mask is left behind', async () => {
  const opened = await phone.open('pages/watched');
  await within(opened, 'getCurrentPages()[0].setData({ faded: true })');
  await opened.page.waitForFunction("document.querySelector('.fading').getAnimations().length === 1");

  await within(opened, "wx.navigateTo({ url: '/pages/other' })");

  expect(await within(opened, "document.querySelector('.fading').getAnimations().length")).toBe(0);
});

test('a module may import and still say module.exports, and aliases of app.json lead to it', async () => {
  const opened = await phone.open('pages/mixed');

  expect(await dataOf(opened)).toMatchObject({ words: '您好，周师傅', both: 'function' });
  expect(await opened.page.locator('wx-page').textContent()).toBe('名牌您好，周师傅');
  expect(opened.errors).toEqual([]);
});
