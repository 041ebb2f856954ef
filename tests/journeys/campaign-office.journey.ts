import { join } from 'node:path';
import { PICTURES } from '../../local/phone/browser';
import { see, tap, tapSheet, top } from './hands';
import { arrive, openStage, photograph } from './stage';
import type { Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

const OFFICE = 'packages/warmth-office/pages';
const ZONE = `id=bda&name=${encodeURIComponent('北京经济技术开发区总工会')}`;

test('kits come back as far as nobody holds them, and an end says first what it stops', async () => {
  const xu = await stage.phone({ as: 'rider-xu', page: 'packages/warmth/pages/offers/offers' });
  await arrive(xu, '给您留着');

  const gao = await stage.phone({ as: 'admin-gao', page: `${OFFICE}/campaign/campaign?campaign=w-winter` });
  await arrive(gao, '站点上的份数');
  await top(gao).getByLabel('从建外街道国贸户外劳动者站点收回').click();
  await gao.page.getByLabel('几份', { exact: true }).fill('50');
  await tapSheet(gao);
  await see(gao, '只收回 48 份');
  await photograph(gao, 'campaign-withdrawn');

  await tap(gao, '结束活动');
  await see(gao, '领取码作废');
  await photograph(gao, 'campaign-close-ask');
  await tapSheet(gao);
  await top(gao).getByText('结束了', { exact: true }).first().waitFor();
  expect(await top(gao).getByText('再放一些').count()).toBe(0);

  await stage.machine.local('/local/clock', { advanceMs: 120_000 });
  await xu.page.evaluate('wx.startPullDownRefresh()');
  await top(xu).getByText('给您留着').waitFor({ state: 'detached' });
}, 60_000);

test('a campaign for the night shift is written, let go, supplied, and claimed by a sorter', async () => {
  const li = await stage.phone({ as: 'secretary-li', page: `${OFFICE}/campaigns/campaigns?${ZONE}` });
  await arrive(li, '夜班分拣员暖心餐包');
  await tap(li, '办一次新的');
  await see(li, '存成草稿');

  await tap(li, '存成草稿，再看一遍');
  await see(li, '请给活动起个名字');
  await photograph(li, 'campaign-lacks');
  await top(li).getByLabel('活动叫什么').fill('夜班护膝');
  await top(li).getByLabel('包叫什么').fill('护膝包');
  await tap(li, '里面有什么');
  await top(li).getByLabel('第 1 样', { exact: true }).fill('护膝');
  await top(li).getByLabel('分拣员').click();
  await tap(li, '夜班一段');
  await see(li, '到第二天 06:00');
  await photograph(li, 'campaign-night-shift');
  await tap(li, '存成草稿，再看一遍');
  await see(li, '草稿，职工看不到');
  await see(li, '每天 20:00 到第二天 06:00');

  await tap(li, '放到一个站点');
  await see(li, '汇龙森夜间驿站');
  await tap(li, '汇龙森夜间驿站');
  await see(li, '放到这里几份');
  await tapSheet(li);
  await see(li, '请写几份，1 到 4000');
  await li.page.getByLabel('几份', { exact: true }).fill('12');
  await tapSheet(li);
  await see(li, '放了 12 份');

  await tap(li, '发布给职工');
  await see(li, '1 个站点一共放了 12 份');
  await photograph(li, 'campaign-open-ask');
  await tapSheet(li);
  await see(li, '明天 08:00 开始');

  await stage.machine.local('/local/clock', { advanceMs: 29 * 3_600_000 });
  const bai = await stage.phone({ as: 'sorter-bai', page: 'packages/warmth/pages/offers/offers' });
  await arrive(bai, '夜班护膝');
  await top(bai).locator('.card', { hasText: '护膝包' }).getByText('领一份', { exact: true }).click();
  await see(bai, '预约，给我留一份');
  await tap(bai, '预约，给我留一份');
  await see(bai, '给站长扫一下');
  await photograph(bai, 'campaign-night-voucher');
}, 60_000);

test('the poster of a door is kept as a sheet to print', async () => {
  const query = 'campaign=w-night&station=station-01';
  const gao = await stage.phone({ as: 'admin-gao', page: `${OFFICE}/poster/poster?${query}` });
  await arrive(gao, '每天 20:00 到第二天 06:00');
  const saved = gao.page.waitForEvent('download');
  await tap(gao, '存成图片，去打印');
  const allow = gao.page.getByText('允许', { exact: true });
  await allow.or(top(gao).getByText('存到相册了')).first().waitFor();
  if (await allow.isVisible()) await allow.click();
  await (await saved).saveAs(join(PICTURES, 'poster-saved.png'));
  await see(gao, '存到相册了');
}, 60_000);
