import { rushWithKills } from './kills';

test('a crowd whose database and function are killed again and again gets every kit once', async () => {
  const size = { couriers: 16, kits: 6, stations: 2, atOnce: 8, killEvery: 9 };

  const { redeemed, databaseKills, functionKills } = await rushWithKills(1, size);

  expect(redeemed).toBe(6);
  expect(databaseKills).toBeGreaterThan(0);
  expect(functionKills).toBeGreaterThan(0);
});
