import type { HandOutView, TripView } from '../../cloudfunctions/warmth/contract/outreach';
import type { Drawn } from '../components/simulator';
import { answered, phoneOf, settled } from './phone-of';

const AT = Date.parse('2022-12-02T23:40:00+08:00');
const item = { id: 'i1', name: '手套', spec: '', unit: '双' };
const trip = {
  id: 'r1',
  state: 'out',
  stops: [{ id: 's1', name: '平谷分拨中心', handOutCount: 0 }],
  goods: [{ item, out: 60, handed: 0, back: 0, lost: 0, difference: 0, left: 60 }],
} as unknown as TripView;
const handOut = (id: string, count: number): HandOutView => ({
  id,
  at: AT,
  item,
  count,
  to: null,
  witness: '夜班主管',
  note: '',
});

const roles = [{ role: 'volunteer' as const, orgUnit: { id: 'bj', name: '工会' } }];
const readMe = () => answered({ me: null, roles, consentVersion: '' });

const phone = phoneOf();
afterAll(() => phone.remove());

const fill = (page: Drawn, field: string, value: string) =>
  page.call('onField', { currentTarget: { dataset: { field } }, detail: { value } });

async function counting(): Promise<Drawn> {
  const page = phone.open('packages/warmth-goods/pages/depot/depot', { trip: 'r1', stop: 's1' });
  await settled();
  page.call('onCounting');
  fill(page, 'count', '20');
  fill(page, 'witness', '夜班主管');
  return page;
}

test.each(['offline', 'crashed'] as const)(
  '%s over a count, the next tap is the same one, whatever else was answered meanwhile',
  async (how) => {
    phone.answers = {
      readMe,
      readTrip: () => answered({ trip }),
      listHandOuts: () => answered({ handOuts: [handOut('h0', 5)], next: 'more' }),
      handByCount: () => how,
    };
    const page = await counting();
    page.call('onCounted');
    await settled();
    page.call('onMore');
    await settled();
    phone.answers.handByCount = () => answered({ handOut: handOut('h1', 20), handOutCount: 1 });

    page.call('onCounted');
    await settled();

    const counts = phone.asked.flatMap((action, i) => (action === 'handByCount' ? phone.requestIds[i]! : []));
    expect(phone.asked.filter((action) => action === 'listHandOuts')).toHaveLength(2);
    expect(counts).toHaveLength(2);
    expect(new Set(counts).size).toBe(1);
    expect(page.text()).toContain('按数发了 20 双');
  },
);

test('a count that was answered is over: the next one is another', async () => {
  phone.answers = {
    readMe,
    readTrip: () => answered({ trip }),
    listHandOuts: () => answered({ handOuts: [], next: null }),
    handByCount: () => answered({ handOut: handOut('h1', 20), handOutCount: 1 }),
  };
  const page = await counting();
  page.call('onCounted');
  await settled();
  page.call('onCounting');
  fill(page, 'count', '20');
  page.call('onCounted');
  await settled();

  const counts = phone.asked.flatMap((action, i) => (action === 'handByCount' ? phone.requestIds[i]! : []));
  expect(new Set(counts).size).toBe(2);
});

test('a code over which the function breaks is shown as neither yes nor no', async () => {
  phone.answers = {
    readMe,
    readTrip: () => answered({ trip }),
    listHandOuts: () => answered({ handOuts: [], next: null }),
    handToPerson: () => 'crashed',
  };
  const page = phone.open('packages/warmth-goods/pages/depot/depot', { trip: 'r1', stop: 's1' });
  await settled();

  phone.scans = ['NW2.person.code', 'NW2.person.code'];
  for (let i = 0; i < 2; i += 1) {
    page.call('onScan');
    await settled();
  }

  const codes = phone.asked.flatMap((action, i) => (action === 'handToPerson' ? phone.requestIds[i]! : []));
  expect(page.text()).toContain('不知道记没记上');
  expect(codes).toHaveLength(2);
  expect(new Set(codes).size).toBe(1);
});
