import type { ClaimStation, OfferView } from '../../cloudfunctions/warmth/contract/member';
import { answered, phoneOf, settled } from './phone-of';

const PAGE = 'packages/warmth/pages/claim/claim';
const AT = Date.parse('2022-12-02T16:20:00+08:00');
const VOUCHER = '/packages/warmth/pages/voucher/voucher?campaign=w1';

type Claim = NonNullable<OfferView['claim']>;
const claimAt = (id: string, more: Partial<Claim> = {}) =>
  ({ attempt: 1, state: 'reserved', station: { id, name: `站点${id}` }, changeTicket: 'ticket', ...more }) as Claim;
const offerOf = (id: string, name: string, claim: Claim | null) =>
  ({
    campaign: {
      id,
      name,
      issuedBy: [],
      words: '',
      kit: { name, items: [] },
      closesAt: AT * 2,
      windows: [],
      state: 'open',
    },
    reason: null,
    ticket: 'ticket',
    ownStation: null,
    claim,
    wait: null,
  }) as unknown as OfferView;
const station = (id: string) =>
  ({
    id,
    name: `站点${id}`,
    address: '',
    opening: { state: 'open', until: null },
    distanceMetres: null,
    left: 3,
    waiting: false,
    shards: 1,
  }) as unknown as ClaimStation;

const phone = phoneOf();
afterAll(() => phone.remove());

const open = async (query: object) => {
  const page = phone.open(PAGE, query);
  page.call('onShow');
  await settled();
  return page;
};
const offers = (...all: OfferView[]) => ({ readOffers: () => answered({ offers: all, proxied: [] }) });
const stations = (...ids: string[]) => ({ listClaimStations: () => answered({ stations: ids.map(station) }) });

test('a change whose answer got lost leads to the code of the new station, and changes nothing more', async () => {
  phone.answers = { ...offers(offerOf('w1', '暖心包', claimAt('a'))), ...stations('a', 'b', 'c') };
  const page = await open({ campaign: 'w1', change: '1' });
  const before = page.text();
  phone.answers = { ...offers(offerOf('w1', '暖心包', claimAt('b', { attempt: 2 }))), changeStation: () => 'offline' };

  page.call('onClaim');
  await settled();

  expect(before).toContain('站点b');
  expect(phone.opened).toEqual([VOUCHER]);
});

test('a claim that has ended meanwhile cannot be changed: its code says what became of it', async () => {
  phone.answers = { ...offers(offerOf('w1', '暖心包', claimAt('a', { state: 'cancelled', changeTicket: null }))) };

  await open({ campaign: 'w1', change: '1' });

  expect(phone.opened).toEqual([VOUCHER]);
});

test('the code on a door leads to what is held behind it, whatever else there is', async () => {
  phone.answers = {
    ...offers(offerOf('w2', '护膝', null), offerOf('w1', '暖心包', claimAt('a'))),
    ...stations('b', 'a'),
  };

  await open({ station: 'a' });

  expect(phone.opened).toEqual([VOUCHER]);
});

test('the code on a door shows what is given there, at that station', async () => {
  phone.answers = {
    ...offers(offerOf('w1', '暖心包', claimAt('b')), offerOf('w2', '护膝', null)),
    ...stations('b', 'a'),
  };

  const page = await open({ station: 'a' });

  expect(page.text()).toContain('护膝');
  expect(page.text()).toContain('站点a');
  expect(page.text()).not.toContain('站点b');
});

test('where nothing is given behind a door it says so, and offers no other station', async () => {
  phone.answers = { ...offers(offerOf('w1', '暖心包', null)), ...stations('b') };

  const page = await open({ station: 'a' });

  expect(page.text()).toContain('这里现在没有在发的');
  expect(page.text()).not.toContain('预约');
});
