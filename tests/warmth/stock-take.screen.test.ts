import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import type { StockTakeView } from '../../cloudfunctions/warmth/contract/goods-fields';
import { answered, phoneOf, refused, settled } from './phone-of';

const PAGE = 'packages/warmth-goods/pages/stock-take/stock-take';
const DAY_ASKED = '多的能用到哪一天';

const phone = phoneOf();
afterAll(() => phone.remove());

const round = (state: StockTakeView['state'], version: number) => {
  const item = { id: 'drops', name: '藿香正气水', spec: '', unit: '盒' };
  const line = { item, expected: 0, counted: null, difference: null, reason: '', goesOff: true, expiresOn: null };
  return { id: 't1', state, lines: [line], version } as unknown as StockTakeView;
};
async function open() {
  const stock = { site: { name: '站点' }, stockTake: round('open', 1) };
  phone.answers.readStock = () => answered(stock as unknown as WarmthApi['readStock']['output']);
  const page = phone.open(PAGE, { site: 'station%3As1', name: '' });
  await settled();
  return page;
}

test('more of what goes off asks how long it is good, and the answer says where it must be known', async () => {
  phone.answers.countItem = () => refused('INVALID_INPUT', { path: 'expiresOn', problem: 'required' });
  const page = await open();
  page.call('onLine', { currentTarget: { dataset: { index: 0 } } });
  expect(page.text()).not.toContain(DAY_ASKED);
  page.call('onTyped', { detail: { value: '3' } });
  page.call('onReason', { detail: { value: '夹层里找到的' } });
  expect(page.text()).toContain(DAY_ASKED);
  page.call('onCounted');
  await settled();
  expect(page.text()).toContain('请看包装上写的日期');

  page.call('onDay', { detail: { value: '2023-01-31' } });
  page.call('onCounted');
  await settled();

  expect(phone.inputs.at(-1)).toMatchObject({ counted: 3, expiresOn: '2023-01-31' });
});

test('a round that is still open after a part of it was booked is closed further', async () => {
  const page = await open();
  phone.answers.closeStockTake = ({ version }) =>
    answered({ stockTake: version < 3 ? round('open', version + 1) : round('closed', version + 1) });

  page.call('onClose');
  await settled();

  expect(phone.inputs.slice(1)).toEqual([1, 2, 3].map((version) => ({ stockTakeId: 't1', version })));
  expect(phone.opened).toEqual(['back']);
});
