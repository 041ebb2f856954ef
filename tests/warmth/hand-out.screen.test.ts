import type { CampaignView, Pickup } from '../../cloudfunctions/warmth/contract/fields';
import type { Counter } from '../../cloudfunctions/warmth/contract/keeper';
import type { Reply } from '../../cloudfunctions/kit/contract';
import { answered, phoneOf, settled } from './phone-of';

const PAGE = 'packages/warmth-keeper/pages/hand-out/hand-out';
const AT = Date.parse('2022-12-02T16:20:00+08:00');

const kit = { kitId: null, name: '冬季暖心包', items: [{ name: '手套', count: 1, unit: '双' }] };
const campaign: CampaignView = {
  id: 'w1',
  name: '冬送温暖',
  issuedBy: [],
  words: '',
  kit,
  opensAt: 0,
  closesAt: AT * 2,
  windows: [],
  handingOut: { state: 'open', until: null },
  stationRule: 'any',
  state: 'open',
};
const counter = (reservedCount: number, handedCount: number): Counter => ({
  campaign,
  left: 8,
  reservedCount,
  handedCount,
  handedToday: handedCount,
  waiting: false,
});
const pickup: Pickup = {
  campaignId: 'w1',
  campaignName: '冬送温暖',
  kit,
  claimId: 'a'.repeat(20),
  attempt: 1,
  person: { name: '*远', maskedPhone: '154****0021' },
  occupation: 'courier',
  proxy: null,
  state: 'reserved',
  until: AT * 2,
  handedAt: null,
};
const forged: Reply<never> = {
  ok: false,
  code: 'CODE_REFUSED',
  details: { reason: 'forged', station: null },
  requestId: 'r1',
};

const phone = phoneOf();
afterAll(() => phone.remove());

const open = async () => {
  const page = phone.open(PAGE, { station: 's1', text: 'NW1.code' });
  await settled();
  return page;
};

test('while nothing is known it says so, and offers nothing', async () => {
  phone.answers = { checkVoucher: () => new Promise(() => {}) };

  const page = await open();

  expect(page.text()).toContain('正在核对…');
  expect(page.text()).not.toContain('发出 1 份');
  expect(page.text()).not.toContain('还剩');
});

test('a good code shows whom and what, and what will be left', async () => {
  phone.answers = { checkVoucher: () => answered({ pickup, counter: counter(4, 28) }) };

  const page = await open();

  expect(page.text()).toContain('可以发');
  expect(page.text()).toContain('*远');
  expect(page.text()).toContain('发完这份，还剩 11 份 共 40 份');
  expect(page.text()).toContain('给人留着 4 份，还能约 8 份，今天发了 28 份');
  expect(phone.felt).toEqual(['short']);
});

test('the shelf follows the hand-out by its own answer', async () => {
  phone.answers = {
    checkVoucher: () => answered({ pickup, counter: counter(4, 28) }),
    redeem: () => answered({ pickup: { ...pickup, state: 'redeemed', handedAt: AT }, counter: counter(3, 29) }),
  };
  const page = await open();

  page.call('onHandOut');
  await settled();

  expect(page.text()).toContain('发好了');
  expect(page.text()).toContain('还剩 11 份 共 40 份');
  expect(page.text()).toContain('今天发了 29 份');
  expect(page.text()).not.toContain('发完这份');
  expect(phone.asked).toEqual(['checkVoucher', 'redeem']);
});

test('a refused code says why, feels different, and leaves nobody of before on the page', async () => {
  phone.answers = { checkVoucher: () => answered({ pickup, counter: counter(4, 28) }) };
  const page = await open();
  phone.answers = { checkVoucher: () => forged };
  phone.scans = ['NW1.other'];

  page.call('onNext');
  await settled();

  expect(page.text()).toContain('不能发');
  expect(page.text()).not.toContain('*远');
  expect(page.text()).not.toContain('还剩');
  expect(phone.felt).toEqual(['short', 'long']);
});

test('where nobody is reached and no book is kept it says so, and the next code is tried anew', async () => {
  phone.answers = { checkVoucher: () => 'offline' };
  const page = await open();
  const before = page.text();
  phone.answers = { checkVoucher: () => answered({ pickup, counter: counter(4, 28) }) };
  phone.scans = ['NW1.code'];

  page.call('onNext');
  await settled();

  expect(before).toContain('没有网络，手机里的名单也过时了');
  expect(page.text()).toContain('可以发');
  expect(page.text()).not.toContain('没有网络');
});

test.each(['offline', 'crashed'] as const)(
  '%s over a hand-out it does not know, and the next tap is the same one',
  async (how) => {
    phone.answers = {
      checkVoucher: () => answered({ pickup, counter: counter(4, 28) }),
      redeem: () => how,
    };
    const page = await open();
    page.call('onHandOut');
    await settled();
    const before = page.text();
    phone.answers.redeem = () =>
      answered({ pickup: { ...pickup, state: 'redeemed', handedAt: AT }, counter: counter(3, 29) });

    page.call('onHandOut');
    await settled();

    expect(before).toContain('不知道记没记上');
    expect(before).toContain('再点一次');
    expect(page.text()).toContain('发好了');
    expect(page.text()).toContain('已经记上了');
    expect(phone.asked).toEqual(['checkVoucher', 'redeem', 'redeem']);
    expect(phone.requestIds[2]).toBe(phone.requestIds[1]);
  },
);

test('where the function breaks over a code it says that it is ours, and does not go by the book', async () => {
  phone.answers = { checkVoucher: () => 'crashed' };

  const page = await open();

  expect(page.text()).toContain('不能发');
  expect(page.text()).toContain('我们这边出了点问题');
  expect(page.text()).not.toContain('填的内容');
  expect(page.text()).not.toContain('没有网络');
});

test.each([
  ['the tap whose answer got lost, it says so', () => Date.now(), '刚才那次记上了'],
  ['another one, long before, it is refused', () => Date.now() - 3_600_000, '领走了'],
])('where a code that was scanned once more was handed out by %s', async (_, at, words) => {
  phone.answers = { checkVoucher: () => answered({ pickup, counter: counter(4, 28) }), redeem: () => 'offline' };
  const page = await open();
  page.call('onHandOut');
  await settled();
  const redeemed = { ...pickup, state: 'redeemed' as const, handedAt: at() };
  phone.answers = { checkVoucher: () => answered({ pickup: redeemed, counter: counter(3, 29) }) };
  phone.scans = ['NW1.newer'];

  page.call('onNext');
  await settled();

  expect(page.text()).toContain(words);
});

test('without a network a code that is not in the list may have been claimed since, and is not called a wrong one', async () => {
  phone.answers = {};
  const now = Date.now();
  const book = { station: { id: 's1', name: '站点' }, madeAt: now, goodUntil: now + 3_600_000, claims: [] };
  phone.storage['snapshot:offline-book:s1'] = { takenAt: now, data: { book } };

  const page = phone.open(PAGE, { station: 's1', text: `NW1.w1.s1.0.c1.1.o.1.${'a'.repeat(22)}` });
  await settled();

  expect(page.text()).toContain('可能是刚约的');
  expect(page.text()).not.toContain('核对后再试');
});
