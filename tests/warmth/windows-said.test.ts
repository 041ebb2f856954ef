import { windowsSaid } from '../../miniprogram/text/warmth-member';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

test.each([
  ['随时可领', []],
  ['每天 09:00 到 18:30', [{ days: EVERY_DAY, from: 540, to: 1110 }]],
  ['每天 20:00 到第二天 06:00', [{ days: EVERY_DAY, from: 1200, to: 1800 }]],
  [
    '周一、三 20:00 到第二天 00:00；周日 00:00 到 12:05',
    [
      { days: [1, 3], from: 1200, to: 1440 },
      { days: [7], from: 0, to: 725 },
    ],
  ],
])('windows are said as people say them: %s', (said, windows) => {
  expect(windowsSaid(windows)).toBe(said);
});
