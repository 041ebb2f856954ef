import type { PeopleApi } from '../../cloudfunctions/people/contract';
import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import type { Drawn } from '../components/simulator';
import { answered, phoneOf, settled } from './phone-of';

const PAGES = 'packages/warmth-goods/pages';
const item = { id: 'i1', name: '手套', spec: '', unit: '双' };

const phone = phoneOf();
afterAll(() => phone.remove());
beforeEach(() => {
  phone.kept = {};
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
const chosen = (value: string) => ({ detail: { value } });

const site = (id: string, name: string) => ({ id, kind: 'unit' as const, name, orgUnitName: '', isOpen: true });
const [bda, pinggu] = [site('unit:bda', '经开区库房'), site('unit:pg', '平谷库房')];
const stockOf = (at: typeof bda) =>
  answered({ site: at, lines: [], arriving: [], stockTake: null } as unknown as WarmthApi['readStock']['output']);

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
  expect(phone.went[0]).toContain('site=unit%3Abda');
});
