import { join } from 'node:path';
import { openSimulator } from './simulator';
import type { Simulator } from './simulator';

const AT = Date.parse('2022-12-02T16:24:00+08:00');
/** What the components ask of WeChat. */
const wx = { getAppBaseInfo: () => ({ fontSizeSetting: 16, SDKVersion: '3.8.12' }), getStorageSync: () => '' };

let simulator: Simulator;
beforeAll(() => {
  simulator = openSimulator(join(__dirname, '../../miniprogram'), wx);
});
afterAll(() => simulator.remove());

const draw = (tag: string, properties?: object, events?: string[]) =>
  simulator.draw(`components/${tag}/${tag}`, properties, events);

test('a tag says its state as a word', () => {
  expect(draw('status-tag', { tone: 'wait', word: '等网络' }).text()).toBe('等网络');
});

test('a shelf says what is left, and that nothing is', async () => {
  const shelf = draw('shelf', { left: 12, total: 200 });
  const before = shelf.text();

  await shelf.setData({ left: 0 });

  expect([before, shelf.text()]).toEqual(['还剩 12 份 共 200 份', '已经发完 共 200 份']);
});

test('the end of a list asks for more once for each tap', async () => {
  const tail = draw('list-tail', { state: 'more' }, ['more']);

  await tail.tap('.list-tail__more');

  expect(tail.told('more')).toHaveLength(1);
});

test('the end of a list that did not come says why and offers again', () => {
  expect(draw('list-tail', { state: 'failed', failure: '网络不通' }).text()).toBe('网络不通再试一次');
});

test('a page that was refused offers the way out before it is tried again', () => {
  const page = draw('page-state', { phase: 'refused', failure: '这张代领卡不能用了' });

  expect(page.text()).toBe('这一页没有打开这张代领卡不能用了回首页再试一次');
});

test('a calendar of windows explains the days that were not reported in the usual way', () => {
  const days = [
    { day: '2022-11-30', state: 'phoned' },
    { day: '2022-12-01', state: 'missed' },
    { day: '2022-12-02', state: 'today' },
    { day: '2022-12-03', state: 'ahead' },
  ];

  const calendar = draw('day-calendar', { days, title: '第 3 天', rest: '还有 1 天' });

  expect(calendar.text().replaceAll(' ', '')).toBe('第3天还有1天301今天3电话报的没报');
});

test('a track of steps stands in the order of the steps', () => {
  const steps = [
    { id: 'a', name: '登记', state: 'done' },
    { id: 'b', name: '核实', note: '今天', state: 'now' },
  ];

  expect(draw('step-track', { steps }).text().replaceAll(' ', '')).toBe('登记核实今天');
});

test('of two ends, the one that holds is said', () => {
  const ends = draw('two-ends', { from: '沙河地区总工会', to: '阳坊镇总工会', word: '等您接' });

  expect(ends.text().replaceAll(' ', '')).toBe('沙河地区总工会等您接阳坊镇总工会');
});

test('a sheet keeps its head while it sinks, when what it was about is gone', async () => {
  const sheet = draw('bottom-sheet', { open: true, title: '退回王建国', note: '荣华街道会看到原因' });

  await sheet.setData({ open: false, title: '', note: 'undefined会看到原因' });

  expect(sheet.data('head')).toEqual({ title: '退回王建国', note: '荣华街道会看到原因' });
});

test('a reason that needs words is not taken without them', async () => {
  const reasons = [
    { value: 'number', label: '号码不对' },
    { value: 'other', label: '别的原因' },
  ];
  const sheet = draw('reason-sheet', { open: true, title: '为什么？', reasons, other: 'other' }, ['choose']);

  const act = (value: string) => sheet.call('onReason', { detail: { value } });
  sheet.call('onAct');
  const unchosen = sheet.data('problem');
  act('other');
  sheet.call('onAct');
  const unsaid = sheet.data('problem');
  act('number');
  sheet.call('onAct');

  expect([unchosen, unsaid]).toEqual(['请选一个原因', '请写一句是什么原因']);
  expect(sheet.told('choose')).toEqual([{ reason: 'number', words: '' }]);
});

test('a photo of 20 MB is refused with a sentence, and the others are kept', async () => {
  const tempFiles = [
    { tempFilePath: 'wxfile://a', size: 20 * 1024 * 1024 },
    { tempFilePath: 'wxfile://b', size: 1024 },
  ];
  const unreadable = () => Promise.reject(new Error('getImageInfo:fail'));
  Object.assign(wx, { chooseMedia: () => Promise.resolve({ tempFiles }), getImageInfo: unreadable });
  const picker = draw('photo-picker', { photos: [] }, ['add']);

  await picker.tap('.photo-picker__add');
  await new Promise((resolve) => setTimeout(resolve));

  expect(picker.told('add')).toEqual([{ photos: [{ path: 'wxfile://b', size: 1024 }] }]);
  expect(picker.text()).toContain('有 1 张太大了（20 MB），请换一张');
});

test('without permission the photo picker says so and leads to the settings; a change of mind is left alone', async () => {
  const refusal = { errMsg: 'chooseMedia:fail auth deny' };
  Object.assign(wx, { chooseMedia: () => Promise.reject(refusal as unknown as Error) });
  const picker = draw('photo-picker', { photos: [] });
  await picker.tap('.photo-picker__add');
  const refused = picker.text();

  refusal.errMsg = 'chooseMedia:fail cancel';
  await picker.tap('.photo-picker__add');

  expect(refused).toContain('没有相机和相册的权限，照片加不了去打开权限');
  expect(picker.text()).not.toContain('权限');
});

test('a voucher counts down and asks for the next code once', () => {
  jest.useFakeTimers({ now: AT });
  const voucher = draw('voucher', { text: 'NJ1', digits: '472916', until: AT + 3_000 }, ['expire']);
  const before = voucher.text();

  jest.advanceTimersByTime(10_000);

  jest.useRealTimers();
  expect(before).toContain('3 秒后换新码');
  expect(before).toContain('472 916');
  expect(voucher.text()).toContain('0 秒后换新码');
  expect(voucher.told('expire')).toHaveLength(1);
});

test('a person has a face, a name and a line about them', () => {
  expect(draw('person-row', { name: '吴建民', note: '给您留 13 分钟', leads: true }).text()).toBe(
    '吴吴建民给您留 13 分钟',
  );
});
