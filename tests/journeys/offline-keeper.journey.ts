import type { Phone } from '../../local/phone/browser';
import { arrive, openStage, photograph } from './stage';
import type { Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

const DAY = 'packages/warmth-keeper/pages/day/day';
const seen = ({ page }: Phone) => page.locator('.wx-screen:not([hidden])');

interface Voucher {
  voucher: { codes: { text: string }[] };
}

test('without a network kits are handed out all the same, and a conflict is shown when it returns', async () => {
  const sun = await stage.phone({ as: 'keeper-sun', page: DAY });
  await arrive(sun, '扫码发放');
  const offers = await stage.machine.call('warmth', 'courier-zhou', 'readOffers', {});
  const offer = (offers['data'] as unknown as { offers: { campaign: { id: string }; ticket: string }[] }).offers.find(
    ({ campaign }) => campaign.id === 'w-winter',
  )!;
  const stations = await stage.machine.call('warmth', 'keeper-sun', 'listMyStations', {});
  const stationId = (stations['data'] as unknown as { stations: { id: string }[] }).stations[0]!.id;
  const claimed = await stage.machine.call(
    'warmth',
    'courier-zhou',
    'claimKit',
    { ticket: offer.ticket, stationId, shards: 1 },
    'offline-1',
  );
  const { voucher } = claimed['data'] as unknown as Voucher;
  await sun.page.evaluate('wx.startPullDownRefresh()');
  await sun.page.waitForResponse(
    (response) =>
      response.url().endsWith('/fn/warmth') && (response.request().postData() ?? '').includes('readOfflineBook'),
  );

  await sun.page.evaluate("__phone.change({ network: 'none' })");
  await seen(sun).getByText('扫码发放').click();
  const permission = sun.page.getByText('允许', { exact: true });
  await sun.page.getByLabel('码的内容').or(permission).first().waitFor();
  if (await permission.isVisible()) await permission.click();
  await sun.page.getByLabel('码的内容').fill(voucher.codes[0]!.text);
  await sun.page.getByLabel('码的内容').press('Enter');
  await seen(sun).getByText('可以发').waitFor();
  await seen(sun).getByText('没有网络，照常发').waitFor();
  await photograph(sun, 'offline-good');
  await seen(sun).getByText('发出 1 份').click();
  await seen(sun).getByText('记在手机里了').first().waitFor();

  await seen(sun).getByText('扫下一位').click();
  await sun.page.getByLabel('码的内容').fill(voucher.codes[0]!.text);
  await sun.page.getByLabel('码的内容').press('Enter');
  await seen(sun).getByText('这一份刚才发过了').waitFor();
  await photograph(sun, 'offline-twice');

  const cancelled = await stage.machine.call(
    'warmth',
    'courier-zhou',
    'cancelClaim',
    { campaignId: 'w-winter', attempt: 1 },
    'offline-2',
  );
  expect(cancelled).toMatchObject({ ok: true });
  await sun.page.evaluate("__phone.change({ network: 'wifi' })");
  await seen(sun).getByText('回站点').click();
  await seen(sun).getByText('没有办成').or(seen(sun).getByText('取消')).first().waitFor();
  await photograph(sun, 'offline-conflict');
}, 60_000);
