import type { Block } from '../../cloudfunctions/warmth/block';
import { rush } from './rush';
import { checkHistory } from './history';
import { ShelfWatch } from './shelf-watch';

test.each([1])('in the rush of seed %i nobody has two kits, and none is left that somebody wanted', async (seed) => {
  const { redeemed } = await rush(seed, { couriers: 32, kits: 12, stations: 2, breakOneIn: 33, atOnce: 20 });

  expect(redeemed).toBeLessThanOrEqual(12);
  expect(redeemed).toBeGreaterThan(6);
});

test('the checker sees who was told "sold out" while there was a kit all the time', () => {
  const lie = { openid: 'c-1', action: 'claimKit', code: 'SOLD_OUT', stationId: 's0', at: 1, wasEmpty: false } as const;

  expect(() => checkHistory(1, [], [], [lie], 0)).toThrow('c-1 was told that s0 has none, and it had.');
});

test('a station counts as empty since a tap only if it was without a free kit after it', () => {
  const shelf = { stationId: 's0', left: 1, waiting: false };
  const watch = new ShelfWatch(['s0'], () => [shelf as Block]);
  watch.look();
  const tapped = watch.now();

  watch.look();
  expect(watch.wasEmptySince('s0', tapped)).toBe(false);
  shelf.left = 0;
  watch.look();
  expect(watch.wasEmptySince('s0', tapped)).toBe(true);
});
