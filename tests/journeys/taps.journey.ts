import { PAGES } from './tables';
import { tapAll } from './taps';

/** One page of each kind of work; `npm run soak taps` goes over all of them. */
const SOME = ['report', 'handovers', 'claim', 'hand-out', 'stock', 'campaign'];

test('somebody in a hurry breaks nothing', async () => {
  const pages = PAGES.filter(({ name }) => SOME.includes(name));

  expect(await tapAll(pages, { seed: 1, taps: 10 })).toEqual({});
  expect(pages).toHaveLength(SOME.length);
}, 120_000);
