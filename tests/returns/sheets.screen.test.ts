import { join } from 'node:path';
import { openSimulator } from '../components/simulator';

const OUTCOME = 'packages/returns/components/outcome-sheet/outcome-sheet';
const REASON = 'components/reason-sheet/reason-sheet';
const reasons = [
  { value: 'address', label: '查不到这个地址' },
  { value: 'other', label: '其他' },
];

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

const chosen = async (reason: string, words: string) => {
  const sheet = simulator.draw(REASON, { open: false, reasons, other: 'other' }, ['choose']);
  await sheet.setData({ open: true });
  sheet.call('onReason', { detail: { value: reason } });
  sheet.call('onWords', { detail: { value: words } });
  sheet.call('onAct');
  return sheet;
};

test('so it is where the words are all there is of a reason', async () => {
  const sheet = await chosen('other', '远');

  expect(sheet.text()).toContain('至少两个字');
  expect(sheet.told('choose')).toEqual([]);
});

test('beside a reason that was chosen, one letter is a word like any other', async () => {
  const sheet = await chosen('address', ' 远 ');

  expect(sheet.told('choose')).toEqual([{ reason: 'address', words: '远' }]);
});
