import { rush } from './crowd';

test.each([1, 2, 3])(
  'in the rush of seed %i nobody has two kits, and none is left that somebody wanted',
  async (seed) => {
    const { redeemed } = await rush(seed, { couriers: 60, kits: 15, stations: 3, breakOneIn: 33, atOnce: 20 });

    expect(redeemed).toBeLessThanOrEqual(15);
    expect(redeemed).toBeGreaterThan(8);
  },
);
