import type { FrameLocator, Page } from 'playwright-core';
import { page, testPhone } from './test-phone';
import type { TestPhone } from './test-phone';

const pages = {
  ...page(
    'home',
    `<view>首页 {{who}}</view><view bind:tap="onScan">扫一扫吧</view><view>扫到 {{code}}</view><view bind:tap="onKeep">记住</view>`,
    `{ data: { who: '', code: '', }, onLoad() { this.setData({ who: wx.getStorageSync('who') || '谁' }); },
       onKeep() { wx.setStorageSync('who', '周'); },
       async onScan() { const { result } = await wx.scanCode(); this.setData({ code: result }); } }`,
  ),
  ...page(
    'voucher',
    '<view data-code="NJ-123456">领取码 {{id}}</view>',
    '{ onLoad({ id }) { this.setData({ id }); } }',
  ),
};
const people = [
  { openid: 'courier-zhou', name: '周远', label: '快递员', phone: '15400000001', note: '领东西' },
  { openid: 'keeper-sun', name: '孙站长', label: '站点管理员', phone: '15400000002', note: '核销' },
];
const messages = [
  {
    openid: 'courier-zhou',
    title: '领取提醒',
    page: 'pages/voucher?id=9',
    lines: [{ label: '物品', value: '暖心包' }],
  },
];
const recent = [{ function: 'warmth', action: 'claimKit', outcome: 'OUT_OF_STOCK', operations: 3, ms: 12.4 }];

let phone: TestPhone;
beforeAll(async () => {
  phone = await testPhone(pages, {}, ({ path }) => {
    if (path === '/local/people') return people;
    if (path === '/local/meter') return { actions: {}, recent };
    if (path === '/local/outbox') return messages;
    return undefined;
  });
}, 60_000);
afterAll(() => phone.close());

const phoneAt = (screen: Page, at: number): FrameLocator => screen.frameLocator('figure iframe').nth(at);

test('the beginning of a name opens that person’s phone at a page', async () => {
  const { screen, errors } = await phone.table({ as: 'courier', page: 'pages/voucher?id=7' });

  await phoneAt(screen, 0).getByText('领取码 7').waitFor();

  expect(await screen.getByLabel('这台手机是谁的').inputValue()).toBe('courier-zhou');
  expect(errors).toEqual([]);
});

test('a code on one phone is scanned by the other', async () => {
  const { screen } = await phone.table({ as: 'courier-zhou', page: 'pages/voucher?id=7', and: 'keeper-sun' });
  await phoneAt(screen, 0).getByText('领取码 7').waitFor();
  await phoneAt(screen, 1).getByText('扫一扫吧').click();
  await phoneAt(screen, 1).getByText('周远手机上的码').click();
  await phoneAt(screen, 1).getByText('扫到 NJ-123456').waitFor();

  await phoneAt(screen, 1).getByText('扫一扫吧').click();
  await screen.getByLabel('别的手机上的码').getByText('周远手机上的码').click();

  await phoneAt(screen, 1).getByText('扫到 NJ-123456').waitFor();
  expect(await screen.locator('figure').count()).toBe(2);
});

test('a code for a phone that does not look is said to be unseen', async () => {
  const { screen } = await phone.table({ as: 'keeper-sun' });
  await phoneAt(screen, 0).getByText('首页').waitFor();

  await screen.getByLabel('给镜头看的码').fill('x');
  await screen.getByText('给镜头看').click();

  expect(await screen.getByRole('status').textContent()).toContain('孙站长的手机没有在扫码');
});

test('two phones keep what is theirs, until one is emptied', async () => {
  const { screen } = await phone.table({ as: 'courier-zhou', and: 'keeper-sun' });
  await phoneAt(screen, 0).getByText('记住').click();
  await screen.reload();
  await phoneAt(screen, 0).getByText('首页 周').waitFor();
  await phoneAt(screen, 1).getByText('首页 谁').waitFor();

  await screen
    .locator('figure')
    .first()
    .locator('figcaption')
    .click({ position: { x: 4, y: 60 } });
  await screen.getByText('清空这台手机').click();

  await phoneAt(screen, 0).getByText('首页 谁').waitFor();
  expect(screen.url()).toContain('as=courier-zhou');
});

test('a message opens its page on the phone it was sent to, and calls tell their cost', async () => {
  const { screen } = await phone.table({ as: 'keeper-sun', and: 'courier-zhou' });
  await screen.getByText('领取提醒').click();

  await phoneAt(screen, 1).getByText('领取码 9').waitFor();

  expect(await screen.locator('.calls li').first().textContent()).toBe('warmth.claimKitOUT_OF_STOCK3 次 · 12 ms');
});

test('a second phone is put on the table and taken away', async () => {
  const { screen } = await phone.table({ as: 'courier-zhou', network: 'none' });
  await screen.getByText('再放一台').click();
  await phoneAt(screen, 1).getByText('首页').waitFor();
  const beside = new URL(screen.url()).searchParams.get('and');

  await screen.getByText('收起第二台').click();

  expect(beside).toBe('keeper-sun');
  expect(await screen.locator('figure').count()).toBe(1);
  expect(await screen.getByLabel('网络').inputValue()).toBe('none');
});
