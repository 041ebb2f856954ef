import type { Phone } from '../../local/phone/browser';
import { pick, see, tap, tapSheet, top } from './hands';
import { openStage, photograph } from './stage';
import type { Stage } from './stage';

const RETURNS = 'packages/returns/pages';
const WORKER = 'returning-qin';
/** Calls for the whole of the district, and for the town that takes over. */
const CALLER = 'verifier-he';
const TOWN_CALLER = 'verifier-tang';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

const at = (text: string) => Date.parse(`${text}:00+08:00`);
const setClock = (text: string) => stage.machine.local('/local/clock', { at: at(text) });

let taps = 0;
/** One tap of somebody whose phone is not looked at here; what it is answered with. */
async function call<T>(as: string, action: string, input: object, name = 'returns'): Promise<T> {
  taps += 1;
  const reply: unknown = await stage.machine.call(
    name,
    as,
    action,
    input,
    `journey-tap-${String(taps).padStart(4, '0')}`,
  );
  expect(reply).toMatchObject({ ok: true });
  return (reply as { data: T }).data;
}

/** Opens a page anew, so that the phone's time is the machine's. */
async function open(phone: Phone, route: string, words: string): Promise<void> {
  const address = new URL(phone.page.url());
  address.searchParams.set('page', route);
  await phone.page.goto(address.href);
  await phone.page.waitForSelector('body[data-ready]');
  await see(phone, words);
}

async function register(openid: string, name: string, number: string): Promise<void> {
  const place = { kind: 'orgUnit', id: 'd110117-x-e3' };
  const input = { name, phone: { kind: 'typed', number }, occupation: 'employee', place, consentVersion: '2026-11' };
  await call(openid, 'registerWorker', input, 'people');
}

const unit = (id: string, name: string) => `id=${id}&name=${encodeURIComponent(name)}`;
const PARK = unit('d110117-x', '兴谷经济开发区工会');
const TOWN = unit('d110114104', '阳坊镇总工会');

/** The caller rings, and hears that the train comes in at six. */
async function hearLater(caller: Phone): Promise<void> {
  await open(caller, `${RETURNS}/call/call?${PARK}`, '秦小满');
  await tap(caller, '还没到京');
  await caller.page.getByLabel('预计到京，几点').click();
  await caller.page.getByRole('option', { name: '18时', exact: true }).last().click();
  await caller.page.getByText('确定', { exact: true }).click();
  await photograph(caller, 'return-not-arrived');
  await tap(caller, '记下，下一位');
  await see(caller, '上一位：记下了');
}

/** The caller reads the five questions out, corrects the address and notes it all. */
async function verify(caller: Phone, address: string): Promise<void> {
  await open(caller, `${RETURNS}/call/call?${PARK}`, '秦小满');
  await tap(caller, '一致，下一项');
  await tap(caller, '一致，下一项');
  await top(caller).getByLabel('如 荣华南路 15 号院 3 号楼 2 单元 402').fill(address);
  await photograph(caller, 'return-call');
  await tap(caller, '就按改的记，下一项');
  await tap(caller, '一致，下一项');
  await tap(caller, '一致，下一项');
  await tap(caller, '核实完成，下一位');
  await see(caller, '上一位：记下了');
}

/** The caller hands the person on to the town, from the case. */
async function sendOn(caller: Phone, caseId: string, reason: string): Promise<void> {
  await open(caller, `${RETURNS}/case/case?${PARK}&case=${caseId}`, '转给别的单位');
  await top(caller).getByLabel('转给别的单位').click();
  await caller.page.getByLabel('选转给哪里').click();
  await top(caller).locator('input').first().fill('阳坊');
  await top(caller).getByText('阳坊镇总工会').first().click();
  await caller.page.getByLabel('为什么转，如 本人住阳坊镇西贯市村').fill(reason);
  await caller.page.getByText('转过去', { exact: true }).click();
  await see(caller, '对方接下之前还由我们管');
}

/** The town asks how it is, advises, and closes the follow-up. */
async function followUp(town: Phone, caseId: string): Promise<void> {
  await open(town, `${RETURNS}/follow-up/follow-up?id=${caseId}&unit=d110114104`, '怎么建议的');
  await top(town).getByLabel('怎么建议的').fill('多喝水，休息');
  await top(town).getByLabel('做了什么').fill('已联系社区医生');
  await tap(town, '继续观察');
  await photograph(town, 'return-follow-up');
  await tap(town, '办结这次随访');
  await see(town, '办结了');
}

test('somebody declares on the road, arrives, is verified, handed over, watched for fourteen days and certified', async () => {
  await register(WORKER, '秦小满', '15400000901');
  const phone = await stage.phone({ as: WORKER });
  const caller = await stage.phone({ as: CALLER });
  const town = await stage.phone({ as: TOWN_CALLER });
  const guard = await stage.phone({ as: 'nobody', page: `${RETURNS}/verify-certificate/verify-certificate` });

  await see(phone, '秦小满，下午好');
  await tap(phone, '返京登记');
  await see(phone, '要回北京，先说一声');
  await top(phone).locator('.t-button').first().click();
  await see(phone, '什么时候回北京');
  await tap(phone, '交给工会');
  await see(phone, '还差几处');
  await photograph(phone, 'return-declare-marked');

  await pick(phone, '从哪里来', '湖北省', '武汉市', '江岸区');
  await tap(phone, '火车');
  await top(phone).getByLabel('车次').fill('G502');
  await pick(phone, '出发，选日期');
  await pick(phone, '到京（大概就行），选日期', '03日');
  await top(phone).getByLabel('所在单位').fill('兴谷重工');
  await top(phone).getByLabel('住在哪里').fill('林荫北街 13 号院');
  await see(phone, '还差：楼号、门牌号');
  await tap(phone, '单位宿舍');
  await top(phone).getByLabel('体温（度）').fill('366');
  await tap(phone, '是的，就是 36.6 度');
  await tap(phone, '我看过了，同意');
  await photograph(phone, 'return-declare-filled');
  await tap(phone, '交给工会');
  await see(phone, '记下了，一路平安');
  await photograph(phone, 'return-declared');
  await tap(phone, '看看进展');
  await see(phone, '等您到京');
  await photograph(phone, 'return-on-the-road');

  await setClock('2022-12-03T12:30');
  await hearLater(caller);
  await setClock('2022-12-03T18:30');
  await open(phone, 'pages/home/home', '到北京了吗');
  await photograph(phone, 'return-home-arrived');
  await tap(phone, '我到了');
  await see(phone, '通了电话，您还没到京');
  await tap(phone, '我到了');
  await see(phone, '大概几点到的就行');
  await photograph(phone, 'return-arrive');
  await tapSheet(phone);
  await see(phone, '等工作人员来电核实');

  const { cases } = await call<{ cases: { id: string }[] }>(WORKER, 'readMyCases', {});
  const caseId = cases[0]!.id;
  await verify(caller, '林荫北街 13 号院 2 号楼 301');
  await open(phone, `${RETURNS}/journey/journey`, '第 1 天');
  await see(phone, '您填的是：林荫北街 13 号院');

  await sendOn(caller, caseId, '周一起住到阳坊镇');
  await open(phone, `${RETURNS}/journey/journey`, '等对方接');
  await photograph(phone, 'return-handing-over');
  await open(town, `${RETURNS}/handovers/handovers?${TOWN}`, '周一起住到阳坊镇');
  await photograph(town, 'return-handed-to-us');
  await top(town).locator('.card', { hasText: '秦小满' }).getByText('接过来').click();
  await top(town).getByText('周一起住到阳坊镇').waitFor({ state: 'detached' });
  await open(phone, `${RETURNS}/journey/journey`, '接过来了');
  await top(phone).getByText('阳坊镇总工会').first().waitFor();
  await tap(phone, '报今天的健康');
  await tap(phone, '一切都好');
  await see(phone, '报好了');

  await setClock('2022-12-04T08:10');
  await open(phone, 'pages/home/home', '报一下今天的身体');
  await tap(phone, '去上报');
  await tap(phone, '与昨天一样');
  await see(phone, '还有 12 天');

  await setClock('2022-12-05T08:10');
  await open(phone, `${RETURNS}/report/report?id=${caseId}`, '第 3 天');
  await top(phone).getByLabel('发烧，37.3 度或以上').click();
  await top(phone).getByLabel('体温（度）').fill('37.9');
  await top(phone).getByText('嗓子疼', { exact: true }).click();
  await photograph(phone, 'return-fever');
  await tap(phone, '就报这些');
  await see(phone, '工作人员会打电话给您');
  await photograph(phone, 'return-fever-told');
  await followUp(town, caseId);

  const well = { kind: 'health', health: { temperatureC: 36.5, symptoms: [] } };
  await setClock('2022-12-06T09:00');
  await call(WORKER, 'submitCheckIn', { caseId, day: '2022-12-06', report: well });
  await setClock('2022-12-08T09:00');
  await open(phone, `${RETURNS}/report/report?id=${caseId}`, '漏了 1 天');
  await tap(phone, '补报 12 月 7 日 周三');
  await see(phone, '那天身体怎么样');
  await tap(phone, '与上次一样');
  await see(phone, '补上了，没有关系');
  await photograph(phone, 'return-filled-in');
  // Two days at a time: the first of them is filled in the day after.
  for (const dates of [['08'], ['09', '10'], ['11', '12'], ['13', '14'], ['15', '16']]) {
    await setClock(`2022-12-${dates.at(-1)}T09:10`);
    for (const date of dates) await call(WORKER, 'submitCheckIn', { caseId, day: `2022-12-${date}`, report: well });
  }

  await setClock('2022-12-17T09:00');
  await open(phone, 'pages/home/home', '观察期结束了');
  await photograph(phone, 'return-home-over');
  await tap(phone, '看证明');
  await see(phone, '秦小满的健康观察已经结束');
  await see(phone, '14 天 · 共 14 天');
  await tap(phone, '存成图片');
  await tap(phone, '允许');
  await see(phone, '存到相册了');
  await photograph(phone, 'return-certificate');
  const number = (await top(phone).locator('.qr-code').getAttribute('data-code'))!;

  await top(guard).getByLabel('证明编号').fill(number.toLowerCase());
  await tap(guard, '查一查');
  await see(guard, '观察到 2022 年 12 月 16 日 结束');
  await photograph(guard, 'return-verified');
  await top(guard).getByLabel('证明编号').fill(number.replace('202212', '202211'));
  await tap(guard, '查一查');
  await see(guard, '我们没有开过这个编号');
}, 480_000);
