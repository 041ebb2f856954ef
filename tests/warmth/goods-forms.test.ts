import {
  areGood,
  checked,
  choicesOut,
  countOf,
  lineOf,
  linesIn,
  linesOut,
} from '../../miniprogram/packages/warmth-goods/lines';
import { factsOf, minuteOf, NEW_STOP, blankOn } from '../../miniprogram/packages/warmth-goods/pages/plan-trip/form';

const water = { id: 'water', name: '矿泉水', unit: '瓶', spec: '550 毫升' };
const shelf = {
  item: water,
  isKit: false,
  free: 60,
  kept: [],
  isLow: false,
  expiring: true,
  lots: [
    { lot: '2112', expiresOn: '2022-11-30', count: 12, state: 'expired' as const },
    { lot: '2305', expiresOn: '2023-05-01', count: 48, state: 'fresh' as const },
  ],
};

test.each([
  ['12', 12],
  ['１２', 12],
  [' 7 ', 7],
  ['-3', null],
  ['1.5', null],
  ['一打', null],
  ['', null],
])('“%s” is read as %p', (typed, count) => {
  expect(countOf(typed)).toBe(count);
});

test('what has expired cannot be handed out, and can be chosen to be written off', () => {
  expect(choicesOut([shelf], false)).toMatchObject([{ lot: null, most: 48 }]);
  expect(choicesOut([shelf], true)).toMatchObject([
    { lot: '2112', most: 12, note: '2112 批 12 瓶，11 月 30 日已过期' },
    { lot: '2305', most: 48 },
  ]);
});

test('more than lies there is said where it was typed', () => {
  const [choice] = choicesOut([shelf], false);

  const lines = checked([lineOf(choice!, '49')]);

  expect(areGood(lines)).toBe(false);
  expect(lines[0]!.problem).toBe('这里只有 48 瓶');
  expect(linesOut(checked([lineOf(choice!, '48')]))).toEqual([{ itemId: 'water', count: 48, lot: null }]);
});

test('what goes off comes in with its last good day', () => {
  const choice = { key: 'water', itemId: 'water', lot: null, name: '矿泉水', unit: '瓶', note: '', most: null };
  const line = lineOf({ ...choice, goesOff: true }, '24');

  expect(checked([line])[0]!.problem).toBe('会过期的物资，要填到哪一天为止');
  const dated = { ...line, batch: ' 2306 ', expiresOn: '2023-06-01' };
  expect(linesIn([dated])).toEqual([{ itemId: 'water', count: 24, lot: '2306', expiresOn: '2023-06-01' }]);
});

test('a stop after midnight belongs to the night of the trip’s day', () => {
  expect(minuteOf({ ...NEW_STOP, time: '00:30', nextDay: true })).toBe(1_470);
});

test('a contact that is known stays unless another is typed', () => {
  const known = { ...NEW_STOP, name: '分拨中心', keepOf: 's1', known: '郑国强 154****0098' };
  const form = { ...blankOn('2022-12-02'), from: { id: 'unit:bda', name: '库房' } };
  const contacts = (stop: typeof known) => factsOf({ ...form, stops: [stop] }, 'bda').stops[0]!.contact;

  expect(contacts(known)).toEqual({ keepOf: 's1' });
  const typed = { ...known, contactName: '郑班长', contactPhone: '15400000097' };
  expect(contacts(typed)).toEqual({ name: '郑班长', phone: '15400000097' });
});

test('a campaign, and the place of a stop, are chosen or left open', () => {
  const campaign = { id: 'w1', name: '冬季送温暖' };
  const form = { ...blankOn('2022-12-02'), from: { id: 'unit:bda', name: '库房' } };

  expect(factsOf(form, 'bda')).toMatchObject({ campaignId: null, stops: [{ siteId: null }] });
  const site = { id: 'station:s1', name: '站点' };
  const chosen = factsOf({ ...form, campaign, stops: [{ ...NEW_STOP, site }] }, 'bda');
  expect(chosen).toMatchObject({ campaignId: 'w1', stops: [{ siteId: 'station:s1' }] });
});

test('two lots without a batch are two choices, and leave by their last good day', () => {
  const until = (expiresOn: string) => ({ lot: '', expiresOn, count: 10, state: 'fresh' as const });
  const choices = choicesOut([{ ...shelf, lots: [until('2022-12-10'), until('2023-12-10')] }], true);

  expect(new Set(choices.map(({ key }) => key)).size).toBe(2);
  expect(linesOut([lineOf(choices[1]!, '4')])).toEqual([
    { itemId: 'water', count: 4, lot: '', expiresOn: '2023-12-10' },
  ]);
});
