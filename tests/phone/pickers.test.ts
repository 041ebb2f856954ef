import type { Page } from 'playwright-core';
import { dataOf, page, testPhone } from './test-phone';
import type { TestPhone } from './test-phone';

const CHOICES = `{
  data: { kinds: [{ name: '热水' }, { name: '充电' }], two: [['甲', '乙'], ['a', 'b', 'c']], told: null, turned: null, turning: [0, 1] },
  onChange({ detail }) { this.setData({ told: detail }); },
  onColumn({ detail }) {
    this.setData({ turned: detail });
    if (detail.column === 0) this.setData({ 'two[1]': detail.value === 0 ? ['a', 'b', 'c'] : ['z'] });
  },
}`;
const pickers = page(
  'pickers',
  `<picker mode="selector" range="{{kinds}}" range-key="name" header-text="要什么" bind:change="onChange"><view>选一样</view></picker>
   <picker mode="multiSelector" range="{{two}}" value="{{[0, 2]}}" bind:change="onChange" bind:columnchange="onColumn"><view>选两样</view></picker>
   <picker mode="date" value="2022-02-28" start="2020-03-15" end="2022-12-02" bind:change="onChange"><view>选日期</view></picker>
   <picker mode="date" fields="month" value="2022-05" bind:change="onChange"><view>选月份</view></picker>
   <picker mode="time" value="09:30" start="08:30" end="18:00" bind:change="onChange"><view>选时间</view></picker>
   <picker mode="region" value="{{['北京市', '北京市', '昌平区']}}" bind:change="onChange"><view>选地区</view></picker>
   <picker disabled range="{{['x']}}" bind:change="onChange"><view>选不了</view></picker>
   <picker-view value="{{turning}}" style="height: 170px" bind:change="onChange">
     <picker-view-column><view wx:for="{{['早', '晚']}}" wx:key="*this">{{item}}</view></picker-view-column>
     <picker-view-column><view wx:for="{{['一', '二', '三']}}" wx:key="*this">{{item}}</view></picker-view-column>
   </picker-view>`,
  CHOICES,
);

let phone: TestPhone;
beforeAll(async () => {
  phone = await testPhone(pickers);
}, 60_000);
afterAll(() => phone.close());

/** Opens a picker, turns wheels to labels in turn, and confirms. */
async function pick(screen: Page, name: string, ...labels: string[]): Promise<void> {
  await screen.getByText(name).click();
  for (const label of labels) await screen.getByRole('option', { name: label, exact: true }).last().click();
  await screen.getByText('确定').click();
}

test.each([
  ['选一样', ['充电'], { value: '1' }],
  ['选月份', ['12月'], { value: '2022-12' }],
  ['选时间', ['17时', '45分'], { value: '17:45' }],
])('%s', async (name, labels, told) => {
  const opened = await phone.open('pages/pickers');

  await pick(opened.page, name, ...labels);

  expect((await dataOf(opened))['told']).toEqual(told);
  expect(opened.errors).toEqual([]);
});

test('turning one wheel changes what the next one offers', async () => {
  const opened = await phone.open('pages/pickers');

  await pick(opened.page, '选两样', '乙');

  expect(await dataOf(opened)).toMatchObject({ told: { value: [1, 0] }, turned: { column: 0, value: 1 } });
});

test('a wheel that is put away while it still turns comes to rest nowhere', async () => {
  const opened = await phone.open('pages/pickers');
  await opened.page.getByText('选两样').click();

  await opened.page.evaluate(`{
    const [wheel, later, due] = [document.querySelector('.wx-wheel'), window.setTimeout, []];
    window.setTimeout = (act) => due.push(act);
    wheel.children[1].click();
    wheel.dispatchEvent(new Event('scroll'));
    document.querySelector('.wx-yes').click();
    window.setTimeout = later;
    due.forEach((act) => act());
  }`);

  expect(await dataOf(opened)).toMatchObject({ told: { value: [1, 0] }, turned: { column: 0, value: 1 } });
});

test('a date knows how long its month is, and where it may begin and end', async () => {
  const opened = await phone.open('pages/pickers');
  await opened.page.getByText('选日期').click();
  const offered = async (column: number) =>
    opened.page.locator('.wx-wheel').nth(column).getByRole('option').allTextContents();
  const february = await offered(2);
  await opened.page.getByRole('option', { name: '2020年' }).click();
  const months = await offered(1);
  await opened.page.getByRole('option', { name: '03月' }).click();
  const days = await offered(2);
  await opened.page.getByText('确定').click();

  expect([february.at(-1), months[0], days[0]]).toEqual(['28日', '03月', '15日']);
  expect((await dataOf(opened))['told']).toMatchObject({ value: expect.stringMatching(/^2020-03-\d\d$/) as string });
});

test('a region is told with its codes', async () => {
  const opened = await phone.open('pages/pickers');

  await pick(opened.page, '选地区', '河北省', '保定市', '涿州市');

  const told = (await dataOf(opened))['told'] as { value: string[]; code: string[] };
  expect(told.value).toEqual(['河北省', '保定市', '涿州市']);
  expect(told.code).toEqual(['130000', '130600', '130681']);
});

test('a disabled picker stays shut, a cancelled one tells nothing', async () => {
  const opened = await phone.open('pages/pickers');
  await opened.page.getByText('选不了').click();
  const sheets = await opened.page.getByRole('dialog').count();

  await opened.page.getByText('选一样').click();
  await opened.page.getByText('取消').click();

  expect(sheets).toBe(0);
  expect((await dataOf(opened))['told']).toBeNull();
});

test('a picker-view stands where its value says and tells where it comes to rest', async () => {
  const opened = await phone.open('pages/pickers');
  await opened.page.waitForFunction("document.querySelectorAll('wx-picker-view-column')[1].scrollTop === 34");

  await opened.page.evaluate("document.querySelector('wx-picker-view-column').scrollTo({ top: 30 })");
  await opened.page.waitForFunction('getCurrentPages()[0].data.told');

  expect((await dataOf(opened))['told']).toEqual({ value: [1, 1] });
});
