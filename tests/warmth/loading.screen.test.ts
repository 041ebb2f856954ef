import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import type { Reply } from '../../cloudfunctions/kit/contract';
import { answered, phoneOf, settled } from './phone-of';

const PAGE = 'packages/warmth/pages/offers/offers';
const DAY_MS = 86_400_000;

type Offers = WarmthApi['readOffers']['output'];
/** Of a kit that is held for a colleague. */
const offersOf = (name: string): Reply<Offers> => {
  const station = { id: 's1', name: '荣华街道暖心驿站' };
  const held = { campaignId: 'w1', claimId: name, kitName: '暖心包', station, until: Date.now() + DAY_MS };
  return answered({ offers: [], proxied: [{ ...held, state: 'reserved', of: { name, maskedPhone: '' } }] } as never);
};
const refused: Reply<never> = { ok: false, code: 'NOT_ALLOWED', details: {}, requestId: 'r1' };

const phone = phoneOf();
beforeEach(() => (phone.storage = {}));
afterAll(() => phone.remove());

async function look() {
  const page = phone.open(PAGE, {}, 'onShow');
  await settled();
  return page;
}

test('an answer that comes after a later question is dropped', async () => {
  const late: ((reply: Reply<Offers>) => void)[] = [];
  phone.answers = { readOffers: () => new Promise((resolve) => late.push(resolve)) };
  const page = await look();
  page.call('refresh');
  await settled();

  late[1]!(offersOf('*新'));
  await settled();
  late[0]!(offersOf('*旧'));
  await settled();

  expect(page.text()).toContain('*新');
  expect(page.text()).not.toContain('*旧');
});

test('what the phone kept is said with its day, and gone once it is refused or there is nothing more', async () => {
  phone.answers = { readOffers: () => offersOf('*燕') };
  await look();
  const [[key, kept]] = Object.entries(phone.storage) as [[string, { takenAt: number }]];
  phone.storage[key] = { ...kept, takenAt: Date.now() - 3 * DAY_MS };

  phone.answers = { readOffers: () => 'offline' };
  const text = (await look()).text();
  expect(text).toContain('*燕');
  expect(text).toMatch(/下面是 \d+ 月 \d+ 日 \d\d:\d\d 的样子/);
  phone.answers = { readOffers: () => refused };
  expect((await look()).text()).not.toContain('*燕');
  expect(key in phone.storage).toBe(false);

  phone.storage[key] = kept;
  phone.answers = { readOffers: () => answered({ offers: [], proxied: [] }) };
  await look();
  expect(key in phone.storage).toBe(false);
});
