import type { PeopleApi } from '../../cloudfunctions/people/contract';
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
