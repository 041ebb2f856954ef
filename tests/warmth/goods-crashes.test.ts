import { goodsActions } from '../../cloudfunctions/warmth/goods-actions';
import { outreachActions } from '../../cloudfunctions/warmth/outreach-actions';
import { breakingOperation } from '../../local/cloudbase/faults';
import type { TestCloud } from '../kit/test-cloud';
import { send, TAPS, workForTheJob } from './goods-taps';
import { startGoods } from './shelves';
import { tick } from './world';

const ID = 'request-1';
/** More than any write makes; one that still fails then fails for another reason. */
const MOST_OPERATIONS = 60;

/** What names a world's own rows, or is sealed anew each time. */
const OWN =
  /"(_id|id|tripId|stopId|transferId|personId|request|requestId|changedBy|closedBy|endedBy|countedBy|particulars|words|contacts|record|reply|claimId|blockId|stationId|siteKey|donorKey|toKey|fromKey|arrivingKey|stopKey|unitKey|promiseKey|openKey|lowKey|expiringKey|siteId|baseSiteId|phone|content)":("[^"]*"|null),?/g;
const plain = (value: unknown) =>
  JSON.stringify(value)
    .replace(OWN, '')
    .replace(/[mtrhkin]?[0-9a-f]{20,40}(-[\w-]+)?/g, '');
/** What a history left: how much lies in every collection, and what there is of goods. */
function traces(cloud: TestCloud): unknown {
  const everything = Object.entries(cloud.everything());
  const sizes = everything.map(([name, rows]) => [name, rows.length]);
  const goods = everything.filter(([name]) => /^(goods|trip|visits|warmth)/.test(name));
  return [Object.fromEntries(sizes), goods.map(([name, rows]) => [name, rows.map(plain).sort()])];
}

test('every write is in the table', () => {
  const writes = Object.entries({ ...goodsActions, ...outreachActions }).filter(([, { once }]) => once !== 'read');

  const tried = new Set(Object.keys(TAPS));

  expect(writes.map(([name]) => name).filter((name) => !tried.has(name))).toEqual([]);
});

test.each(Object.entries(TAPS))('%s bears a crash before and after each of its operations', async (_, prepare) => {
  const whole = await startGoods();
  const answer = await send(whole, await prepare(whole), ID);
  const expected = traces(whole);
  await whole.stop();
  expect(answer).toMatchObject({ ok: true });

  for (const when of ['before', 'after'] as const) {
    let crashed = true;
    for (let operation = 1; crashed && operation <= MOST_OPERATIONS; operation += 1) {
      const cloud = await startGoods();
      const tap = await prepare(cloud);
      cloud.faults = breakingOperation(operation, when);
      const first = await send(cloud, tap, ID);
      cloud.faults = null;
      crashed = !first.ok;

      const second = crashed ? await send(cloud, tap, ID) : first;

      const found = { when, operation, answer: plain(second), traces: traces(cloud) };
      await cloud.stop();
      expect(found).toEqual({ when, operation, answer: plain(answer), traces: expected });
    }
    expect(crashed).toBe(false);
  }
});

test('a job that is cut off at any operation is finished by the next run', async () => {
  const whole = await startGoods();
  await workForTheJob(whole);
  await tick();
  await tick();
  const expected = traces(whole);
  await whole.stop();

  for (const when of ['before', 'after'] as const) {
    for (let operation = 1; operation <= 24; operation += 1) {
      const cloud = await startGoods();
      await workForTheJob(cloud);
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
