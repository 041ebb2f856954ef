import type { PeopleApi } from '../../cloudfunctions/people/contract';
import type { TripView } from '../../cloudfunctions/warmth/contract/outreach';
import { answered, phoneOf, settled } from './phone-of';

const PAGES = 'packages/warmth-goods/pages';
const at = { trip: 'r1', stop: 's1' };

const phone = phoneOf();
afterAll(() => phone.remove());
beforeEach(() => {
  phone.storage = {};
});

type Role = PeopleApi['readMe']['output']['roles'][number]['role'];
const me = (role: Role) => () =>
  answered({ me: null, roles: [{ role, orgUnit: { id: 'bj', name: '工会' } }], consentVersion: '' });

const out: TripView = {
  id: 'r1',
  title: '夜间慰问',
  team: [],
  state: 'out',
  orgUnit: { id: 'bj', name: '工会' },
  campaign: null,
  leader: '齐领',
  from: { id: 'unit:bda', name: '经开区库房' },
  day: '2022-12-02',
  oncePer: 'stop',
  stops: [
    {
      id: 's1',
      name: '平谷站',
      kind: 'depot',
      address: '',
      site: null,
      plannedMinute: 600,
      contact: null,
      handOutCount: 0,
      pieceCount: 0,
      visited: false,
    },
  ],
  goods: [],
  ours: true,
  version: 1,
};

test.each<[Role, string[], string[]]>([
  ['volunteer', ['收车', '路上报损', '在这站发'], ['发放名单']],
  ['auditor', ['发放名单'], ['收车', '路上报损', '在这站发']],
])('a trip on the road offers a %s what they may do there', async (role, offered, not) => {
  phone.answers = {
    readMe: me(role),
    readTrip: () => answered({ trip: out }),
  };
  const page = phone.open(`${PAGES}/trip/trip`, { trip: 'r1' });
  page.call('onShow');
  await settled();

  const shown = page.text();
  expect(offered.filter((word) => !shown.includes(word))).toEqual([]);
  expect(not.filter((word) => shown.includes(word))).toEqual([]);
});

test.each<[Role, boolean]>([
  ['volunteer', true],
  ['auditor', false],
])('the record of a visit and the desk of a stop ask a %s for something: %s', async (role, isAsked) => {
  phone.answers = {
    readMe: me(role),
    readTrip: () => answered({ trip: out }),
    listHandOuts: () => answered({ handOuts: [], next: null }),
    readVisit: () => answered({ visit: null, photos: [] }),
  };

  const [desk, record] = [phone.open(`${PAGES}/depot/depot`, at), phone.open(`${PAGES}/visit/visit`, at)];
  await settled();

  expect([desk.data('phase'), record.data('phase')]).toEqual(['ready', 'ready']);
  expect(desk.data('isOut')).toBe(isAsked);
  expect(record.text().includes('记下')).toBe(isAsked);
  expect(record.text().includes('加照片')).toBe(isAsked);
  record.call('onField', { currentTarget: { dataset: { field: 'met' } }, detail: { value: '郑班长' } });
  expect(record.data('form')).toMatchObject({ met: isAsked ? '郑班长' : '' });
});
