import type { TestCloud } from '../kit/test-cloud';
import { anItem, HERE, lineIn, startGoods } from './shelves';
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

test('every item of the catalogue is read, page by page, kits first, found by name or not', async () => {
  const many = Array.from({ length: 230 }, (_, i) =>
    anItem({ _id: `m${i}`, name: `雨衣${String(i).padStart(3, '0')}` }),
  );
  const part = [{ itemId: 'gloves', count: 1 }];
  const kits = Array.from({ length: 3 }, (_, i) => anItem({ _id: `k${i}`, name: `雨衣包${i}`, parts: part }));
  await cloud.seed({ goodsItems: [...many, ...kits] });
  const all = async (search: string, kitsOnly: boolean, after: string | null = null): Promise<string[]> => {
    const { items, next } = dataOf(await as(cloud, keeper)('listItems', { search, kitsOnly, after }));
    const names = items.map(({ name }) => name);
    return next === null ? names : [...names, ...(await all(search, kitsOnly, next))];
  };

  const found = await all('雨衣', false);
  expect(found).toEqual([...kits, ...many].map(({ name }) => name));
  expect(await all('', false)).toHaveLength(237);
  expect(await all('雨衣', true)).toEqual(kits.map(({ name }) => name));
  expect(await all('', true)).toHaveLength(4);
});
