import { CampaignFacts } from '../../cloudfunctions/warmth/contract/office';
import {
  factsOf,
  formLacks,
  formLike,
  newForm,
} from '../../miniprogram/packages/warmth-office/pages/campaign-form/form';
import { endsNextDay, NIGHT_SHIFT, windowForm, windowOf } from '../../miniprogram/packages/warmth-office/window-form';

const whole = {
  ...newForm('平谷区总工会', '2022-12-02'),
  name: '夜班护膝',
  issuedBy: '北京市总工会、平谷区总工会，兴谷街道总工会',
  kitName: '护膝包',
  items: [{ name: '护膝', count: '2', unit: '只' }],
  windows: [NIGHT_SHIFT],
};

test('a night shift from 20:00 to 06:00 is one window that ends the next day', () => {
  expect(windowOf(NIGHT_SHIFT)).toEqual({ days: [1, 2, 3, 4, 5, 6, 7], from: 1_200, to: 1_800 });
});

test.each([
  ['08:00', '18:00', false, 1_080],
  ['20:00', '00:00', true, 1_440],
  ['06:00', '06:00', true, 1_800],
  ['23:59', '23:58', true, 2_878],
  ['00:00', '00:01', false, 1],
])('a window from %s to %s ends the next day: %s', (from, to, isNight, minute) => {
  const form = { days: ['1'], from, to };
  expect(endsNextDay(form)).toBe(isNight);
  expect(windowOf(form).to).toBe(minute);
  expect(windowForm(windowOf(form))).toEqual(form);
});

test('what is filled in is what the contract takes, and opens again as it was', () => {
  const facts = factsOf('d110117', whole);
  expect(CampaignFacts.parse(facts)).toEqual(facts);
  expect(facts.issuedBy).toEqual(['北京市总工会', '平谷区总工会', '兴谷街道总工会']);
  expect(facts.opensAt).toBe(Date.parse('2022-12-03T08:00:00+08:00'));
  expect(formLike(facts, [])).toEqual({ ...whole, issuedBy: '北京市总工会、平谷区总工会、兴谷街道总工会' });
});

test('a whole form lacks nothing, an empty one its names', () => {
  expect(formLacks(whole)).toEqual({});
  expect(Object.keys(formLacks(newForm('平谷区总工会', '2022-12-02')))).toEqual(['name', 'kitName']);
});

test.each([
  ['items', { items: [{ name: '护膝', count: '0', unit: '只' }] }],
  ['items', { items: [{ name: '', count: '1', unit: '只' }] }],
  ['windows', { windows: [{ ...NIGHT_SHIFT, days: [] }] }],
  ['closesAt', { closesDay: '2022-12-03', closesTime: '08:00' }],
  ['issuedBy', { issuedBy: '、' }],
])('what is wrong is marked at %s', (field, change) => {
  expect(Object.keys(formLacks({ ...whole, ...change }))).toEqual([field]);
});
