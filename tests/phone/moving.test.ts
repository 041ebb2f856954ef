import { dataOf, page, pinch, testPhone, within } from './test-phone';
import type { TestPhone } from './test-phone';

const TELLING = `{
  data: { told: [], into: '', top: 0, now: 0, open: false, moved: {} },
  onTold({ type, detail }) { this.setData({ told: [...this.data.told, [type, detail]] }); },
  onMove() { this.setData({ moved: wx.createAnimation({ duration: 0 }).translateX(30).opacity(0.5).step().export() }); },
  onFrames() { this.animate('.frames', [{ opacity: 1 }, { opacity: 0.25, translateX: 12 }], 1, () => this.setData({ told: ['done'] })); },
}`;
const pages = {
  ...page(
    'swiper',
    `<swiper indicator-dots circular current="{{now}}" style="width: 300px" bind:change="onTold">
       <swiper-item item-id="a"><view>甲</view></swiper-item><swiper-item item-id="b"><view>乙</view></swiper-item>
       <swiper-item item-id="c"><view>丙</view></swiper-item>
     </swiper>`,
    TELLING,
  ),
  ...page(
    'scroll',
    `<scroll-view scroll-y scroll-into-view="{{into}}" style="height: 200px" bind:scrolltolower="onTold" bind:scrolltoupper="onTold">
       <view style="height: 500px">高</view><view id="here" style="height: 400px">这里</view>
     </scroll-view>`,
    TELLING,
  ),
  ...page(
    'movable',
    `<movable-area style="width: 200px; height: 200px">
       <movable-view direction="horizontal" x="20" style="width: 50px; height: 50px" bind:change="onTold">动</movable-view>
     </movable-area>`,
    TELLING,
  ),
  ...page(
    'pinched',
    `<movable-area scale-area style="width: 200px; height: 200px">
       <movable-view direction="all" scale scale-min="0.5" scale-max="3" style="width: 100px; height: 100px" bind:scale="onTold">放大</movable-view>
     </movable-area>`,
    TELLING,
  ),
  ...page(
    'portal',
    `<view class="cut" bind:tap="onOuter" aria-label="外面"><view wx:for="{{told}}" wx:key="index">前</view>
       <root-portal enable="{{!open}}"><view class="over" bind:tap="onInner" aria-label="里面">盖住<text wx:if="{{into}}">再加 {{into}}</text></view></root-portal>
       <view>后</view></view>`,
    TELLING.replace(
      'onMove()',
      "onInner() { this.setData({ into: '一句' }); }, onOuter() { this.setData({ told: [1] }); }, onMove()",
    ),
    {},
    'page { --own: rgb(1, 2, 3); } .cut { width: 40px; height: 40px; overflow: hidden; transform: translate(0); } .over { position: fixed; left: 100px; top: 200px; color: var(--own); }',
  ),
  ...page(
    'animation',
    `<view class="box" animation="{{moved}}">盒</view><view class="frames">帧</view>
     <view bind:tap="onMove">动一动</view><view bind:tap="onFrames">演一演</view>`,
    TELLING,
  ),
  ...page(
    'container',
    `<view bind:tap="onOpen">打开</view>
     <page-container show="{{open}}" bind:enter="onTold" bind:leave="onTold"><view>里面</view></page-container>`,
    TELLING.replace('onMove()', 'onOpen() { this.setData({ open: true }); }, onMove()'),
  ),
  ...page('first', '<view>第一页</view>'),
};

let phone: TestPhone;
beforeAll(async () => {
  phone = await testPhone(pages);
}, 60_000);
afterAll(() => phone.close());

const told = async (opened: Parameters<typeof dataOf>[0]) => (await dataOf(opened))['told'] as [string, object][];

test('a swiper turns by a push, goes round, and tells its card', async () => {
  const opened = await phone.open('pages/swiper');
  const { mouse } = opened.page;
  const push = async (from: number, to: number) => {
    await mouse.move(from, 150);
    await mouse.down();
    await mouse.move(to, 150, { steps: 4 });
    await mouse.up();
  };

  await push(100, 250);
  await push(200, 190);
  await push(250, 60);

  expect(await told(opened)).toEqual([
    ['change', { current: 2, currentItemId: 'c', source: 'touch' }],
    ['change', { current: 0, currentItemId: 'a', source: 'touch' }],
  ]);
  expect(opened.errors).toEqual([]);
});

test('a swiper follows its page without calling it a touch', async () => {
  const opened = await phone.open('pages/swiper');

  await within(opened, 'getCurrentPages()[0].setData({ now: 1 })');

  expect(await told(opened)).toEqual([['change', { current: 1, currentItemId: 'b', source: '' }]]);
});

test('a scroll-view goes to what it is told to show, and tells its ends', async () => {
  const opened = await phone.open('pages/scroll');

  await within(opened, "getCurrentPages()[0].setData({ into: 'here' })");
  await opened.page.waitForFunction("document.querySelector('wx-scroll-view').scrollTop === 500");
  await opened.page.evaluate("document.querySelector('wx-scroll-view').scrollTo(0, 900)");
  await opened.page.waitForFunction('getCurrentPages()[0].data.told.length === 1');
  await opened.page.evaluate("document.querySelector('wx-scroll-view').scrollTo(0, 0)");
  await opened.page.waitForFunction('getCurrentPages()[0].data.told.length === 2');

  expect(await told(opened)).toEqual([
    ['scrolltolower', { direction: 'bottom' }],
    ['scrolltoupper', { direction: 'top' }],
  ]);
});

test('a movable view moves along its way and stays within its area', async () => {
  const opened = await phone.open('pages/movable');
  const { mouse } = opened.page;

  await mouse.move(40, 110);
  await mouse.down();
  await mouse.move(340, 140, { steps: 3 });
  await mouse.up();

  expect((await told(opened)).at(-1)).toEqual(['change', { x: 150, y: 0, source: 'touch' }]);
});

test('two fingers scale a movable view between its least and its most, also from beside it', async () => {
  const opened = await phone.open('pages/pinched');

  await pinch(opened, [20, 110], [60, 110], [20, 110], [120, 110]);
  const larger = (await told(opened)).at(-1);
  await pinch(opened, [20, 110], [180, 110], [90, 110], [100, 110]);
  const smaller = (await told(opened)).at(-1);
  await pinch(opened, [120, 270], [140, 270], [20, 270], [190, 270]);

  expect(larger).toEqual(['scale', { x: 25, y: 25, scale: 2.5 }]);
  expect(smaller).toMatchObject(['scale', { scale: 0.5 }]);
  expect((await told(opened)).at(-1)).toMatchObject(['scale', { scale: 3 }]);
  expect(opened.errors).toEqual([]);
});

test('a root-portal leaves what clips it, keeps its page’s colours and its place among events, and comes back', async () => {
  const opened = await phone.open('pages/portal');
  const over = opened.page.locator('.over');
  const box = await over.boundingBox();
  const colour = await opened.page.evaluate("getComputedStyle(document.querySelector('.over')).color");

  await over.click();
  await opened.page.getByText('再加 一句').waitFor();
  const order = await opened.page.locator('.cut').textContent();
  await within(opened, 'getCurrentPages()[0].setData({ open: true })');
  const home = await opened.page.locator('.cut .over').count();

  expect(box).toMatchObject({ x: 100, y: 200 + 88 });
  expect([colour, order?.replace(/\s/g, ''), home]).toEqual(['rgb(1, 2, 3)', '前后', 1]);
  await within(opened, "wx.reLaunch({ url: '/pages/first' })");
  expect(await over.count()).toBe(0);
  expect(opened.errors).toEqual([]);
});

test('animations play what they were told, in both ways', async () => {
  const opened = await phone.open('pages/animation');
  await opened.page.getByText('动一动').click();
  await opened.page.waitForFunction("document.querySelector('.box').style.opacity === '0.5'");

  await opened.page.getByText('演一演').click();
  await opened.page.waitForFunction("getCurrentPages()[0].data.told[0] === 'done'");

  expect(await opened.page.evaluate("document.querySelector('.box').style.transform")).toBe('translateX(30px)');
  expect(await opened.page.evaluate("getComputedStyle(document.querySelector('.frames')).opacity")).toBe('0.25');
});

test('the way back closes a page-container before it leaves the page', async () => {
  const opened = await phone.open('pages/first');
  await within(opened, "wx.navigateTo({ url: '/pages/container' })");
  await opened.page.getByText('打开').click();
  await opened.page.getByText('里面').waitFor();

  await opened.page.getByRole('button', { name: '返回' }).click();
  const afterOne = await within(opened, 'getCurrentPages().length');
  const events = (await told(opened)).map(([type]) => type);
  await opened.page.getByRole('button', { name: '返回' }).click();

  expect([afterOne, await within(opened, 'getCurrentPages().length')]).toEqual([2, 1]);
  expect(events).toEqual(['enter', 'leave']);
});
