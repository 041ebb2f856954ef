import { pick, see, tap, tapSheet, top } from './hands';
import { openStage, photograph } from './stage';
import type { Stage } from './stage';

const RETURNS = 'packages/returns/pages';
const LIN = 'demo-case-01';
const MA = 'demo-case-16';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

interface Mine {
  ok: true;
  data: { cases: { id: string; stage: string; name: string; reportedToday: boolean }[] };
}
const casesOf = async (openid: string) =>
  ((await stage.machine.call('returns', openid, 'readMyCases', {})) as unknown as Mine).data.cases;

test('a report without a network waits on the phone, and is sent once when there is one', async () => {
  const phone = await stage.phone({ as: 'observed-lin', page: `${RETURNS}/report/report?id=${LIN}` });
  await see(phone, '与昨天一样');
  await phone.page.evaluate("__phone.change({ network: 'none' })");
  await tap(phone, '与昨天一样');
  await see(phone, '没有网络，先存在手机里了');
  await photograph(phone, 'report-unsent');
  const before = await casesOf('observed-lin');

  await phone.page.evaluate("__phone.change({ network: 'wifi' })");
  await phone.page.waitForFunction("!(wx.getStorageSync('outbox') || []).length");

  const after = await casesOf('observed-lin');
  expect([before[0]!.reportedToday, after[0]!.reportedToday]).toEqual([false, true]);
}, 60_000);

test('home stands when one of its capabilities fails, and says that something is missing', async () => {
  const refusal = { ok: false, code: 'INTERNAL', details: {}, requestId: 'request-of-home' };
  const phone = await stage.phone({ as: 'observed-lin' }, async (page) => {
    await page.route('**/fn/returns', (route) => route.fulfill({ json: refusal }));
  });

  await see(phone, '有的事没有取到');
  await see(phone, '附近开着的站点');
  await photograph(phone, 'home-partial');

  await phone.page.unroute('**/fn/returns');
  await tap(phone, '有的事没有取到，点这里再试一次');
  await see(phone, '第 5 天');
}, 60_000);

test('a temperature of 73 is refused in words, and what was typed stays', async () => {
  const phone = await stage.phone({ as: 'returning-ma', page: `${RETURNS}/report/report?id=demo-case-17` });
  await top(phone).getByLabel('发烧，37.3 度或以上').click();
  await top(phone).getByLabel('体温（度）').fill('73');
  await tap(phone, '就报这些');

  await see(phone, '体温应在 34 到 43 度之间');
  expect(await top(phone).getByLabel('体温（度）').inputValue()).toBe('73');
}, 60_000);

test('what was verified can be objected to, and stands as it is until somebody corrects it', async () => {
  const phone = await stage.phone({ as: 'observed-lin', page: `${RETURNS}/journey/journey?id=${LIN}&about=address` });
  await see(phone, '详细住址不对？');
  await tapSheet(phone);
  await see(phone, '请写一句哪里不对');
  await top(phone).getByLabel('应该是什么，写一句就好').fill('搬到林荫北街 15 号院 1 号楼 202 了');
  await photograph(phone, 'journey-objection');
  await tapSheet(phone);

  await see(phone, '您有不同意见');
  await see(phone, '您说：搬到林荫北街 15 号院');
}, 60_000);

test('somebody withdraws with a reason, and the journey of their child goes on', async () => {
  const phone = await stage.phone({ as: 'returning-ma', page: `${RETURNS}/journey/journey?id=${MA}` });
  await see(phone, '等您到京');
  await tap(phone, '撤回登记');
  await see(phone, '撤回这次登记？');
  await tapSheet(phone);
  await see(phone, '请选一个原因');
  await tap(phone, '不回北京了');
  await tapSheet(phone);

  await see(phone, '这一趟不用再办什么');
  const stages = (await casesOf('returning-ma')).map(({ name, stage: at }) => [name, at]);
  expect(stages.sort()).toEqual([
    ['马小麦', 'observing'],
    ['马建国', 'cancelled'],
  ]);
}, 60_000);

test('somebody without a phone is filed for only with their yes', async () => {
  const phone = await stage.phone({ as: 'returning-ma', page: `${RETURNS}/declare/declare` });
  await tap(phone, '没有手机的同行人');
  await top(phone).getByLabel('同行人的姓名').fill('马奶奶');
  await tap(phone, '父母');
  await tap(phone, '交给工会');
  await see(phone, '要 TA 当面答应，才能代为登记');
  await photograph(phone, 'declare-companion');
  await pick(phone, '出发，选日期');
  await pick(phone, '到京（大概就行），选日期', '03日');
  await tap(phone, 'TA 当面答应由我代为登记和上报');
  await tap(phone, '我看过了，同意');
  await tap(phone, '交给工会');

  await see(phone, '记下了，一路平安');
  expect(await casesOf('returning-ma')).toContainEqual(
    expect.objectContaining({ name: '马奶奶', stage: 'notArrived' }),
  );
}, 60_000);

test('a union is chosen by the code that hangs at its door, and by no other code', async () => {
  const office = await stage.phone({ as: 'secretary-li', page: 'packages/people/pages/unit-code/unit-code?id=bda' });
  await see(office, '扫一下就选好工会');
  const code = (await top(office).locator('.qr-code').getAttribute('data-code'))!;
  const phone = await stage.phone({ as: 'rider-xu', page: `${RETURNS}/declare/declare` });
  const scan = async (text: string) => {
    await tap(phone, '扫单位门口的码');
    await phone.page.getByLabel('码的内容').fill(text);
    await phone.page.getByText('扫', { exact: true }).click();
  };
  await top(phone).getByLabel('所在工会').click();
  await tap(phone, '允许');

  await scan('https://example.com/?id=bda');
  await see(phone, '这不是工会的码');
  await scan(code);

  await see(phone, '什么时候回北京');
  await see(phone, '北京经济技术开发区总工会');
}, 60_000);

test('an address that nobody finds is asked for again, and the part that is missing is named', async () => {
  const staff = async (action: string, input: object, tap: string) =>
    (await stage.machine.call('returns', 'verifier-he', action, input, `needs-fix-${tap}`)) as unknown as {
      data: { caseId: string; case: { lease: { fence: number } } };
    };
  const now = Date.parse('2022-12-02T16:00:00+08:00');
  const filing = {
    name: '孙秀兰',
    phone: '15400000005',
    oralConsent: true,
    orgUnitId: 'd110117-x',
    trip: {
      from: { code: '130100', name: '河北省石家庄市' },
      departsAt: now - 4 * 3_600_000,
      transport: 'coach',
      number: '',
    },
    answers: {
      arrival: now,
      employer: '兴谷重工',
      address: '林荫北街 13 号院',
      health: { temperatureC: null, symptoms: [] },
      stay: 'shared',
    },
    healthConsentVersion: '2026-11',
  };
  const { caseId } = (await staff('fileReturn', filing, 'files')).data;
  const { fence } = (await staff('takeCase', { caseId }, 'takes')).data.case.lease;
  const outcome = { kind: 'addressUnclear', missing: 'building' };
  await staff('recordOutcome', { caseId, fence, how: 'phone', outcome, note: '' }, 'settles');

  const phone = await stage.phone({ as: 'keeper-sun', page: 'pages/home/home' });
  await tap(phone, '去补住址');
  await see(phone, '工作人员说缺：楼号');
  await photograph(phone, 'declare-needs-fix');
  await top(phone).getByLabel('住在哪里').fill('林荫北街 13 号院 6 号楼 1 单元 201');
  await see(phone, '找得到，谢谢您写得清楚');
  await tap(phone, '我看过了，同意');
  await tap(phone, '改好了，再交一次');
  await see(phone, '记下了，欢迎回来');
  await tap(phone, '看看进展');

  await see(phone, '等工作人员来电核实');
  const [mine] = await casesOf('keeper-sun');
  expect(mine).toMatchObject({ id: caseId, stage: 'toVerify', heldBy: '兴谷经济开发区工会' });
}, 60_000);

test('what staff filed under a number is adopted by its owner, who reports at once', async () => {
  const phone = await stage.phone({ as: 'rider-xu', page: 'pages/home/home' });
  await see(phone, '工会替人登记过，是您吗');
  await tap(phone, '去看看');
  await see(phone, '朝阳区总工会用您的手机号登记的');
  await tap(phone, '是我');
  await tap(phone, '我看过了，同意');
  await photograph(phone, 'adopt-chosen');
  await tap(phone, '认下来');
  await see(phone, '您认领了');
  await tap(phone, '报今天的健康');
  await tap(phone, '一切都好');

  await see(phone, '报好了');
  expect(await casesOf('rider-xu')).toMatchObject([{ stage: 'observing', reportedToday: true }]);
}, 60_000);

test('whoever leaves Beijing is asked again on the day they planned to return', async () => {
  const phone = await stage.phone({ as: 'courier-zhou', page: `${RETURNS}/depart/depart` });
  await see(phone, '要出北京');
  await pick(phone, '去哪里', '湖南省', '长沙市', '芙蓉区');
  await tap(phone, '火车');
  await pick(phone, '离京，选日期', '03日');
  await pick(phone, '到那边，选日期', '03日');
  await pick(phone, '到那边，12:00', '18时');
  await pick(phone, '打算哪天回北京，选日期', '09日');
  await tap(phone, '我看过了，同意');
  await photograph(phone, 'depart-filled');
  await tap(phone, '报备');
  await see(phone, '12 月 9 日首页会问您一声');

  await stage.machine.local('/local/clock', { at: Date.parse('2022-12-09T09:00:00+08:00') });
  const later = await stage.phone({ as: 'courier-zhou', page: 'pages/home/home' });
  await see(later, '要回北京了吗？');
  await photograph(later, 'home-planned-return');
  await tap(later, '晚些回');
  await pick(later, '打算哪天回北京', '10日');
  await tap(later, '我看过了，同意');
  await tap(later, '报备');
  await see(later, '12 月 10 日首页会问您一声');
  await tap(later, '回首页');
  await see(later, '12 月 10 日返京');
  await tap(later, '12 月 10 日返京');
  await see(later, '预计 12 月 10 日返京');
  await tap(later, '登记返京');
  await see(later, '什么时候回北京');
}, 60_000);
