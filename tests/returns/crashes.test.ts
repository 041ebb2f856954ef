import { actions } from '../../cloudfunctions/returns';
import { breakingOperation } from '../../local/cloudbase/faults';
import { prepared } from '../kit/crashes';
import type { TestCloud } from '../kit/test-cloud';
import { as, caller, casesIn, declare, observe, startReturns, tick, worker } from './cases';
import { send, TAPS } from './taps';

const ID = 'request-1';
/** More than any write makes; one that still fails then fails for another reason. */
const MOST_OPERATIONS = 40;

/** What names a world's own cases, differently each time. */
const OWN = /"(_id|subjectId|id|request|fence|renewals|number)":("[^"]*"|\d+),?/g;
/** What a history left: the cases opened, and how much lies in every collection. */
function traces(cloud: TestCloud): unknown {
  const sizes = Object.entries(cloud.everything()).map(([name, rows]) => [name, rows.length]);
  const cases = casesIn(cloud).map(({ _id, version, fence, ...rest }) => rest);
  return [Object.fromEntries(sizes), JSON.stringify(cases).replace(OWN, '')];
}
const asked = (answer: unknown) => JSON.stringify(answer).replace(OWN, '');

test('every write is in the table', () => {
  const writes = Object.entries(actions).filter(([, { once }]) => once !== 'read');

  const tried = new Set(Object.keys(TAPS).map((name) => name.split(' ')[0]));

  expect([...tried].sort()).toEqual(writes.map(([name]) => name).sort());
});

test.each(Object.entries(TAPS))('%s bears a crash before and after each of its operations', async (_, prepare) => {
  const { made: tap, begin } = await prepared(startReturns, prepare);
  const whole = await begin();
  const answer = await send(whole, tap, tap.who, ID);
  const expected = traces(whole);
  await whole.stop();
  expect(answer).toMatchObject({ ok: true });

  for (const when of ['before', 'after'] as const) {
    let crashed = true;
    for (let operation = 1; crashed && operation <= MOST_OPERATIONS; operation += 1) {
      const cloud = await begin();
      cloud.faults = breakingOperation(operation, when);
      const first = await send(cloud, tap, tap.who, ID);
      cloud.faults = null;
      crashed = !first.ok;

      const second = crashed ? await send(cloud, tap, tap.who, ID) : first;

      expect({ when, operation, answer: asked(second), traces: traces(cloud) }).toEqual({
        when,
        operation,
        answer: asked(answer),
        traces: expected,
      });
      await cloud.stop();
    }
    expect(crashed).toBe(false);
  }
});

test('a job that is cut off at any operation is finished by the next run', async () => {
  const prepare = async () => {
    const cloud = await startReturns();
    const id = await observe(cloud);
    const { id: other } = await declare(cloud, { ...worker, openid: 'o-colleague' });
    await as(cloud, caller)('sendTransfer', { caseId: other, toUnitId: 'yangfang', reason: '住在阳坊' });
    await as(cloud, caller)('endCase', { caseId: id, as: 'lost', reason: '联系不上' });
    cloud.clock.advance(40 * 86_400_000);
    return cloud;
  };
  const whole = await prepare();
  await tick();
  const expected = JSON.stringify([whole.rows('returnTallies'), casesIn(whole).map(({ transfer }) => transfer?.state)]);
  await whole.stop();

  for (const when of ['before', 'after'] as const) {
    for (let operation = 1; operation <= 12; operation += 1) {
      const cloud = await prepare();
      cloud.faults = breakingOperation(operation, when);
      await tick();
      cloud.faults = null;
      await tick();

      const left = JSON.stringify([cloud.rows('returnTallies'), casesIn(cloud).map(({ transfer }) => transfer?.state)]);
      expect({ when, operation, left }).toEqual({ when, operation, left: expected });
      await cloud.stop();
    }
  }
});
