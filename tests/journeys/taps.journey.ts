import { openStage, nonsense } from './stage';
import type { Stage } from './stage';
import { PAGES } from './tables';
import { tapAll } from './taps';

/** One page of each kind of work; `npm run soak taps` goes over all of them. */
const SOME = ['report', 'handovers', 'claim', 'hand-out', 'stock', 'campaign'];
const TRIPS = 'packages/warmth-goods/pages/trips/trips';

test('somebody in a hurry breaks nothing', async () => {
  const pages = PAGES.filter(({ name }) => SOME.includes(name));

  expect(await tapAll(pages, { seed: 1, taps: 10 })).toEqual({});
  expect(pages).toHaveLength(SOME.length);
}, 120_000);

describe('a page with a sheet', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 60_000);
  afterAll(() => stage.close());

  test('takes no tap on it any more once it sinks', async () => {
    const { page } = await stage.phone({ as: 'secretary-li', page: TRIPS });
    await page.getByText('办到了').first().click();
    await page.getByText('记下').click({ trial: true });

    const isTaken = await page.evaluate<boolean[]>(`(() => {
      const { left, top, width, height } = [...document.querySelectorAll('.bottom-sheet .t-button')].at(-1).getBoundingClientRect();
      const isTaken = () => document.elementFromPoint(left + width / 2, top + height / 2).closest('.bottom-sheet') !== null;
      const open = isTaken();
      getCurrentPages().at(-1).setData({ keeping: null });
      return [open, isTaken()];
    })()`);

    expect(isTaken).toEqual([true, false]);
  }, 60_000);

  test('is found out when it says what nobody wrote', async () => {
    const phone = await stage.phone({ as: 'secretary-li', page: TRIPS });
    await phone.page.getByText('我们安排的').waitFor();

    const before = await nonsense(phone);
    await phone.page.evaluate("document.querySelector('.wx-screen wx-view').append(undefined + '会看到原因')");

    expect([before, await nonsense(phone)]).toEqual([[], ['undefined会看到原因']]);
  }, 60_000);
});
