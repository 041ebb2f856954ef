import fc from 'fast-check';
import { start } from '../../cloudfunctions/places';
import type { PlacesApi } from '../../cloudfunctions/places/contract';
import { cellsAround, cellsOf, CELL_SIDES, metresBetween } from '../../cloudfunctions/places/rules';
import { aStation, stranger, units, zone } from '../kit/people';
import { startTestCloud } from '../kit/test-cloud';
import type { TestCloud } from '../kit/test-cloud';

let cloud: TestCloud;
const list = (input: Partial<PlacesApi['listStations']['input']>) =>
  cloud.call<PlacesApi>(start, stranger.openid)('listStations', {
    near: null,
    openNow: false,
    services: [],
    search: '',
    ...input,
  });

const here = { latitude: 39.79, longitude: 116.51 };
const NIGHT = [{ days: [1, 2, 3, 4, 5, 6, 7], from: 1320, to: 1800 }];

beforeEach(async () => {
  cloud = await startTestCloud({ at: '2022-12-02T09:00:00+08:00' });
  await cloud.seed({
    orgUnits: units,
    stations: [
      aStation({ _id: 'near', name: '荣京东街站点', longitude: 116.512 }),
      aStation({ _id: 'asleep', name: '夜班驿站', hours: NIGHT }),
      aStation({ _id: 'far', name: '生物医药户外劳动者站点', latitude: 39.85, services: ['microwave'] }),
    ],
  });
});
afterEach(() => cloud.stop());

test('somebody in the street sees open stations first, then the nearest', async () => {
  const reply = await list({ near: here });

  expect(reply).toMatchObject({
    ok: true,
    data: {
      stations: [
        { id: 'near', opening: { state: 'open', until: Date.parse('2022-12-02T21:00:00+08:00') } },
        { id: 'far' },
        { id: 'asleep', distanceMetres: 0, opening: { state: 'closed' } },
      ],
    },
  });
});

test('those that are closed can be left out, and are counted', async () => {
  expect(await list({ near: here, openNow: true })).toMatchObject({
    data: { stations: [{ id: 'near' }, { id: 'far' }], closedCount: 1 },
  });
});

test('only stations with every wanted service are shown', async () => {
  expect(await list({ near: here, services: ['microwave'] })).toMatchObject({ data: { stations: [{ id: 'far' }] } });
});

test.each([
  ['whatever it offers', []],
  ['by what it offers', ['medicineBox' as const]],
])('the station round the corner is found among many of the city, %s', async (_, services) => {
  const many = Array.from({ length: 400 }, (_none, i) =>
    aStation({ _id: `a${i}`, latitude: 39.85 + (i % 20) * 0.005, longitude: 116.3 + i * 0.0005 }),
  );
  await cloud.seed({
    stations: [...many, aStation({ _id: 'corner', longitude: 116.5101, services: ['medicineBox'] })],
  });

  const reply = await list({ near: here, services });

  expect(reply.ok && reply.data.stations.map((station) => station.id)).toContain('corner');
});

test('without a place they stand in the order of the tree, without distances', async () => {
  const reply = await list({});

  expect(reply).toMatchObject({ data: { stations: [{ distanceMetres: null }, {}, {}] } });
});

test('a station is found by part of its name or of its union', async () => {
  expect(await list({ search: '生物医药' })).toMatchObject({ data: { stations: [{ id: 'far' }] } });
  expect(await list({ search: zone.name.slice(0, 4) })).toMatchObject({ data: { stations: { length: 3 } } });
  expect(await list({ search: '不存在的站' })).toMatchObject({ data: { stations: [] } });
});

test.each([
  ['a point off the map', { near: { latitude: 120, longitude: 0 } }, 'near.latitude', 'range'],
  ['an operator', { search: { $regex: '.*' } as never }, 'search', 'format'],
  ['an unknown service', { services: ['sauna' as never] }, 'services.0', 'unknown'],
])('%s is refused', async (_, input, path, problem) => {
  expect(await list(input)).toMatchObject({ code: 'INVALID_INPUT', details: { fields: [{ path, problem }] } });
});

test('whatever lies nearer than one side of a square is found in the squares round a point', () => {
  const point = fc.record({
    latitude: fc.double({ min: 39.4, max: 41, noNaN: true }),
    longitude: fc.double({ min: 115.4, max: 117.5, noNaN: true }),
  });
  const step = fc.double({ min: -1, max: 1, noNaN: true });

  fc.assert(
    fc.property(point, step, step, fc.constantFrom(...CELL_SIDES), (from, down, right, side) => {
      const to = { latitude: from.latitude + down * side, longitude: from.longitude + right * side };
      expect(cellsAround(from, side).some((cell) => cellsOf(to).includes(cell))).toBe(true);
    }),
  );
});

test('distances are those of the ground', () => {
  const tiananmen = { latitude: 39.9087, longitude: 116.3975 };
  const southStation = { latitude: 39.8652, longitude: 116.3785 };

  expect(metresBetween(tiananmen, southStation)).toBeGreaterThan(5_000);
  expect(metresBetween(tiananmen, southStation)).toBeLessThan(5_200);
});
