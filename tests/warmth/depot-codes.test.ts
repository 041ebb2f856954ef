import { Codes } from '../../miniprogram/packages/warmth-goods/pages/depot/codes';

const SHI = 'n1.person-shi.100.aa';
const SHI_LATER = 'n1.person-shi.101.bb';
const BAI = 'n1.person-bai.100.cc';
const AT = Date.parse('2022-12-02T23:40:00+08:00');

let codes: Codes;
beforeEach(() => {
  codes = new Codes();
});

describe('one showing of a code is one tap', () => {
  test('a camera that looks at a code on and on tells of it once', () => {
    const told = [0, 200, 1_900, 3_500, 5_000].map((later) => codes.isFresh(SHI, AT + later));

    expect(told).toEqual([true, false, false, false, false]);
  });

  test('the next person is next at once', () => {
    expect([codes.isFresh(SHI, AT), codes.isFresh(BAI, AT + 100)]).toEqual([true, true]);
  });

  test('whoever comes again is looked at again, so that an old yes is not read as a new one', () => {
    codes.isFresh(SHI, AT);

    expect(codes.isFresh(SHI, AT + 2_500)).toBe(true);
  });
});

describe('an answer that got lost', () => {
  test('the same code asks again under the same name, another under its own', () => {
    const first = codes.requestFor(SHI);

    expect(codes.requestFor(SHI)).toBe(first);
    expect(codes.requestFor(BAI)).not.toBe(first);
  });

  test('is asked for again after a moment, though the phone was held still', () => {
    codes.isFresh(SHI, AT);
    codes.unsure(SHI, AT + 500);

    const told = [700, 1_500, 2_600, 2_700].map((later) => codes.isFresh(SHI, AT + later));
    expect(told).toEqual([false, false, true, false]);
  });

  test('“already given” to the next code of the same person is that tap, once', () => {
    codes.unsure(SHI, AT);

    expect(codes.wasLost(SHI_LATER, AT + 300)).toBe(true);
    expect(codes.wasLost(SHI_LATER, AT + 300)).toBe(false);
  });

  test.each([
    ['somebody else', BAI, AT],
    ['what was given an hour before', SHI, AT - 3_600_000],
  ])('%s is not that tap', (_, code, givenAt) => {
    codes.unsure(SHI, AT);

    expect(codes.wasLost(code, givenAt)).toBe(false);
  });
});
