import { join } from 'node:path';
import { openSimulator } from '../components/simulator';

const OUTCOME = 'packages/returns/components/outcome-sheet/outcome-sheet';
const REASON = 'components/reason-sheet/reason-sheet';
const reasons = [{ value: 'other', label: '其他' }];

const simulator = openSimulator(join(__dirname, '../../miniprogram'), {
  getAppBaseInfo: () => ({ fontSizeSetting: 16, SDKVersion: '3.8.12' }),
});
afterAll(() => simulator.remove());

test.each(['refused', 'duplicate'])('a reason of one letter is sent back before anybody is asked: %s', async (kind) => {
  const sheet = simulator.draw(OUTCOME, { kind: '', problems: {} }, ['settle']);
  await sheet.setData({ kind });
  sheet.call('onField', { currentTarget: { dataset: { field: 'reason' } }, detail: { value: '忙' } });
  sheet.call('onSettle');

  expect(sheet.text()).toContain('至少两个字');
  expect(sheet.told('settle')).toEqual([]);
});

test('so it is where one of a few reasons is asked for', async () => {
  const sheet = simulator.draw(REASON, { open: false, reasons, other: 'other' }, ['choose']);
  await sheet.setData({ open: true });
  sheet.call('onReason', { detail: { value: 'other' } });
  sheet.call('onWords', { detail: { value: '远' } });
  sheet.call('onAct');

  expect(sheet.text()).toContain('至少两个字');
  expect(sheet.told('choose')).toEqual([]);
});
