import type { Phone } from '../../local/phone/browser';
import { arrive, openStage, photograph } from './stage';
import type { Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

const WARMTH = 'packages/warmth/pages';
const DAY = 'packages/warmth-keeper/pages/day/day';
const seen = ({ page }: Phone) => page.locator('.wx-screen:not([hidden])');
/** The text of the code that a phone shows. */
const codeOn = async (phone: Phone) => (await seen(phone).locator('[data-code]').first().getAttribute('data-code'))!;

/** Holds a code before the scanner that is open. */
async function present({ page }: Phone, code: string): Promise<void> {
  await page.getByLabel('码的内容').fill(code);
  await page.getByLabel('码的内容').press('Enter');
}

async function scan(keeper: Phone, button: string, code: string): Promise<void> {
  await seen(keeper).getByText(button, { exact: true }).click();
  const permission = keeper.page.getByText('允许', { exact: true });
  await keeper.page.getByLabel('码的内容').or(permission).first().waitFor();
  if (await permission.isVisible()) await permission.click();
  await present(keeper, code);
}

/** Lets the next hand-out happen, and its answer be lost on the way back. */
const loseNextAnswer = ({ page }: Phone) =>
  page.route(
    '**/fn/warmth',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );

/** From now on the codes of a claim are not to be had. */
const loseVouchers = ({ page }: Phone) =>
  page.route('**/fn/warmth', (route) =>
    route.request().postData()?.includes('"readVoucher"') ? route.abort() : route.fallback(),
  );

test('two taps on one phone, one scan on the other, and both say the same', async () => {
  const zhou = await stage.phone({ as: 'courier-zhou' });
  await arrive(zhou, '领一份冬季暖心包');
  await seen(zhou).getByText('领一份', { exact: true }).click();
  await loseVouchers(zhou);
  await seen(zhou).getByText('预约，给我留一份').click();
  await seen(zhou).getByText('给站长扫一下').waitFor();
  await seen(zhou).getByText('下面是 16:20 的样子').waitFor();
  expect(await codeOn(zhou)).toMatch(/^NW1\./);
  await photograph(zhou, 'claim-voucher-offline');
  expect(new Set(zhou.errors.splice(0))).toEqual(new Set(['Failed to load resource: net::ERR_FAILED']));
  await zhou.page.unrouteAll();
  await seen(zhou).getByText('的样子').waitFor({ state: 'detached' });
  await photograph(zhou, 'claim-voucher');

  const sun = await stage.phone({ as: 'keeper-sun', page: DAY });
  await arrive(sun, '扫码发放');
  const code = await codeOn(zhou);
  await scan(sun, '扫码发放', code);
  await seen(sun).getByText('可以发').waitFor();
  await photograph(sun, 'hand-out-good');
  await seen(sun).getByText('发完这份，还剩').waitFor();
  await loseNextAnswer(sun);
  await seen(sun).getByText('发出 1 份').click();
  await seen(sun).getByText('不知道记没记上').waitFor();
  await photograph(sun, 'hand-out-unsure');
  expect(sun.errors.splice(0)).toEqual(['Failed to load resource: net::ERR_FAILED']);
  await seen(sun).getByText('再点一次', { exact: true }).click();
  await seen(sun).getByText('发好了').waitFor();
  await photograph(sun, 'hand-out-done');

  await seen(zhou).getByText('领到了', { exact: true }).waitFor();
  await photograph(zhou, 'claim-handed');

  await scan(sun, '扫下一位', code);
  await seen(sun).getByText('不能发').waitFor();
  await seen(sun).getByText('领走了').waitFor();
  await photograph(sun, 'hand-out-twice');
}, 60_000);

test('a picture of a code is refused, and so is the code of another system', async () => {
  const sun = await stage.phone({ as: 'keeper-sun', page: DAY });
  await arrive(sun, '扫码发放');
  const { data } = await stage.machine.call('warmth', 'rider-xu', 'readVoucher', {
    campaignId: 'w-winter',
    claimId: null,
  });
  const { codes } = (data as unknown as { voucher: { codes: { text: string }[] } }).voucher;

  await scan(sun, '扫码发放', codes[0]!.text);
  await seen(sun).getByText('这一份约在').waitFor();
  await scan(sun, '扫下一位', 'https://example.com/pay?id=1');
  await seen(sun).getByText('这不是领取码').waitFor();
  await photograph(sun, 'hand-out-foreign');
}, 60_000);

test('who cannot be scanned reads out the digits, and a door that closes says what it gave', async () => {
  const { data } = await stage.machine.call('warmth', 'keeper-sun', 'readOfflineBook', {
    stationId: await stationOf('keeper-sun'),
  });
  const [held] = (data as unknown as { claims: { pickup: { person: { maskedPhone: string } } }[] }).claims;
  const sun = await stage.phone({ as: 'keeper-sun', page: DAY });
  await arrive(sun, '扫码发放');
  await seen(sun).getByLabel('报尾号').click();
  await sun.page.getByLabel('手机后四位').fill(held!.pickup.person.maskedPhone.slice(-4));
  await sun.page.getByLabel('姓什么').fill('没');
  await sun.page.getByText('找一找').click();
  await sun.page.getByText('这里没有这个尾号约的').waitFor();
  await sun.page.getByLabel('关上').click();

  await seen(sun).getByLabel('报码').click();
  await sun.page.getByLabel('10 位数').fill('123');
  await sun.page.getByText('看看对不对').click();
  await sun.page.getByText('领取码是 10 位数').waitFor();
  await sun.page.getByLabel('关上').click();

  await seen(sun).getByLabel('收工').click();
  await sun.page.getByText('收工', { exact: true }).last().click();
  await sun.page.getByText('辛苦了').waitFor();
  await photograph(sun, 'station-closed');
}, 60_000);

async function stationOf(openid: string): Promise<string> {
  const { data } = await stage.machine.call('warmth', openid, 'listMyStations', {});
  return (data as unknown as { stations: { id: string }[] }).stations[0]!.id;
}

test('who has had one is told so, and may say a word', async () => {
  const zhou = await stage.phone({ as: 'courier-zhou', page: `${WARMTH}/offers/offers` });
  await arrive(zhou, '2022 冬季送温暖');
  await seen(zhou).getByLabel('对2022 冬季送温暖说一句').click();
  await zhou.page.getByLabel('一句就好').fill('手套很厚实，谢谢');
  await zhou.page.getByText('说好了').click();
  await seen(zhou).getByText('收到了，谢谢您').waitFor();
  await seen(zhou).getByLabel('对2022 冬季送温暖说一句').waitFor({ state: 'detached' });
  await photograph(zhou, 'offers-had');
  expect(await seen(zhou).getByText('领到了').count()).toBeGreaterThan(0);
}, 60_000);

test('a card of a colleague that lost its half is told in words, with the way home', async () => {
  const phone = await stage.phone({ as: 'rider-xu', page: 'packages/warmth/pages/proxy/proxy?card=abc' });

  await arrive(phone, '链接不完整，请对方再发一次');
  expect(await seen(phone).getByText('标红').count()).toBe(0);
  await photograph(phone, 'card-refused');
  await seen(phone).getByText('回首页').click();

  await arrive(phone, '给您留好了');
}, 60_000);

/** Asks a colleague by a card, as far as the card is sent; answers the page that it opens. */
async function sendCard(owner: Phone): Promise<string> {
  await seen(owner).getByText('我去不了', { exact: true }).click();
  await owner.page.getByText('请同事代领', { exact: true }).first().click();
  await owner.page.getByText('发给同事', { exact: true }).click();
  await owner.page.getByText('发送', { exact: true }).click();
  await seen(owner).getByText('代领卡还没有人接下').waitFor();
  return owner.page.evaluate<string>('__phone.report.shared.at(-1).path');
}

test('a card that went to the wrong person is taken back, and the right colleague takes the next one', async () => {
  const xu = await stage.phone({ as: 'rider-xu', page: `${WARMTH}/voucher/voucher?campaign=w-winter` });
  await arrive(xu, '我去不了');
  const wrong = await sendCard(xu);
  await photograph(xu, 'card-out');
  await seen(xu).getByText('收回', { exact: true }).click();
  await seen(xu).getByText('代领卡还没有人接下').waitFor({ state: 'detached' });
  await arrive(await stage.phone({ as: 'keeper-sun', page: wrong }), '这张代领卡已经有人接下，或者对方收回了');

  const right = await sendCard(xu);
  const unknown = await stage.phone({ as: 'nobody', page: right });
  await arrive(unknown, '先登记一下，就能替同事领');
  await photograph(unknown, 'card-newcomer');
  await seen(unknown).getByText('去登记', { exact: true }).click();
  await arrive(unknown, '请告诉我们您是谁');
  const zhou = await stage.phone({ as: 'courier-zhou', page: right });
  await arrive(zhou, '我来代领');
  await photograph(zhou, 'card-asked');
  await seen(zhou).getByText('我来代领', { exact: true }).click();
  await seen(zhou).getByText('给站长扫一下').waitFor();
  await seen(zhou).getByText('替*燕领，到了就说').waitFor();
  await photograph(zhou, 'card-accepted');
  await seen(xu).getByText('代领，您自己来也行').waitFor();
  await photograph(xu, 'card-taken');
}, 60_000);

test('who has changed the station holds up the new code, and no page behind it holds the old one', async () => {
  const xu = await stage.phone({ as: 'rider-xu', page: `${WARMTH}/voucher/voucher?campaign=w-winter` });
  await arrive(xu, '我去不了');
  const old = await codeOn(xu);
  await seen(xu).getByText('我去不了', { exact: true }).click();
  await xu.page.getByText('换个站点', { exact: true }).first().click();
  await arrive(xu, '换到这里');
  await loseVouchers(xu);
  await seen(xu).getByText('换到这里').click();
  await seen(xu).getByText('给站长扫一下').waitFor();
  await seen(xu).getByText('的样子').waitFor();

  expect((await codeOn(xu)).split('.')[2]).not.toBe(old.split('.')[2]);
  expect(await xu.page.evaluate('getCurrentPages().length')).toBe(1);
  expect(new Set(xu.errors.splice(0))).toEqual(new Set(['Failed to load resource: net::ERR_FAILED']));
}, 60_000);
