import type { TestCloud } from '../kit/test-cloud';
import { HERE, lineIn, startGoods } from './shelves';
import { as, courier, dataOf, keeper } from './world';

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await startGoods();
});
afterEach(() => cloud.stop());

test('every gift of a month is read once, page by page; the sums stand on the first page', async () => {
  const donors = Array.from({ length: 53 }, (_, i) => `好心人${i}`);
  for (const donor of donors) {
    const source = { kind: 'donation', donor, shownAs: 'name', contactPhone: null } as const;
    dataOf(await as(cloud, keeper)('receiveGoods', { siteId: HERE, source, lines: [lineIn('gloves', 1)], note: '' }));
  }
  const of = { kind: 'month', month: '2022-12' } as const;
  const read = async (after: string | null) => dataOf(await as(cloud, courier)('readPublicLedger', { of, after }));

  const first = await read(null);
  const second = await read(first.next);

  const shown = [...first.donations, ...second.donations].map(({ donor }) => donor);
  expect([first.donations.length, second.next]).toEqual([50, null]);
  expect(shown.sort()).toEqual(donors.sort());
  expect(first.lines).toMatchObject([{ item: { name: '棉手套' }, cameIn: 53 }]);
  expect(second.lines).toEqual([]);
});
