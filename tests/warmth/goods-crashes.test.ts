import { goodsActions } from '../../cloudfunctions/warmth/goods-actions';
import { outreachActions } from '../../cloudfunctions/warmth/outreach-actions';
import { breakingOperation } from '../../local/cloudbase/faults';
import { chanceOf } from '../../local/demo/chance';
import { startTestCloud } from '../kit/test-cloud';
import type { TestCloud } from '../kit/test-cloud';
import { send, TAPS, workForTheJob } from './goods-taps';
import { startGoods } from './shelves';
import { tick } from './world';

const ID = 'request-1';
/** How many operations of each write break, before and after; `npm run soak goods-crashes` breaks all. */
const SLICE = Number(process.env['CRASHES'] ?? 2);
const chance = chanceOf(Number(process.env['SEED'] ?? 1));

/** Operations that are made while something runs. */
async function operationsOf(cloud: TestCloud, run: () => Promise<unknown>): Promise<number> {
  let count = 0;
  cloud.faults = { before: () => ((count += 1), 'pass'), after: () => 'pass' };
  await run();
  cloud.faults = null;
  return count;
}

/** Some of so many operations, or all of them, each before and after it is done. */
function cuts(operations: number) {
  const all = Array.from({ length: operations }, (_, i) => i + 1);
  const some = () =>
    Array.from({ length: Math.min(SLICE, operations) }, () => all.splice(chance.below(all.length), 1)[0]!);
  const chosen = SLICE < operations ? some() : all;
  return (['before', 'after'] as const).flatMap((when) => chosen.map((operation) => ({ when, operation })));
}

/** Sealed anew each time. */
const SEALED = new Set(['particulars', 'words', 'contacts', 'record', 'reply', 'phone']);
/** What a history left, row by row. */
const traces = (cloud: TestCloud): unknown =>
  JSON.parse(JSON.stringify(cloud.everything(), (key, value: unknown) => (SEALED.has(key) ? undefined : value)));

/** What was prepared once, to begin from as often as wanted. */
async function prepared<Made>(prepare: (cloud: TestCloud) => Promise<Made>) {
  const first = await startGoods();
  const made = await prepare(first);
  const [rows, at] = [first.everything(), new Date(first.clock.now()).toISOString()];
  await first.stop();
  const begin = async () => {
    const cloud = await startTestCloud({ at });
    await cloud.seed(rows);
    return cloud;
  };
  return { made, begin };
}

test('every write is in the table', () => {
  const writes = Object.entries({ ...goodsActions, ...outreachActions }).filter(([, { once }]) => once !== 'read');

  const tried = new Set(Object.keys(TAPS));

  expect(writes.map(([name]) => name).filter((name) => !tried.has(name))).toEqual([]);
});

test.each(Object.entries(TAPS))('%s bears a crash before and after its operations', async (_, prepare) => {
  const { made: tap, begin } = await prepared(prepare);
  const whole = await begin();
  let answer: unknown;
  const operations = await operationsOf(whole, async () => (answer = await send(whole, tap, ID)));
  const expected = traces(whole);
  await whole.stop();
  expect(answer).toMatchObject({ ok: true });

  for (const { when, operation } of cuts(operations)) {
    const cloud = await begin();
    cloud.faults = breakingOperation(operation, when);
    const first = await send(cloud, tap, ID);
    cloud.faults = null;
    const second = first.ok ? first : await send(cloud, tap, ID);
    const found = { when, operation, crashed: !first.ok, answer: second, traces: traces(cloud) };
    await cloud.stop();

    expect(found).toEqual({ when, operation, crashed: true, answer, traces: expected });
  }
});

test('a job that is cut off at its operations is finished by the next run', async () => {
  const { begin } = await prepared(workForTheJob);
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
