import fc from 'fast-check';
import { MOVEMENT_KINDS } from '../../cloudfunctions/warmth/rules/movements';
import type { TestCloud } from '../kit/test-cloud';
import { KINDS, Told } from './goods-history';
import type { Step } from './goods-history';
import { items, startGoods, total } from './shelves';
import { as, dataOf, office } from './world';

/** Histories of one run; `npm run soak -- goods` lives through many more. */
const HISTORIES = Number(process.env['GOODS_HISTORIES'] ?? 12);
const SEED = Number(process.env['GOODS_SEED'] ?? 20_221_202);
const BREAK_ONE_IN = 40;
/** A history takes about half a second on a busy core. */
const PATIENCE = 30_000 + HISTORIES * 2_000;

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...KINDS, 'buy' as const, 'buy' as const, 'assemble' as const, 'load' as const),
  site: fc.nat({ max: 2 }),
  item: fc.nat({ max: 3 }),
  count: fc.integer({ min: 1, max: 30 }),
});

interface Shelf {
  _id: string;
  siteId: string;
  itemId: string;
  onHand: number;
  lots: { count: number }[];
}
interface Entry {
  kind: string;
  at: number;
  lines: { siteId: string; itemId: string; count: number }[];
}

const sumBy = <Row>(rows: readonly Row[], keyOf: (row: Row) => string, countOf: (row: Row) => number) => {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + countOf(row));
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0).sort());
};

/** Movements are the truth: every shelf, every lot count and every tally is their sum, and nothing is below zero. */
function check(cloud: TestCloud): void {
  const shelves = cloud.rows('goodsStock') as unknown as Shelf[];
  const lines = (cloud.rows('goodsMovements') as unknown as Entry[]).flatMap((one) =>
    one.lines.map((line) => ({ ...line, kind: one.kind })),
  );
  const shelf = ({ siteId, itemId }: { siteId: string; itemId: string }) => `${siteId}|${itemId}`;
  const moved = sumBy(lines, shelf, ({ count }) => count);

  expect(sumBy(shelves, shelf, ({ onHand }) => onHand)).toEqual(moved);
  for (const { onHand, lots } of shelves) {
    expect(onHand).toBeGreaterThanOrEqual(0);
    expect(lots.reduce((sum, { count }) => sum + count, 0)).toBe(onHand);
    expect(lots.every(({ count }) => count > 0)).toBe(true);
  }
  const tallies = cloud.rows('goodsTallies') as unknown as (Record<string, number> & Shelf)[];
  const counted = tallies.flatMap((tally) =>
    MOVEMENT_KINDS.map((kind) => ({ key: `${shelf(tally)} ${kind}`, count: tally[kind]! })),
  );
  expect(
    sumBy(
      counted,
      ({ key }) => key,
      ({ count }) => count,
    ),
  ).toEqual(
    sumBy(
      lines,
      (line) => `${shelf(line)} ${line.kind}`,
      ({ count }) => count,
    ),
  );
}

test(
  'whatever happens, in any order, with crashes and repetitions: every piece is accounted for',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), fc.integer(), async (steps, seed) => {
        const cloud = await startGoods();
        try {
          const told = new Told(cloud, BREAK_ONE_IN, seed);
          for (const one of steps) await told.live(one);

          check(cloud);
          for (const { _id } of items) expect([_id, total(cloud, _id)]).toEqual([_id, told.of(_id)]);
          const month = new Date(cloud.clock.now()).toISOString().slice(0, 7);
          const ledger = dataOf(await as(cloud, office)('readLedger', { orgUnitId: 'bj', month }));
          expect(ledger.balances).toBe(true);
        } finally {
          await cloud.stop();
        }
      }),
      { numRuns: HISTORIES, seed: SEED, endOnFailure: process.env['GOODS_HISTORIES'] !== undefined },
    );
  },
  PATIENCE,
);
