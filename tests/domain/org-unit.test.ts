import { idsOfPath, isWithin, pathBelow } from '../../cloudfunctions/domain/org-unit';
import { termsOf, wantedTerms } from '../../cloudfunctions/domain/search-terms';

test('a path begins with another exactly when the unit lies below the other', () => {
  const district = pathBelow(pathBelow('', 'bj'), 'd11');
  const town = pathBelow(district, 't1');

  expect(isWithin(town, district)).toBe(true);
  expect(isWithin(district, town)).toBe(false);
  expect(isWithin('bj/d110/', district)).toBe(false);
  expect(idsOfPath(town)).toEqual(['bj', 'd11', 't1']);
});

test('a name is found by what it holds, whatever signs stand between', () => {
  const terms = new Set(termsOf('北京经济技术开发区（亦庄）总工会'));

  expect(wantedTerms('亦庄 总工会').every((term) => terms.has(term))).toBe(true);
  expect(wantedTerms('阳坊').every((term) => terms.has(term))).toBe(false);
  expect(wantedTerms('庄')).toEqual(['庄']);
  expect(wantedTerms(' · ')).toEqual([]);
});
