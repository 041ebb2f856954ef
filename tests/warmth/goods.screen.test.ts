import type { PeopleApi } from '../../cloudfunctions/people/contract';
import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import type { MovementView, StockTakeView } from '../../cloudfunctions/warmth/contract/goods-fields';
import type { TripView } from '../../cloudfunctions/warmth/contract/outreach';
import type { VisitView } from '../../cloudfunctions/warmth/contract/visits';
import type { Drawn } from '../components/simulator';
import { answered, phoneOf, settled } from './phone-of';

const PAGES = 'packages/warmth-goods/pages';
const item = { id: 'i1', name: '手套', spec: '', unit: '双' };

const noMore = { size: '', weightGrams: null, shelfLifeDays: null, lowAt: null, parts: [], retired: false };
const trip = { id: 'r1', orgUnit: { id: 'bj' }, state: 'planned', title: '', team: [], stops: [] };
const visit = { met: [], keepsProducing: null, findings: [], incident: '', promises: [], note: '' };

const movement = {
  id: 'm1',
  kind: 'purchase',
  at: 0,
  lines: [{ item, delta: 3 }],
  counterpart: '',
  cause: null,
  reason: '',
} as unknown as MovementView;
const REASON_WANTED = {
  ok: false as const,
  code: 'INVALID_INPUT' as const,
  details: { fields: [{ path: 'reason', problem: 'required' as const }] },
  requestId: 'r1',
};

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
const open = async (page: string, query: object): Promise<Drawn> => {
  const drawn = phone.open(`${PAGES}/${page}/${page}`, query);
  await settled();
  return drawn;
};
const tapAt = (index: number) => ({ currentTarget: { dataset: { index } } });

const site = (id: string, name: string) => ({ id, kind: 'unit' as const, name, orgUnitName: '', isOpen: true });
const [bda, pinggu] = [site('unit:bda', '经开区库房'), site('unit:pg', '平谷库房')];
const stockOf = (at: typeof bda) => answered({ site: at, lines: [], arriving: [], stockTake: null });

test('goods are booked at the site that is shown, though another was asked for', async () => {
  phone.answers = {
    readMe: me('secretary'),
    listSites: () => answered({ sites: [bda, pinggu] }),
    readStock: () => stockOf(bda),
  };
  const page = await open('stock', { id: 'bj', site: 'unit%3Abda' });
  page.call('onShow');
  await settled();
  phone.answers.readStock = () => 'offline';
  page.call('onWhere');
  page.call('onSite', tapAt(1));
  await settled();

  page.call('onPick', { detail: { id: 'purchase' } });

  expect(page.text()).toContain('经开区库房');
  expect(phone.opened[0]).toContain('site=unit%3Abda');
});

const planning = {
  readMe: me('secretary'),
  listSites: () => answered({ sites: [] }),
  listTripCampaigns: () => answered({ campaigns: [] }),
};
const version = (number: number, name: string) => ({
  listItems: () => answered({ items: [{ ...item, ...noMore, id: 'i1', name, version: number }], next: null }),
  readTrip: () => answered({ trip: { ...trip, title: name, version: number } as unknown as TripView }),
  readVisit: () => answered({ visit: { ...visit, note: name, version: number } as unknown as VisitView, photos: [] }),
});

test.each([
  ['item', { item: 'i1' }, 'name'],
  ['plan-trip', { trip: 'r1' }, 'title'],
  ['visit', { trip: 'r1', stop: 's1' }, 'note'],
])(
  'on %s what was typed over an older version is not laid over what a colleague has saved',
  async (name, query, field) => {
    phone.answers = { ...planning, ...version(1, '原来的') };
    const page = await open(name, query);
    page.call('onField', { currentTarget: { dataset: { field } }, detail: { value: '我写的' } });
    const same = await open(name, query);
    phone.answers = { ...planning, ...version(2, '同事的') };

    const newer = await open(name, query);

    expect(same.data('form')).toMatchObject({ [field]: '我写的' });
    expect(newer.data('form')).toMatchObject({ [field]: '同事的' });
  },
);

const never = () => new Promise<never>(() => {});
const ledger = { lines: [{ item, opening: 1, byKind: {}, closing: 7, balances: true }], balances: true };

test.each([
  ['tally', 'onMonth', '2022-11'],
  ['movements', 'onTab', 'in'],
])('on %s, what belongs to another choice is not shown under the new one (%s)', async (name, change, value) => {
  phone.answers = {
    readMe: me('secretary'),
    readLedger: () => answered(ledger),
    listMovements: () => answered({ movements: [movement], next: null }),
  };
  const page = await open(name, { id: 'bj', site: 'unit%3Abda' });
  const before = page.text();
  phone.answers = { readLedger: never, listTransfers: never };

  page.call(change, { detail: { value } });
  await settled();

  expect(before).toContain('手套');
  expect(page.text()).not.toContain('手套');
});

const round = (expected: number, counted: number | null) =>
  ({
    id: 't1',
    lines: [{ item, expected, counted, difference: counted === null ? null : counted - expected, reason: '给了人' }],
    version: 1,
  }) as unknown as StockTakeView;

test('a stock-take that could not begin says so', async () => {
  phone.answers = { readStock: () => stockOf(bda), openStockTake: () => 'offline' };
  const page = await open('stock-take', { site: 'unit%3Abda', name: '' });

  page.call('onOpen');
  await settled();

  expect(page.text()).toContain('网络不通');
});

test('a line that is opened again keeps its difference and its reason', async () => {
  phone.answers = {
    readStock: () => answered({ site: bda, stockTake: round(10, 7) } as unknown as WarmthApi['readStock']['output']),
    countItem: () => answered({ stockTake: round(10, 7) }),
  };
  const page = await open('stock-take', { site: 'unit%3Abda', name: '' });

  page.call('onLine', tapAt(0));
  page.call('onCounted');
  await settled();

  expect(phone.inputs.at(-1)).toMatchObject({ counted: 7, reason: '给了人' });
});

test('goods that moved while they were counted ask for a reason, and say what should lie there now', async () => {
  const now = (expected: number) =>
    answered({ site: bda, stockTake: round(expected, null) } as unknown as WarmthApi['readStock']['output']);
  phone.answers = { readStock: () => now(10), countItem: () => REASON_WANTED };
  const page = await open('stock-take', { site: 'unit%3Abda', name: '' });
  page.call('onLine', tapAt(0));
  page.call('onTyped', { detail: { value: '10' } });
  phone.answers.readStock = () => now(9);

  page.call('onCounted');
  await settled();

  expect(page.data('off')).toBe('多 1 双');
  expect(page.data('counting')).toMatchObject({ expected: 9 });
});

test('a draft of goods that leave is checked by what there is now, and lets go of what is gone', async () => {
  const lineOf = (id: string, free: number) => ({ item: { ...item, id }, free, held: 0, lots: [] });
  const stockShown = { site: bda, arriving: [], stockTake: null };
  const shelf = (...lines: object[]) => answered({ ...stockShown, lines } as never);
  phone.answers = { readMe: me('stationKeeper'), readStock: () => shelf(lineOf('i1', 6), lineOf('i2', 3)) };
  const page = await open('move', { way: 'handOut', site: 'unit%3Abda' });
  const choices = page.data('choices') as object[];
  const lines = choices.map((choice) => ({ ...choice, count: '20', batch: '', expiresOn: '', problem: '' }));
  page.call('onLines', { detail: { lines } });
  phone.answers.readStock = () => shelf(lineOf('i1', 56));

  const again = await open('move', { way: 'handOut', site: 'unit%3Abda' });

  expect(again.data('form')).toMatchObject({ lines: [{ itemId: 'i1', count: '20', most: 56 }] });
});
