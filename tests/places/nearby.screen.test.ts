import type { PlacesApi, StationView } from '../../cloudfunctions/places/contract';
import { answered, phoneOf, settled } from '../warmth/phone-of';

const PAGE = 'pages/nearby/nearby';
const AFTERNOON = Date.parse('2022-12-02T16:43:00+08:00');
const NIGHT = Date.parse('2022-12-03T00:14:00+08:00');
const station: StationView = {
  id: 's1',
  name: '永康公寓工会服务站',
  address: '永康街 1 号',
  point: { latitude: 39.8, longitude: 116.5 },
  orgUnit: { id: 'bda', name: '荣华街道总工会' },
  services: ['hotWater'],
  opening: { state: 'open', until: Date.parse('2022-12-02T21:00:00+08:00') },
  distanceMetres: null,
};

const whereabouts = jest.fn(({ fail }: { fail: () => void }) => fail());
const phone = phoneOf({ getFuzzyLocation: whereabouts, getSetting: async () => ({ authSetting: {} }) });
afterAll(() => phone.remove());
afterEach(() => jest.restoreAllMocks());

test('whoever comes back at night finds what is open by then, as they had looked for it, and is asked nothing again', async () => {
  const clock = jest.spyOn(Date, 'now').mockReturnValue(AFTERNOON);
  const looked: PlacesApi['listStations']['input'][] = [];
  phone.answers.listStations = (input) => {
    looked.push(input);
    return answered({ stations: Date.now() < NIGHT ? [station] : [], closedCount: 1 });
  };
  const page = phone.open(PAGE, {});
  page.call('onShow');
  await settled();
  page.call('onFilter', { detail: { value: 'hotWater' } });
  await settled();
  const before = page.text();
  const asked = whereabouts.mock.calls.length;
  clock.mockReturnValue(NIGHT);

  page.call('onShow');
  await settled();

  expect(before).toContain('开着 · 到 21:00');
  expect(page.text()).not.toContain('开着 · 到 21:00');
  expect(looked.map(({ services }) => services)).toEqual([[], ['hotWater'], ['hotWater']]);
  expect(whereabouts).toHaveBeenCalledTimes(asked);
});
