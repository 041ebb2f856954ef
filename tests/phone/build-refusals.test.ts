import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildPhone } from '../../local/phone/build/build';

/** A mini-program that builds. */
const SOUND: Record<string, string> = {
  'app.json': '{ "pages": ["pages/home/home"] }',
  'app.ts': 'App({});\n',
  'app.wxss': '',
  'pages/home/home.json': '{\n  "usingComponents": { "name-tag": "/components/name-tag/index" }\n}',
  'pages/home/home.ts': "Page({ data: { name: '周师傅' } });\n",
  'pages/home/home.wxml': '<view>\n  <name-tag name="{{name}}" />\n</view>\n',
  'pages/home/home.wxss': '.name { color: var(--ink); }\n',
  'components/name-tag/index.json': '{ "component": true }',
  'components/name-tag/index.ts': 'Component({ properties: { name: String } });\n',
  'components/name-tag/index.wxml': '<text>{{name}}</text>\n',
};
const folder = mkdtempSync(join(tmpdir(), 'niangjia-pages-'));
writeFileSync(join(folder, 'outside.ts'), 'export const a = 1;\n');
afterAll(() => rmSync(folder, { recursive: true }));

/** Builds the sound mini-program with some files written differently, or (`null`) left out; answers what is wrong. */
async function complaintsAbout(changes: Record<string, string | null>): Promise<string> {
  const root = mkdtempSync(join(folder, 'root-'));
  for (const [file, text] of Object.entries({ ...SOUND, ...changes })) {
    if (text === null) continue;
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return buildPhone({ root, outDir: join(root, 'out') }).then(
    () => '',
    (error: Error) => error.message,
  );
}

test('a sound mini-program builds', async () => {
  expect(await complaintsAbout({})).toBe('');
});

const page = (text: string) => ({ 'pages/home/home.wxml': text });
const appWith = (more: object) => ({ 'app.json': JSON.stringify({ pages: ['pages/home/home'], ...more }) });
const FUZZY = { 'scope.userFuzzyLocation': { desc: '用来把近的站点排在前面' } };
const PRECISE = { 'scope.userLocation': { desc: '用来核对站点的位置' } };
const tabBar = (...paths: string[]) => ({ list: paths.map((pagePath) => ({ pagePath, text: '首页' })) });
const far = (root: string) => ({ root, pages: [] });

test('an app.json that keeps every rule of WeChat builds', async () => {
  const app = { requiredPrivateInfos: ['getFuzzyLocation', 'chooseLocation'], permission: FUZZY };

  expect(await complaintsAbout(appWith({ ...app, subPackages: [far('packages/far')] }))).toBe('');
});

test('an include beside what is repeated builds', async () => {
  const text = '<block wx:for="{{[1]}}"><text>一</text></block>\n<include src="row" />';

  expect(await complaintsAbout({ ...page(text), 'pages/home/row.wxml': '<text>行</text>' })).toBe('');
});

test('a sentence of many bindings is read once, not in every way it could be cut', async () => {
  expect(await complaintsAbout(page(`<view>${'{{name}}，'.repeat(60)}</view>`))).toBe('');
});

test.each<[string, Record<string, string | null>, string]>([
  [
    'an include that is repeated',
    page('<view wx:for="{{[1]}}">\n  <view><image /></view>\n  <include src="row" />\n</view>'),
    'pages/home/home.wxml:3: an <include> inside wx:for knows no item in one renderer and does in the other; write a <template>',
  ],
  [
    'an alias without a star',
    appWith({ resolveAlias: { '@kit/*': '/kit' } }),
    'app.json:1: resolveAlias maps @kit/* only where both sides end with /*',
  ],
  [
    'a tag that nobody declared',
    page('<view>\n  <nmae-tag />\n</view>'),
    'pages/home/home.wxml:2: the tag <nmae-tag> is neither built in nor declared in usingComponents',
  ],
  [
    'a component that does not exist',
    { 'pages/home/home.json': '{\n  "usingComponents": { "name-tag": "/components/nme-tag/index" }\n}' },
    'pages/home/home.json:2: the component /components/nme-tag/index does not exist',
  ],
  [
    'a component without a template',
    { 'components/name-tag/index.wxml': null },
    'pages/home/home.json:2: components/name-tag/index.wxml is missing',
  ],
  ['a page without a script', { 'pages/home/home.ts': null }, 'app.json:1: pages/home/home.ts is missing'],
  ['a tag that is never closed', page('<view>\n  <view>\n</view>'), 'pages/home/home.wxml:'],
  ['an expression that is none', page('<view>\n  {{ 1 + }}\n</view>'), 'pages/home/home.wxml:2:'],
  ['wx-if', page('<view>\n\n  <view wx-if="{{name}}" /></view>'), 'pages/home/home.wxml:3: write wx:if and wx:for'],
  [String.raw`a literal \n`, page('<view>a\\nb</view>'), 'pages/home/home.wxml:1: a literal \\n in text'],
  [
    'an attribute that stands twice',
    page('<view class="a"\n class="b" />'),
    'pages/home/home.wxml:1: the attribute class stands twice on <view>',
  ],
  [
    'an imported template that does not exist',
    page('<import src="./parts.wxml" />'),
    'pages/home/home.wxml:1: the template',
  ],
  [
    'a colour in a page',
    { 'pages/home/home.wxss': '.name {\n  color: #c8451b;\n}' },
    'pages/home/home.wxss:2: a hex colour',
  ],
  [
    'a type size in a page',
    { 'pages/home/home.wxss': '.name {\n  font-size: 28rpx;\n}' },
    'pages/home/home.wxss:2: a type size',
  ],
  [
    'an event handler in WXS',
    page('<wxs module="touch">module.exports.move = function () {};</wxs>\n<view bind:touchmove="{{touch.move}}" />'),
    'pages/home/home.wxml:2: an event handler in WXS',
  ],
  [
    'something to tap that does not say what it is',
    page('<view>\n  <view bind:tap="go"><text>去</text></view>\n</view>'),
    'pages/home/home.wxml:2: <view> can be tapped and has no aria-label',
  ],
  [
    'an import from outside',
    { 'pages/home/home.ts': "import { a } from '../../../outside';\nPage({ data: { a } });\n" },
    'pages/home/home.ts:1: ../../../outside lies outside the mini-program',
  ],
  [
    'a name that only a browser has',
    { 'pages/home/home.ts': "Page({\n  onLoad() {\n    document.title = 'a';\n  },\n});\n" },
    "pages/home/home.ts:3: document is a browser's",
  ],
  [
    'a colour that is too pale by day',
    { 'styles/tokens.wxss': 'page {\n  --card: #ffffff;\n  --ink-quiet: #a3948c;\n}\n' },
    'styles/tokens.wxss:3: --ink-quiet on --card has a contrast of 2.93 by day',
  ],
  [
    'a colour that is too pale by night',
    {
      'styles/tokens.wxss':
        'page {\n  --card: #ffffff;\n  --good: #2b7a4b;\n}\n@media (prefers-color-scheme: dark) {\n  page {\n    --card: #221a15;\n  }\n}\n',
    },
    'by night; it needs 4.5',
  ],
  [
    'a main package that is too heavy',
    { 'assets/map.png': 'x'.repeat(301 * 1024) },
    'app.json:1: the package main weighs 302 KB minified; it may weigh 300',
  ],
  [
    'the fuzzy place and the precise one together',
    appWith({ requiredPrivateInfos: ['getFuzzyLocation', 'getLocation'], permission: { ...FUZZY, ...PRECISE } }),
    'getLocation and getFuzzyLocation exclude each other in requiredPrivateInfos',
  ],
  [
    'a private interface that WeChat does not know',
    appWith({ requiredPrivateInfos: ['getPlace'] }),
    'requiredPrivateInfos knows no getPlace',
  ],
  [
    'a place that nobody says the purpose of',
    appWith({ requiredPrivateInfos: ['getLocation'], permission: FUZZY }),
    'permission does not say what scope.userLocation is for',
  ],
  [
    'a purpose that WeChat would cut',
    appWith({ permission: { 'scope.userFuzzyLocation': { desc: '远'.repeat(31) } } }),
    'the desc of scope.userFuzzyLocation is longer than 30 characters',
  ],
  ['a single tab', appWith({ tabBar: tabBar('pages/home/home') }), 'a tabBar has 2 to 5 tabs, not 1'],
  [
    'a tab in a subpackage',
    appWith({ tabBar: tabBar('pages/home/home', 'packages/far/pages/far') }),
    'the tab packages/far/pages/far is no page of the main package',
  ],
  [
    'a tab that stands twice',
    appWith({ tabBar: tabBar('pages/home/home', 'pages/home/home') }),
    'the tab pages/home/home stands twice',
  ],
  [
    'a tab without a word',
    appWith({ tabBar: { list: [{ pagePath: 'pages/home/home', text: ' ' }] } }),
    'the tab pages/home/home has no text',
  ],
  [
    'a subpackage within another',
    appWith({ subPackages: [far('packages'), far('packages/far')] }),
    'the subpackage packages/far/ lies within another',
  ],
  [
    'a page of the main package in a subpackage',
    appWith({ subPackages: [far('pages/home')] }),
    'the page pages/home/home of the main package lies in a subpackage',
  ],
  [
    'a page that stands twice',
    appWith({ pages: ['pages/home/home', 'pages/home/home'] }),
    'the page pages/home/home stands twice',
  ],
  [
    'a component of a subpackage on a page of another package',
    appWith({ subPackages: [far('components')] }),
    'pages/home/home.json:2: the component /components/name-tag/index lies in another subpackage',
  ],
  [
    'a script of a subpackage on a page of another package',
    {
      ...appWith({ subPackages: [far('packages/far')] }),
      'packages/far/words.ts': "export const a = '远';\n",
      'pages/home/home.ts': "import { a } from '../../packages/far/words';\nPage({ data: { a } });\n",
    },
    'words.ts lies in another subpackage and may not be there yet',
  ],
  [
    'a subpackage that is too heavy',
    {
      'app.json': '{ "pages": ["pages/home/home"], "subPackages": [{ "root": "packages/far", "pages": [] }] }',
      'packages/far/map.png': 'x'.repeat(201 * 1024),
    },
    'app.json:1: the package packages/far/ weighs 201 KB minified; it may weigh 200',
  ],
  [
    'libraries that are too heavy',
    {
      'pages/home/home.json':
        '{ "usingComponents": { "t-map": "atlas/map/map", "name-tag": "/components/name-tag/index" } }',
      'miniprogram_npm/atlas/map/map.json': '{ "component": true }',
      'miniprogram_npm/atlas/map/map.js': 'Component({});',
      'miniprogram_npm/atlas/map/map.wxml': `<view>${'x'.repeat(801 * 1024)}</view>`,
    },
    'app.json:1: the package mainWithLibraries weighs',
  ],
  [
    'a vendored file that nothing uses',
    { 'miniprogram_npm/atlas/map/map.js': 'Component({});' },
    'miniprogram_npm/atlas/map/map.js:1: nothing uses this file',
  ],
  ['an app.json that is no JSON', { 'app.json': '{ "pages": [' }, 'app.json:1:'],
])('%s stops the build with file and line', async (_, changes, complaint) => {
  expect(await complaintsAbout(changes)).toContain(complaint);
});
