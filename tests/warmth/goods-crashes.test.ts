import { goodsActions } from '../../cloudfunctions/warmth/goods-actions';
import { outreachActions } from '../../cloudfunctions/warmth/outreach-actions';
import { breakingOperation } from '../../local/cloudbase/faults';
import { chanceOf } from '../../local/demo/chance';
import { everyCut, expectToBearCrashes, operationsOf, prepared, traces } from '../kit/crashes';
import type { Cut, Operations } from '../kit/crashes';
import { send, TAPS, workForTheJob } from './goods-taps';
import { startGoods } from './shelves';
import { tick } from './world';

const ID = 'request-1';
/** How many operations of each write break, before and after; `npm run soak goods-crashes` breaks all. */
const SLICE = Number(process.env['CRASHES'] ?? 2);
const chance = chanceOf(Number(process.env['SEED'] ?? 1));

/** Some of so many operations, or all of them, each before and after it is done. */
function cuts(operations: Operations): Cut[] {
  const all = Array.from({ length: operations.before }, (_, i) => i + 1);
  const some = () =>
    Array.from({ length: Math.min(SLICE, operations.before) }, () => all.splice(chance.below(all.length), 1)[0]!);
  const chosen = new Set(SLICE < operations.before ? some() : all);
  return everyCut(operations).filter(({ operation }) => chosen.has(operation));
}

test('every write is in the table', () => {
  const writes = Object.entries({ ...goodsActions, ...outreachActions }).filter(([, { once }]) => once !== 'read');

  const tried = new Set(Object.keys(TAPS));

  expect(writes.map(([name]) => name).filter((name) => !tried.has(name))).toEqual([]);
});

test.each(Object.entries(TAPS))('%s bears a crash before and after its operations', async (_, prepare) => {
  const { made: tap, begin } = await prepared(startGoods, prepare);

  await expectToBearCrashes(begin, (cloud) => send(cloud, tap, ID), cuts);
});

test('a job that is cut off at its operations is finished by the next run', async () => {
  const { begin } = await prepared(startGoods, workForTheJob);
  const whole = await begin();
  const operations = await operationsOf(whole, tick);
  await tick();
  const expected = traces(whole);
  await whole.stop();

  for (const { when, operation } of cuts(operations)) {
    const cloud = await begin();
    cloud.faults = breakingOperation(operation, when);
    await tick();
    cloud.faults = null;
    await tick();
    const found = { when, operation, traces: traces(cloud) };
    await cloud.stop();

    expect(found).toEqual({ when, operation, traces: expected });
  }
});
