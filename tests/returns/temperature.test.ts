import { readTemperature } from '../../miniprogram/packages/returns/temperature';

test.each([
  ['36.5', 36.5],
  ['37', 37],
  ['３６．８', 36.8],
  ['36。9', 36.9],
  ['36,9', 36.9],
  ['38.26', 38.3],
  ['36.6度', 36.6],
  ['34', 34],
  ['43', 43],
])('%s is read as %d', (typed, valueC) => {
  expect(readTemperature(typed)).toEqual({ valueC, problem: '', meantC: null });
});

test('nothing typed is no temperature, and nothing wrong', () => {
  expect(readTemperature('  ')).toEqual({ valueC: null, problem: '', meantC: null });
});

test.each([
  ['366', 36.6],
  ['3660', 36.6],
  ['373', 37.3],
])('%s is asked about, as a point that was forgotten', (typed, meantC) => {
  expect(readTemperature(typed)).toEqual({ valueC: null, problem: `是 ${meantC} 度吗？`, meantC });
});

test.each(['73', '33.9', '43.1', '0', '-36.5', 'abc', '36.5.5'])('%s is no temperature of anybody alive', (typed) => {
  const { valueC, problem, meantC } = readTemperature(typed);

  expect([valueC, meantC]).toEqual([null, null]);
  expect(problem).toContain('34 到 43 度之间');
});
