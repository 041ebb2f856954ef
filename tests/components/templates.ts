/** A template and what it is drawn with. */
export interface Sample {
  wxml: string;
  data?: object;
}

const people = [
  { id: 'a', name: '周师傅', tags: ['骑手', '夜班'] },
  { id: 'b', name: '李姐', tags: [] },
];

/** What our templates are made of, each thing by itself: both renderers must say the same. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  words: { wxml: '<view>您好，{{name}}</view>', data: { name: '周师傅' } },
  numbers: { wxml: '<view>{{left}} / {{total}} = {{left / total}}</view>', data: { left: 12, total: 48 } },
  nothing: { wxml: '<view>[{{missing}}]</view>' },
  choice: { wxml: "<view>{{count > 0 ? count + ' 件' : '没有'}}</view>", data: { count: 0 } },
  shown: { wxml: '<view wx:if="{{yes}}">在</view><view wx:else>不在</view>', data: { yes: false } },
  ladder: {
    wxml: '<text wx:if="{{n === 1}}">一</text><text wx:elif="{{n === 2}}">二</text><text wx:else>多</text>',
    data: { n: 2 },
  },
  list: { wxml: '<view wx:for="{{people}}" wx:key="id">{{index + 1}} {{item.name}}</view>', data: { people } },
  named: {
    wxml: '<view wx:for="{{people}}" wx:for-item="who" wx:for-index="at" wx:key="id">{{at}}:{{who.name}}</view>',
    data: { people },
  },
  nested: {
    wxml: '<view wx:for="{{people}}" wx:for-item="who" wx:key="id">{{who.name}}<text wx:for="{{who.tags}}" wx:key="*this">·{{item}}</text></view>',
    data: { people },
  },
  counted: { wxml: '<text wx:for="{{3}}" wx:key="*this">{{item}}</text>' },
  block: { wxml: '<block wx:if="{{yes}}"><text>甲</text><text>乙</text></block>', data: { yes: true } },
  script: {
    wxml: '<wxs module="said">module.exports.of = function (n) { return n > 9 ? n : "0" + n; };</wxs><view>{{said.of(hour)}}:{{said.of(minute)}}</view>',
    data: { hour: 7, minute: 41 },
  },
  kinds: {
    wxml: '<wxs module="is">module.exports.list = function (x) { return x.constructor === "Array" ? "列" : "个"; };</wxs><view>{{is.list(people)}}{{is.list(name)}}</view>',
    data: { people, name: '周师傅' },
  },
  pattern: {
    wxml: '<wxs module="masked">module.exports.of = function (s) { return s.replace(getRegExp("^(\\d{3})\\d+(\\d{4})$"), "$1****$2"); };</wxs><view>{{masked.of(phone)}}</view>',
    data: { phone: '15400012345' },
  },
  escaped: {
    wxml: '<wxs module="masked">module.exports.of = function (s) { return s.replace(getRegExp("\\\\\\\\d"), "*"); };</wxs><view>{{masked.of(phone)}}</view>',
    data: { phone: '12351' },
  },
  template: {
    wxml: '<template name="line"><text>{{label}}：{{value}}；</text></template><template is="line" data="{{label: \'站点\', value: station}}" /><template is="line" data="{{...more}}" />',
    data: { station: '中航技', more: { label: '电话', value: '12351' } },
  },
  attributes: { wxml: '<view data-id="{{id}}" hidden="{{false}}">{{id}}</view>', data: { id: 's1' } },
  logic: { wxml: "<view>{{a && b || '都没有'}}{{!a}}</view>", data: { a: '', b: 1 } },
  deep: { wxml: '<view>{{people[1].name}}{{people[0].tags.length}}</view>', data: { people } },
  newline: { wxml: "<view>先登记一下，{{'\\n'}}我们好找到您</view>" },
  length: {
    wxml: "<view>{{name.length}} 个字{{people.length > 1 ? '，' + people.length + ' 位' : ''}}</view>",
    data: { name: '周师傅', people },
  },
};

/** The path of a sample's component. */
export const pathOf = (name: string): string => `samples/${name}/${name}`;

/** A mini-program that has each sample as a component and shows all of them on one page; its files by path. */
export function sampleProgram(): Record<string, string> {
  const names = Object.keys(SAMPLES);
  const using = Object.fromEntries(names.map((name) => [`x-${name}`, `/${pathOf(name)}`]));
  const components = Object.entries(SAMPLES).flatMap(([name, { wxml, data = {} }]) => [
    [`${pathOf(name)}.json`, '{ "component": true, "usingComponents": {} }'],
    [`${pathOf(name)}.ts`, `Component({ data: ${JSON.stringify(data)} });`],
    [`${pathOf(name)}.wxml`, wxml],
  ]);
  return {
    'app.json': '{ "pages": ["pages/all/all"], "window": {} }',
    'app.ts': 'App({});',
    'pages/all/all.json': JSON.stringify({ usingComponents: using }),
    'pages/all/all.ts': 'Page({});',
    'pages/all/all.wxml': names.map((name) => `<view id="${name}"><x-${name} /></view>`).join('\n'),
    ...(Object.fromEntries(components) as Record<string, string>),
  };
}
