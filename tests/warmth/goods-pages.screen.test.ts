import type { PeopleApi } from '../../cloudfunctions/people/contract';
import type { ItemView } from '../../cloudfunctions/warmth/contract/goods';
import type { PromiseView } from '../../cloudfunctions/warmth/contract/visits';
import type { Drawn } from '../components/simulator';
import { answered, phoneOf, settled } from './phone-of';

const PAGES = 'packages/warmth-goods/pages';

const phone = phoneOf();
afterAll(() => phone.remove());
beforeEach(() => {
  phone.storage = {};
});

const me = (role: string) => () =>
  answered({
    person: null,
    roles: [{ role, orgUnit: { id: 'bj', name: '工会' } }],
  } as unknown as PeopleApi['readMe']['output']);
const open = async (page: string, query: object, first = 'onLoad'): Promise<Drawn> => {
  const drawn = phone.open(`${PAGES}/${page}/${page}`, query, first);
  await settled();
  return drawn;
};

test.each(['toString', 'gift', ''])(
  'a way of moving goods that there is not (“%s”) is told as a broken link',
  async (way) => {
    phone.answers = { readMe: me('secretary') };

    const page = await open('move', { way, site: 'unit%3Abda' });

    expect(page.data('phase')).toBe('refused');
    expect(page.text()).toContain('链接不完整');
  },
);

const PHONE_ASKED = 'TA 的手机号';

test('a contact’s phone stays in sight as long as it is typed in, whatever becomes of the name', async () => {
  phone.answers = {
    readMe: me('secretary'),
    listSites: () => answered({ sites: [] }),
    listTripCampaigns: () => answered({ campaigns: [] }),
  };
  const page = await open('plan-trip', { id: 'bj' });
  const type = (field: string, value: string) =>
    page.call('onStop', { currentTarget: { dataset: { index: 0, field } }, detail: { value } });
  expect(page.text()).not.toContain(PHONE_ASKED);
  type('contactName', '郑班长');
  type('contactPhone', '15400000097');

  type('contactName', '');
  expect(page.text()).toContain(PHONE_ASKED);
  type('contactPhone', '');
  expect(page.text()).not.toContain(PHONE_ASKED);
});

test('a promise that lacks something is told where the visit is saved', async () => {
  phone.answers = { readMe: me('volunteer'), readVisit: () => answered({ visit: null, photos: [] }) };
  const page = await open('visit', { trip: 'r1', stop: 's1' });
  page.call('onAddPromise');

  page.call('onSave');
  await settled();

  expect(page.text()).toContain('还差几处');
  expect(phone.asked).not.toContain('recordVisit');
});

const promised = (id: string) =>
  ({
    id,
    text: `折叠椅${id}`,
    by: '郑班长',
    dueOn: null,
    stop: { id: 's1', name: '平谷站' },
    kept: false,
  }) as PromiseView;

test('promises beyond the first page are reached, also after the network was gone', async () => {
  phone.answers = {
    readMe: me('volunteer'),
    listTrips: () => answered({ trips: [], next: null }),
    listTripsTo: () => answered({ trips: [] }),
    listPromises: () => answered({ promises: [promised('一')], next: 'k1' }),
  };
  const page = await open('trips', { id: 'bj', name: '' });
  page.call('onShow');
  await settled();

  phone.answers.listPromises = () => 'offline';
  page.call('onMorePromises');
  await settled();
  expect(page.text()).toContain('网络不通');
  phone.answers.listPromises = ({ after }) =>
    answered({ promises: after === 'k1' ? [promised('二')] : [], next: null });
  page.call('onMorePromises');
  await settled();

  expect(page.text()).toContain('折叠椅一');
  expect(page.text()).toContain('折叠椅二');
  expect(page.data('morePromises')).toBe('end');
});

const itemOf = (id: string) =>
  ({
    id,
    name: `物资${id}`,
    spec: '',
    unit: '件',
    size: '',
    parts: [],
    retired: false,
    version: 1,
  }) as unknown as ItemView;
const longCatalogue = ({ after = null }: { after?: string | null | undefined }) =>
  answered(after === null ? { items: [itemOf('甲')], next: 'k1' } : { items: [itemOf('乙')], next: null });

test('the catalogue leads on to what does not fit on its first page', async () => {
  phone.answers = { readMe: me('secretary'), listItems: longCatalogue };
  const page = await open('catalogue', {}, 'onShow');
  expect(page.text()).toContain('物资甲');
  expect(page.text()).not.toContain('物资乙');

  page.call('onMore');
  await settled();

  expect(page.text()).toContain('物资乙');
  expect(page.text()).toContain('都在这里了');
});

test('an item of a later page is opened as what it is, and can be chosen where goods come in', async () => {
  phone.answers = { readMe: me('secretary'), listItems: longCatalogue };

  const item = await open('item', { item: '乙' });
  const move = await open('move', { way: 'purchase', site: 'unit%3Abda' });

  expect(item.data('form')).toMatchObject({ name: '物资乙' });
  expect(move.data('choices')).toMatchObject([{ itemId: '甲' }, { itemId: '乙' }]);
});
