import type { Phone } from '../../local/phone/browser';
import { arrive, openStage, photograph } from './stage';
import type { Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

const HOUR_MS = 3_600_000;
const CLAIM = 'packages/warmth/pages/claim/claim?campaign=w-winter';
const seen = ({ page }: Phone) => page.locator('.wx-screen:not([hidden])');
const advance = (advanceMs: number) => stage.machine.local('/local/clock', { advanceMs });

test('sold out is said, the line is kept in order, and a kit nobody came for goes to the next', async () => {
  const zhou = await stage.phone({ as: 'courier-zhou', page: CLAIM });
  await arrive(zhou, '预约，给我留一份');
  await seen(zhou).getByText('换个站点').click();
  await seen(zhou).getByText('永康公寓工会服务站').click();
  await photograph(zhou, 'sold-out');
  await seen(zhou).getByText('领完了，在这里排队').click();
  await seen(zhou).getByText('前面还有 3 人').waitFor();
  await photograph(zhou, 'sold-out-waiting');

  await advance(25 * HOUR_MS);
  const home = await stage.phone({ as: 'courier-zhou' });
  await arrive(home, '排着队');
  for (let hours = 0; hours < 12 && !(await seen(home).getByText('轮到您了').isVisible()); hours += 3) {
    await advance(3.2 * HOUR_MS);
    const answered = home.page.waitForResponse((response) => response.url().endsWith('/fn/warmth'));
    await home.page.evaluate('wx.startPullDownRefresh()');
    await answered;
  }
  await seen(home).getByText('轮到您了，快来领').waitFor();
  await photograph(home, 'sold-out-offered');
  await seen(home).getByText('出示领取码').click();
  await seen(home).getByText('给站长扫一下').waitFor();
  await seen(home).getByText('我去不了').click();
  await home.page.getByText('不领了，让给别人').click();
  await home.page.getByText('不领了', { exact: true }).last().click();
  await seen(home).getByText('已取消').waitFor();
  await photograph(home, 'sold-out-given-up');
}, 90_000);
