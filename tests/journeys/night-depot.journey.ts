import type { Phone } from '../../local/phone/browser';
import { see, tap, tapSheet, top } from './hands';
import { arrive, openStage, overflowing, photograph } from './stage';
import type { Stage } from './stage';

const ZONE = `id=bda&name=${encodeURIComponent('北京经济技术开发区总工会')}`;
const TRIPS = `packages/warmth-goods/pages/trips/trips?${ZONE}`;
const LEADER = 'secretary-li';
const TITLE = '马驹桥夜班分拣慰问';
const SORTERS = Array.from({ length: 60 }, (_, i) => `night-sorter-${i}`);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await Promise.all(SORTERS.map(register));
}, 60_000);
afterAll(() => stage.close());

async function ask<Answer>(name: string, openid: string, action: string, input: object): Promise<Answer> {
  const reply: Record<string, unknown> = await stage.machine.call(name, openid, action, input, `${action}-${openid}`);
  if (reply['ok'] !== true) throw new Error(`${action}: ${JSON.stringify(reply)}`);
  return reply['data'] as Answer;
}

function register(openid: string, i: number): Promise<unknown> {
  return ask('people', openid, 'registerWorker', {
    name: '石磊',
    phone: { kind: 'typed', number: `1549900${String(1_000 + i)}` },
    occupation: 'sorter',
    place: { kind: 'orgUnit', id: 'bda-p3' },
    consentVersion: '2026-11',
  });
}

interface Trip {
  state: string;
  stops: { handOutCount: number; pieceCount: number }[];
  goods: Record<'out' | 'handed' | 'back' | 'lost' | 'difference' | 'left', number>[];
}
const codeOf = async (openid: string) =>
  (await ask<{ codes: { text: string }[] }>('warmth', openid, 'readMyCode', {})).codes[0]!.text;
const shelf = async () => {
  const { lines } = await ask<{ lines: { item: { id: string }; free: number }[] }>('warmth', LEADER, 'readStock', {
    siteId: 'unit:bda',
  });
  return lines.find(({ item }) => item.id === 'kit-winter')!.free;
};

/** Holds a code before the camera of a phone. */
const show = ({ page }: Phone, code: string) => page.evaluate(`__phone.present(${JSON.stringify(code)})`);
const setNetwork = ({ page }: Phone, network: 'none' | 'wifi') =>
  page.evaluate(`__phone.change({ network: '${network}' })`);
const fill = (phone: Phone, label: string, text: string) => top(phone).getByLabel(label).first().fill(text);

/** Plans the trip and loads seventy kits. */
async function leave(phone: Phone): Promise<void> {
  await arrive(phone, '安排一次慰问');
  await tap(phone, '安排一次慰问');
  await see(phone, '从哪里装车');
  await fill(phone, '名字', TITLE);
  await fill(phone, '带队', '李敏');
  await top(phone).getByLabel('选从哪里装车').click();
  await phone.page.getByLabel('北京经济技术开发区总工会库房', { exact: true }).click();
  await top(phone).getByLabel('选属于哪次送温暖').click();
  await phone.page.getByLabel('不属于哪次活动').waitFor();
  await photograph(phone, 'night-campaign');
  await phone.page.getByLabel('2022 冬季送温暖').first().click();
  await see(phone, '2022 冬季送温暖');
  await top(phone).getByLabel('属于2022 冬季送温暖，换一个').click();
  await phone.page.getByLabel('不属于哪次活动').click();
  await fill(phone, '去哪里', '亦城快递马驹桥分拨中心');
  await photograph(phone, 'night-plan');
  await tap(phone, '安排好了');
  await top(phone).getByRole('status').getByText('安排好了').waitFor();
  await see(phone, TITLE);
  await tap(phone, TITLE);
  await tap(phone, '装车出发');
  await tap(phone, '加一样');
  await phone.page.getByLabel('冬季暖心包，手套、围脖、保温杯、暖宝宝').click();
  await fill(phone, '冬季暖心包，几份', '70');
  await tap(phone, '装好了，出发');
  await see(phone, '装好了，路上小心');
  await photograph(phone, 'night-loaded');
}

/** One sorter after the other, without leaving the page. */
async function scanAll(phone: Phone, sorters: readonly string[], before: number): Promise<void> {
  for (const [i, sorter] of sorters.entries()) {
    await show(phone, await codeOf(sorter));
    await see(phone, `这一站第 ${before + i + 1} 笔`);
  }
}

test('whoever is host sees a day ahead, on the first page, that another union comes', async () => {
  const phone = await stage.phone({ as: 'keeper-sun' });
  await arrive(phone, '全市冬日走访');
  const line = top(phone).locator('.row', { hasText: '全市冬日走访' });
  await line.getByText('北京市总工会的慰问，经过您这儿').waitFor();
  await line.getByText('明天').waitFor();
  await line.scrollIntoViewIfNeeded();
  await photograph(phone, 'trip-coming-home');

  await line.click();
  await see(phone, '全市冬日走访');
  expect(await top(phone).getByText('收车，对数').count()).toBe(0);
}, 60_000);

test('sixty sorters get one each on both sides of midnight, and every kit is accounted for', async () => {
  const before = await shelf();
  await stage.machine.local('/local/clock', { at: '2022-12-02T23:40:00+08:00' });
  const phone = await stage.phone({ as: LEADER, page: TRIPS });
  await leave(phone);
  await tap(phone, '在这站发');
  await see(phone, '请师傅打开“我的码”');

  await scanAll(phone, SORTERS.slice(0, 30), 0);
  await photograph(phone, 'night-given');

  // Somebody comes twice; somebody shows a picture of a code; the network goes away for a moment.
  const stale = await codeOf(SORTERS[30]!);
  await stage.machine.local('/local/clock', { at: '2022-12-03T00:10:00+08:00' });
  await show(phone, await codeOf(SORTERS[3]!));
  await see(phone, '领过了，不发');
  await see(phone, '12 月 2 日 23:4');
  await photograph(phone, 'night-twice');
  await show(phone, stale);
  await see(phone, '码不能用，不发');
  const next = await codeOf(SORTERS[30]!);
  await setNetwork(phone, 'none');
  await show(phone, next);
  await see(phone, '没连上，先别发');
  await photograph(phone, 'night-offline');
  await setNetwork(phone, 'wifi');
  await stage.machine.local('/local/clock', { at: '2022-12-03T00:11:00+08:00' });

  await scanAll(phone, SORTERS.slice(30), 30);
  await tap(phone, '按数发');
  await phone.page.getByLabel('发几份（车上还剩 10）').fill('6');
  await phone.page.getByLabel('见证人').fill('郑国强');
  await tapSheet(phone);
  await see(phone, '按数发了 6 份');
  expect(await overflowing(phone)).toEqual([]);

  await top(phone).getByRole('button', { name: '返回' }).click();
  await see(phone, '发了 66 件，61 笔');
  await tap(phone, '收车，对数');
  await top(phone).getByLabel('冬季暖心包少一份').click();
  await fill(phone, '为什么少', '外箱压破，一份进了水');
  await photograph(phone, 'night-back');
  await tap(phone, '按实际收车');
  await see(phone, '复制这次的小结');
  await photograph(phone, 'night-over');

  const { trips } = await ask<{ trips: { id: string; title: string }[] }>('warmth', LEADER, 'listTrips', {
    orgUnitId: 'bda',
    after: null,
  });
  const tripId = trips.find(({ title }) => title === TITLE)!.id;
  const { trip } = await ask<{ trip: Trip }>('warmth', LEADER, 'readTrip', { tripId });
  expect(trip).toMatchObject({ state: 'closed', stops: [{ handOutCount: 61, pieceCount: 66 }] });
  expect(trip.goods).toMatchObject([{ out: 70, handed: 66, back: 3, difference: 1, lost: 0, left: 0 }]);
  expect(await shelf()).toBe(before - 67);
}, 90_000);
