import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import { answered, phoneOf, settled } from './phone-of';

const PAGE = 'packages/warmth-office/pages/public-ledger/public-ledger';
type Ledger = WarmthApi['readPublicLedger']['output'];

const phone = phoneOf();
afterAll(() => phone.remove());

const donated = (donor: string, next: string | null) => {
  const item = { id: 'gloves', name: '棉手套', unit: '双', spec: '' };
  const donation = { on: '2022-12-02', donor, siteName: '驿站', lines: [{ item, count: 5 }] };
  return answered<Ledger>({ lines: [], donations: [donation], next });
};

test('whoever gave more than a page ago is read as well, also after the network was gone', async () => {
  phone.answers.readPublicLedger = () => donated('亦城快递', 'k1');
  const page = phone.open(PAGE, {});
  await settled();
  phone.answers.readPublicLedger = () => 'offline';
  page.call('onMore');
  await settled();
  expect(page.text()).toContain('网络不通');

  phone.answers.readPublicLedger = ({ after }) => donated(after === 'k1' ? '好心邻居' : '别人', null);
  page.call('onMore');
  await settled();

  expect(page.text()).toContain('亦城快递');
  expect(page.text()).toContain('好心邻居');
  expect(page.data('tail')).toBe('end');
});
