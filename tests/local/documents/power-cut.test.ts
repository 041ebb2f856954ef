import { powerCuts } from '../power-cut';

/** Cuts here; `npm run soak -- power-cut` makes two hundred. */
const CUTS = 4;

test('whatever was acknowledged under load is whole after the power goes', async () => {
  const { acknowledged, ...broken } = await powerCuts(CUTS, 20_221_202);

  expect(broken).toEqual({ lost: [], half: [], faults: [] });
  expect(acknowledged).toBeGreaterThan(CUTS * 20);
});
