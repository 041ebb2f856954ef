import type { TestCloud } from '../kit/test-cloud';
import {
  as,
  caller,
  casesIn,
  dataOf,
  declare,
  instant,
  observe,
  report,
  settle,
  startReturns,
  take,
  tick,
  townCaller,
  verifiedWith,
} from './cases';

let cloud: TestCloud;
beforeEach(async () => (cloud = await startReturns()));
afterEach(() => cloud.stop());

async function sent(caseId: string) {
  const sending = { caseId, toUnitId: 'yangfang', reason: '住在阳坊镇' };
  const { transfer } = dataOf(await as(cloud, caller)('sendTransfer', sending));
  return () => as(cloud, townCaller)('answerTransfer', { caseId, transferId: transfer.id, accept: true, reason: '' });
}
const takes = (who: typeof caller, caseId: string) => as(cloud, who)('takeCase', { caseId });
const next = async () => dataOf(await as(cloud, caller)('nextToCall', { orgUnitId: 'bda', lentTo: null })).case;

test('a case on its way is not taken to be called, until the other unit has it', async () => {
  const { id } = await declare(cloud);
  const accept = await sent(id);

  const early = await takes(caller, id);
  dataOf(await accept());

  expect(early).toMatchObject({ code: 'TRANSFER_PENDING' });
  expect(await takes(townCaller, id)).toMatchObject({ ok: true });
});

test('nobody is called about a missed day while the case is on its way', async () => {
  await sent(await observe(cloud));
  cloud.clock.set(instant('2022-12-02T20:10'));
  await tick();

  expect(casesIn(cloud)[0]!.missedOn).toBe('2022-12-02');
  expect(await next()).toBeNull();
});

test('the sender follows a fever up until the other accepts, who waits while somebody has the person in hand', async () => {
  const id = await observe(cloud);
  dataOf(await report(cloud, id, '2022-12-02', 39));
  const accept = await sent(id);
  await take(cloud);

  const waits = await accept();
  const closing = { caseId: id, advice: '休息', measure: '已告知', result: 'watching' } as const;
  const closed = await as(cloud, caller)('closeFollowUp', closing);
  const later = dataOf(await accept());

  expect(waits).toMatchObject({ code: 'CASE_HELD' });
  expect(closed).toMatchObject({ ok: true });
  expect(later).toEqual({ ownerId: 'yangfang' });
});

test('from the acceptance on the sender changes nothing, not even by a call that began before', async () => {
  const id = await observe(cloud);
  dataOf(await report(cloud, id, '2022-12-02', 39));
  const accept = await sent(id);
  const held = await take(cloud);
  cloud.clock.advance(15 * 60_000);
  dataOf(await accept());

  const late = [
    await settle(cloud, caller, held, { kind: 'noAnswer' }),
    await settle(cloud, caller, held, verifiedWith()),
    await takes(caller, id),
  ];

  expect(late.map((reply) => !reply.ok && reply.code)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
  expect((await take(cloud, townCaller, 'yangfang')).case).toMatchObject({ id, purpose: 'followUp' });
});
