import { maskPhone, mobileNumber, PERSON_NAME } from '../../cloudfunctions/domain/person';

test.each([
  ['eleven digits', '15400000123', '15400000123'],
  ['spaces and dashes', ' 154-0000 0123 ', '15400000123'],
  ['the country code', '+86 154 0000 0123', '15400000123'],
  ['full-width digits', '１５４０００００１２３', '15400000123'],
  ['ten digits', '1540000012', null],
  ['a fixed line', '01067880000', null],
  ['letters', '1540000O123', null],
  ['nothing', '', null],
])('a number typed with %s is understood or refused', (_, typed, number) => {
  expect(mobileNumber(typed)).toBe(number);
});

test.each([
  ['周远', true],
  ['买买提·艾力', true],
  ['Li Wei', true],
  ['周', false],
  ['周1', false],
  ['<b>周远</b>', false],
])('%s is a name: %s', (name, is) => {
  expect(PERSON_NAME.test(name)).toBe(is);
});

test('others see the first three and the last four digits', () => {
  expect(maskPhone('15400000123')).toBe('154****0123');
});
