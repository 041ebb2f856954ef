import { dataOf, page, pinch, testPhone, within } from './test-phone';
import type { TestPhone } from './test-phone';
import { fitting, placeAt, worldPoint } from '../../local/phone/map/projection';
import { gcjOfWgs, wgsOfGcj } from '../../local/phone/wx/gcj';

const map = page(
  'map',
  `<map aria-label="地图" id="m" latitude="39.79" longitude="116.51" scale="14" markers="{{markers}}" style="width: 300px; height: 200px"
     bind:markertap="onTold" bind:callouttap="onTold" bind:tap="onTold" bind:regionchange="onMoved" />`,
  `{ data: { told: [], moved: null, markers: [{ id: 7, latitude: 39.79, longitude: 116.515, title: '中航技站点' }] },
     onTold({ type, detail }) { this.setData({ told: [...this.data.told, [type, detail]] }); },
     onMoved({ detail: { type, causedBy, centerLocation } }) { this.setData({ moved: { type, causedBy, longitude: centerLocation.longitude } }); } }`,
);

let phone: TestPhone;
beforeAll(async () => {
  phone = await testPhone(map);
}, 60_000);
afterAll(() => phone.close());

const BEIJING = { latitude: 39.9087, longitude: 116.3975 };

test('a place is found again where it was drawn', () => {
  const there = placeAt(worldPoint(BEIJING, 16), 16);

  expect(there.latitude).toBeCloseTo(BEIJING.latitude, 9);
  expect(there.longitude).toBeCloseTo(BEIJING.longitude, 9);
});

test('all of some places fit, with their middle in the middle', () => {
  const { scale, centre } = fitting([BEIJING, { latitude: 40.1, longitude: 116.7 }], 300, 200, 20);

  expect(scale).toBeLessThan(14);
  expect(centre.longitude).toBeCloseTo((116.3975 + 116.7) / 2, 6);
});

test('the two datums lie some hundred metres apart and lead back to each other', () => {
  const back = gcjOfWgs(wgsOfGcj(BEIJING));

  expect(back.latitude).toBeCloseTo(BEIJING.latitude, 8);
  expect(back.longitude).toBeCloseTo(BEIJING.longitude, 8);
  expect(gcjOfWgs(BEIJING).longitude - BEIJING.longitude).toBeCloseTo(0.00624, 4);
});

test('a marker opens its words and tells its page; the ground tells the place', async () => {
  const opened = await phone.open('pages/map');
  await opened.page.getByRole('button', { name: '中航技站点' }).click();
  await opened.page.getByText('中航技站点').click();
  await opened.page.mouse.click(40, 250);

  const { told } = (await dataOf(opened)) as { told: [string, { latitude?: number }][] };
  expect(told.slice(0, 2)).toEqual([
    ['markertap', { markerId: 7 }],
    ['callouttap', { markerId: 7 }],
  ]);
  expect(told[2]![0]).toBe('tap');
  expect(told[2]![1].latitude).toBeLessThan(39.79);
  expect(opened.errors).toEqual([]);
});

test('dragging moves the map, and its context reads where it is', async () => {
  const opened = await phone.open('pages/map');
  await opened.page.mouse.move(150, 150);
  await opened.page.mouse.down();
  await opened.page.mouse.move(50, 150, { steps: 4 });
  await opened.page.mouse.up();

  const centre = await within<{ longitude: number }>(opened, "wx.createMapContext('m').getCenterLocation()");
  await within(opened, "wx.createMapContext('m').moveToLocation({ latitude: 39.9, longitude: 116.4 })");

  expect(centre.longitude).toBeGreaterThan(116.515);
  expect((await dataOf(opened))['moved']).toMatchObject({ type: 'end', causedBy: 'update', longitude: 116.4 });
});

test('two fingers bring the map nearer, the place between them staying where it is', async () => {
  const opened = await phone.open('pages/map');
  const context = "wx.createMapContext('m')";

  await pinch(opened, [225, 188], [245, 188], [195, 188], [275, 188]);

  const { scale } = await within<{ scale: number }>(opened, `${context}.getScale()`);
  const { longitude } = await within<{ longitude: number }>(opened, `${context}.getCenterLocation()`);
  expect(scale).toBeCloseTo(16, 5);
  expect(longitude).toBeCloseTo(116.51 + (85 * 0.75 * 360) / (256 * 2 ** 14), 5);
  expect((await dataOf(opened))['moved']).toMatchObject({ type: 'end', causedBy: 'scale' });
  expect(opened.errors).toEqual([]);
});
