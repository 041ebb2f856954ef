import { breakingOperation } from '../../local/cloudbase/faults';
import { startTestCloud } from './test-cloud';
import type { TestCloud } from './test-cloud';

/** An operation that breaks, counted from 1, before it was done or when its answer is lost. */
export interface Cut {
  when: 'before' | 'after';
  operation: number;
}

/** Operations that were begun, and those of them that were done: the database refuses some. */
export type Operations = Record<Cut['when'], number>;

/** Each of some operations, before and after it is done. */
export const everyCut = (operations: Operations): Cut[] =>
  (['before', 'after'] as const).flatMap((when) =>
    Array.from({ length: operations[when] }, (_, i) => ({ when, operation: i + 1 })),
  );

/** Texts that are sealed anew each time. */
const SEALED = new Set([
  'details',
  'particulars',
  'words',
  'contacts',
  'record',
  'reply',
  'phone',
  'text',
  'changeTicket',
  'ticket',
  'card',
]);
const isSealed = (key: string, part: unknown) => typeof part === 'string' && SEALED.has(key);
const unsealed = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, part: unknown) => (isSealed(key, part) ? undefined : part)));

/** What a history left, row by row. */
export const traces = (cloud: TestCloud): unknown => unsealed(cloud.everything());

/** Operations that are made while something runs. */
export async function operationsOf(cloud: TestCloud, run: () => Promise<unknown>): Promise<Operations> {
  const counted = { before: 0, after: 0 };
  const counting = (when: Cut['when']) => () => ((counted[when] += 1), 'pass' as const);
  cloud.faults = { before: counting('before'), after: counting('after') };
  await run();
  cloud.faults = null;
  return counted;
}

/** What was prepared once, to begin from as often as wanted. */
export async function prepared<Made>(start: () => Promise<TestCloud>, prepare: (cloud: TestCloud) => Promise<Made>) {
  const first = await start();
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

/**
 * Sends a write once as it is, then again and again from the same beginning, each time cut off at one of its operations
 * and sent a second time; expects the same answer and the same rows as without a crash.
 */
export async function expectToBearCrashes(
  begin: () => Promise<TestCloud>,
  send: (cloud: TestCloud) => Promise<{ ok: boolean }>,
  cutsOf: (operations: Operations) => Cut[] = everyCut,
): Promise<void> {
  const whole = await begin();
  let answer: { ok: boolean } | undefined;
  const operations = await operationsOf(whole, async () => (answer = await send(whole)));
  const expected = traces(whole);
  await whole.stop();
  expect(answer).toMatchObject({ ok: true });

  for (const { when, operation } of cutsOf(operations)) {
    const cloud = await begin();
    cloud.faults = breakingOperation(operation, when);
    const first = await send(cloud);
    cloud.faults = null;
    const second = first.ok ? first : await send(cloud);
    const found = { when, operation, crashed: !first.ok, answer: unsealed(second), traces: traces(cloud) };
    await cloud.stop();

    expect(found).toEqual({ when, operation, crashed: true, answer: unsealed(answer), traces: expected });
  }
}
