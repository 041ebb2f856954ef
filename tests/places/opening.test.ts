import fc from 'fast-check';
import { openingAt } from '../../cloudfunctions/places/rules';
import type { Hours } from '../../cloudfunctions/places/rules';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const WORKDAYS = [1, 2, 3, 4, 5];
const at = (instant: string) => Date.parse(`${instant}+08:00`);

test.each<[string, Hours[], string, ReturnType<typeof openingAt>]>([
  [
    'during the day',
    [{ days: EVERY_DAY, from: 540, to: 1260 }],
    '2022-12-02T16:20',
    { state: 'open', until: at('2022-12-02T21:00') },
  ],
  [
    'before it opens',
    [{ days: EVERY_DAY, from: 540, to: 1260 }],
    '2022-12-02T08:59',
    { state: 'closed', opensAt: at('2022-12-02T09:00') },
  ],
  [
    'at the minute it closes',
    [{ days: EVERY_DAY, from: 540, to: 1260 }],
    '2022-12-02T21:00',
    { state: 'closed', opensAt: at('2022-12-03T09:00') },
  ],
  [
    'on a Saturday',
    [{ days: WORKDAYS, from: 540, to: 1260 }],
    '2022-12-03T12:00',
    { state: 'closed', opensAt: at('2022-12-05T09:00') },
  ],
  [
    'after midnight in a night window',
    [{ days: EVERY_DAY, from: 1320, to: 1800 }],
    '2022-12-02T05:00',
    { state: 'open', until: at('2022-12-02T06:00') },
  ],
  [
    'in two windows that touch',
    [
      { days: EVERY_DAY, from: 540, to: 720 },
      { days: EVERY_DAY, from: 720, to: 900 },
    ],
    '2022-12-02T10:00',
    { state: 'open', until: at('2022-12-02T15:00') },
  ],
  ['round the clock', [{ days: EVERY_DAY, from: 0, to: 1440 }], '2022-12-02T23:59', { state: 'open', until: null }],
  ['that never opens', [], '2022-12-02T12:00', { state: 'closed', opensAt: null }],
])('a station %s', (_, hours, instant, opening) => {
  expect(openingAt(hours, at(instant))).toEqual(opening);
});

test('a door said to be open until an instant is open the minute before it and shut at it', () => {
  const window = fc.record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    from: fc.integer({ min: 0, max: 1439 }),
    to: fc.integer({ min: 1, max: 2000 }),
  });
  const instants = fc.integer({ min: at('2022-01-01T00:00'), max: at('2024-12-31T00:00') });

  fc.assert(
    fc.property(
      fc.array(
        window.filter(({ from, to }) => from < to),
        { maxLength: 3 },
      ),
      instants,
      (hours, now) => {
        const opening = openingAt(hours, now);
        const until = opening.state === 'open' ? opening.until : null;
        fc.pre(until !== null);
        expect(openingAt(hours, until - 60_000).state).toBe('open');
        expect(openingAt(hours, until).state).toBe('closed');
      },
    ),
  );
});
