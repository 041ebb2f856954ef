import { goodsActions } from '../../cloudfunctions/warmth/goods-actions';
import { outreachActions } from '../../cloudfunctions/warmth/outreach-actions';
import { breakingOperation } from '../../local/cloudbase/faults';
import { startTestCloud } from '../kit/test-cloud';
import type { TestCloud } from '../kit/test-cloud';
import { send, TAPS, workForTheJob } from './goods-taps';
import { startGoods } from './shelves';
import { tick } from './world';

const ID = 'request-1';
/** More than any write makes; one that still fails then fails for another reason. */
const MOST_OPERATIONS = 60;

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

test.each(Object.entries(TAPS))('%s bears a crash before and after each of its operations', async (_, prepare) => {
  const { made: tap, begin } = await prepared(prepare);
  const whole = await begin();
  const answer = await send(whole, tap, ID);
  const expected = traces(whole);
  await whole.stop();
  expect(answer).toMatchObject({ ok: true });

  for (const when of ['before', 'after'] as const) {
    let crashed = true;
    for (let operation = 1; crashed && operation <= MOST_OPERATIONS; operation += 1) {
      const cloud = await begin();
      cloud.faults = breakingOperation(operation, when);
      const first = await send(cloud, tap, ID);
      cloud.faults = null;
      crashed = !first.ok;

      const second = crashed ? await send(cloud, tap, ID) : first;

      const found = { when, operation, answer: second, traces: traces(cloud) };
      await cloud.stop();
      expect(found).toEqual({ when, operation, answer, traces: expected });
    }
    expect(crashed).toBe(false);
  }
});

test('a job that is cut off at any operation is finished by the next run', async () => {
  const { begin } = await prepared(workForTheJob);
  const whole = await begin();
  await tick();
  await tick();
  const expected = traces(whole);
  await whole.stop();

  for (const when of ['before', 'after'] as const) {
    for (let operation = 1; operation <= 24; operation += 1) {
      const cloud = await begin();
      cloud.faults = breakingOperation(operation, when);
      await tick();
      cloud.faults = null;
      await tick();
      const found = { when, operation, traces: traces(cloud) };
      await cloud.stop();

      expect(found).toEqual({ when, operation, traces: expected });
    }
  }
});
