import { BuildFailure } from '../../local/phone/build/build-failure';
import { buildPhone } from '../../local/phone/build/build';
import { component, dataOf, page, projectOf, testPhone, within } from './test-phone';
import type { Files, TestPhone } from './test-phone';

const WXS = `var r = getRegExp('^\\d+px$');
var other = require('./other.wxs');
module.exports = {
  kind: function (x) { return x.constructor === 'Array' ? 'array' : x.constructor === 'Object' ? 'object' : 'other'; },
  matches: function (text) { return r.test(text) ? 'yes' : 'no'; },
  day: function (ms) { return getDate(ms).getDate(); },
  word: function () { return other.word; },
};`;

const shared: Files = {
  'parts/tools.wxs': WXS,
  'parts/other.wxs': "module.exports = { word: '别的' };",
  'miniprogram_npm/lib/pull.wxml': `<wxs module="m">
    function move(event, owner) {
      event.instance.setStyle({ opacity: '0.5' });
      var state = event.instance.getState();
      state.moves = (state.moves || 0) + 1;
      owner.callMethod('onMoved', { moves: state.moves, kind: event.type });
    }
    function changed(now, before, owner, instance) { instance.addClass('grown'); owner.callMethod('onGrown', now); }
    module.exports = { move: move, changed: changed };
  </wxs><view class="pull" bind:touchmove="{{m.move}}" change:size="{{m.changed}}" size="{{size}}">拉</view>`,
  'miniprogram_npm/lib/pull.js': `Component({
    properties: { size: Number },
    methods: {
      onMoved: function (told) { this.triggerEvent('moved', told); },
      onGrown: function (size) { this.triggerEvent('grown', { size: size }); },
    },
  })`,
  'miniprogram_npm/lib/pull.json': '{"component":true}',
  ...component('plain', '<view class="red" id="inner">里</view>', '{}', {}, '.red { width: 11px; }'),
  ...component(
    'open',
    '<view class="red">开</view>',
    "{ options: { styleIsolation: 'apply-shared' } }",
    {},
    '.own { width: 1px; }',
  ),
  ...component('awkward', '<view>{{dataset.word}}</view>', '{ properties: { dataset: Object } }'),
  ...component('late', '<view>晚</view>', "{ lifetimes: { ready() { this.triggerEvent('ready', {}); } } }"),
  ...component('picture', '<image src="dot.svg" style="width: 10px; height: 10px" />'),
  'parts/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4"/></svg>',
};

const pages: Files = {
  ...page(
    'wxs',
    `<wxs src="/parts/tools.wxs" module="t" />
     <text id="a">{{t.kind([1])}} {{t.kind({ x: 1 })}} {{t.kind('')}}</text>
     <text id="b">{{t.matches('12px')}} {{t.matches('12')}}</text><text id="c">{{t.day(1669939200000)}} {{t.word()}}</text>
     <pull size="{{size}}" bind:moved="onTold" bind:grown="onTold" />`,
    '{ data: { size: 1, told: [] }, onTold({ detail }) { this.setData({ told: [...this.data.told, detail] }); } }',
    { usingComponents: { pull: 'lib/pull' } },
  ),
  ...page(
    'styles',
    '<view class="red" id="outer">外</view><plain /><open /><awkward dataset="{{ {word: \'数据\'} }}" /><late bind:ready="onReady2" /><picture />',
    '{ data: { ready: 0 }, onReady2() { this.setData({ ready: this.data.ready + 1 }); } }',
    {
      usingComponents: {
        plain: '/parts/plain',
        open: '/parts/open',
        awkward: '/parts/awkward',
        late: '/parts/late',
        picture: '../parts/picture',
      },
    },
    '.red { width: 22px; } #outer { height: 33px; } .rpx { width: 375rpx; }',
  ),
  ...page('other', '<view class="red" id="outer">别页</view>', '{ onLoad(query) { this.query = query; } }'),
  ...page(
    'values',
    `<view wx:for="{{list}}" wx:key="id" data-code="{{item.id}}" bind:tap="onTap" mark:row="{{index}}">{{item.name}}</view>
     <template name="t"><view class="t">{{word}}</view></template><template is="t" data="{{ word: '模板' }}" />
     <view style="width: 375rpx; height: 10px" id="half">半</view><text decode>&amp;lt;&amp;nbsp;</text>
     <rich-text nodes="<p onclick='x()'>好 <script>alert(1)</script><b style='color: red'>字</b><img src=x onerror=alert(1)></p>" />
     <rich-text nodes="{{nodes}}" />`,
    `{ data: { list: [{ id: 'a', name: '甲' }, { id: 'b', name: '乙' }], told: null, nodes: [{ type: 'text', text: '&lt;i&gt;' }, { name: 'script', children: [] }, { name: 'em', attrs: { class: 'e' }, children: [{ type: 'text', text: '重' }] }] },
       onTap({ currentTarget, mark, detail, touches, changedTouches }) { this.setData({ told: { dataset: currentTarget.dataset, mark, isPoint: typeof detail.x === 'number', fingers: [touches.length, changedTouches.length] } }); } }`,
  ),
};

let phone: TestPhone;
beforeAll(async () => {
  phone = await testPhone({ ...shared, ...pages });
}, 60_000);
afterAll(() => phone.close());

test('WXS keeps its own names, patterns, dates and modules', async () => {
  const opened = await phone.open('pages/wxs');
  const text = (id: string) => opened.page.locator(`#${id}`).textContent();

  expect([await text('a'), await text('b'), await text('c')]).toEqual(['array object other', 'yes no', '2 别的']);
  expect(opened.errors).toEqual([]);
});

test('listeners written in WXS have an owner, an instance and a state', async () => {
  const opened = await phone.open('pages/wxs');
  const { x, y } = (await opened.page.getByText('拉', { exact: true }).boundingBox())!;
  await opened.page.mouse.move(x + 5, y + 5);
  await opened.page.mouse.down();
  await opened.page.mouse.move(x + 30, y + 5, { steps: 2 });
  await opened.page.mouse.up();

  const { told } = (await dataOf(opened)) as { told: object[] };
  expect(told).toContainEqual({ size: 1 });
  expect(told).toContainEqual({ moves: 2, kind: 'touchmove' });
  expect(await opened.page.evaluate("getComputedStyle(document.querySelector('[class*=pull]')).opacity")).toBe('0.5');
});

test('a component keeps its styles to itself unless it says otherwise, and a page its own', async () => {
  const opened = await phone.open('pages/styles');
  const width = (text: string) =>
    opened.page.evaluate<string>(
      `getComputedStyle([...document.querySelectorAll('.wx-screen:not([hidden]) wx-view')].find((n) => n.textContent === '${text}')).width`,
    );
  const here = [await width('外'), await width('里'), await width('开')];

  await within(opened, "wx.navigateTo({ url: '/pages/other' })");

  expect(here).toEqual(['22px', '11px', '22px']);
  expect(await width('别页')).not.toBe('22px');
  expect(await opened.page.locator('#inner').count()).toBe(1);
});

test('a property called dataset, a late ready and a picture beside its component all work', async () => {
  const opened = await phone.open('pages/styles');
  await opened.page.getByText('数据').waitFor();
  await opened.page.waitForFunction("document.querySelector('wx-image img').naturalWidth === 4");

  expect(await dataOf(opened)).toEqual({ ready: 1 });
  expect(opened.errors).toEqual([]);
});

test('lists, templates, marks and data reach the page as WeChat tells them', async () => {
  const opened = await phone.open('pages/values');

  await opened.page.getByText('乙').click();

  expect((await dataOf(opened))['told']).toEqual({
    dataset: { code: 'b' },
    mark: { row: 1 },
    isPoint: true,
    fingers: [0, 1],
  });
  await opened.page.getByText('模板').waitFor();
  expect(await opened.page.locator('[data-code=b]').textContent()).toBe('乙');
  expect(await within(opened, "document.querySelector('#half').getBoundingClientRect().width")).toBe(187.5);
});

test('rich text draws words and no script, and a text decodes', async () => {
  const opened = await phone.open('pages/values');
  const [html, list] = await within<string[]>(
    opened,
    "[...document.querySelectorAll('wx-rich-text')].map((node) => node.innerHTML)",
  );

  expect(html).toContain('好 <b style="color: red;">字</b>');
  expect(html).not.toMatch(/script|onclick|onerror/);
  expect(list).toBe('&lt;i&gt;<em class="e">重</em>');
  expect(await opened.page.locator('wx-text').first().textContent()).toBe('<\u00a0');
});

test('a value that was not encoded is cut at its second sign, as WeChat cuts it', async () => {
  const opened = await phone.open('pages/styles');

  await within(opened, "wx.navigateTo({ url: './other?a=1=2&b=%E5%A5%BD&c' })");

  expect(await within(opened, 'getCurrentPages()[1].query')).toEqual({ a: '1', b: '%E5%A5%BD', c: '' });
});

test('cyclic data and an instance in it do not bring the page down', async () => {
  const opened = await phone.open('pages/styles');

  const answers = await within(
    opened,
    `(() => { const [page] = getCurrentPages(); const round = { name: 'r' }; round.self = round;
      page.setData({ round }); page.setData({ held: { one: page.selectComponent('.none') ?? page, word: 'x' } });
      return [page.data.round.self.self.name, page.data.held]; })()`,
  );

  expect(answers).toEqual(['r', { one: {}, word: 'x' }]);
});

const bad: [string, Files, RegExp][] = [
  ['an unknown tag', page('a', '<magic />'), /pages\/a\.wxml:1: the tag <magic> is neither built in nor declared/],
  ['an attribute twice', page('a', '<view class="a" class="b" />'), /class stands twice/],
  ['a component that is not there', page('a', '<x />', '{}', { usingComponents: { x: '/parts/x' } }), /does not exist/],
  ['an import from outside', { ...page('a', '<view />'), 'pages/a.js': "require('../../../etc')" }, /does not exist/],
];

test.each(bad)('%s stops the build', async (_, files, sentence) => {
  const project = projectOf(files);

  const failure = await buildPhone(project).catch((error: unknown) => error);

  project.remove();
  expect(failure).toBeInstanceOf(BuildFailure);
  expect((failure as Error).message).toMatch(sentence);
});
