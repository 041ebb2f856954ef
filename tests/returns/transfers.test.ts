import type { TestCloud } from '../kit/test-cloud';
import {
  anAnswer,
  as,
  caller,
  casesIn,
  cityCaller,
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
  worker,
} from './cases';

let cloud: TestCloud;
beforeEach(async () => (cloud = await startReturns()));
afterEach(() => cloud.stop());

const send = (caseId: string, toUnitId = 'yangfang', who = caller) =>
  as(cloud, who)('sendTransfer', { caseId, toUnitId, reason: '住在阳坊镇' });
const answer = (caseId: string, transferId: string, accept: boolean, who = townCaller) =>
  as(cloud, who)('answerTransfer', { caseId, transferId, accept, reason: accept ? '' : '查无此人' });
const box = async (who: typeof caller, orgUnitId: string, name: 'inbox' | 'outbox' | 'lookOn' | 'escalated') =>
  dataOf(await as(cloud, who)('listBox', { orgUnitId, box: name })).cases.map(({ id }) => id);

test('a member hands nothing over, and nobody a case of another unit', async () => {
  const { id } = await declare(cloud);

  expect(await send(id, 'yangfang', worker)).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await send(id, 'd114', townCaller)).toMatchObject({ code: 'NOT_FOUND' });
});

test('a case stays on the sender’s list until the other accepts, and then owner and reach move at once', async () => {
  const { id } = await declare(cloud);

  const { transfer } = dataOf(await send(id));
  const before = { in: await box(townCaller, 'yangfang', 'inbox'), out: await box(caller, 'bda', 'outbox') };
  const looked = await as(cloud, townCaller)('openCase', { caseId: id, reason: '看看再接' });
  const owner = dataOf(await answer(id, transfer.id, true));

  expect(transfer).toMatchObject({ kind: 'across', state: 'pending', to: { id: 'yangfang' } });
  expect(before).toEqual({ in: [id], out: [id] });
  expect(dataOf(looked).mayEdit).toBe(false);
  expect(owner).toEqual({ ownerId: 'yangfang' });
  expect(await box(caller, 'bda', 'lookOn')).toEqual([id]);
  expect(dataOf(await as(cloud, caller)('openCase', { caseId: id, reason: '后来怎样' })).mayEdit).toBe(false);
  expect(await as(cloud, caller)('takeCase', { caseId: id })).toMatchObject({ code: 'NOT_FOUND' });
  expect((await take(cloud, townCaller, 'yangfang')).caseId).toBe(id);
  expect(dataOf(await as(cloud, worker)('readMyCases', {})).cases[0]).toMatchObject({ heldBy: '阳坊镇总工会' });
});

test('a wrong area returned twice is never orphaned, and its history complete', async () => {
  const { id } = await declare(cloud);

  for (let round = 0; round < 2; round += 1) {
    const held = await take(cloud);
    dataOf(await settle(cloud, caller, held, { kind: 'wrongArea', toUnitId: 'yangfang', reason: '说住在阳坊' }));
    expect(dataOf(await as(cloud, caller)('nextToCall', { orgUnitId: 'bda', lentTo: null })).case).toBeNull();
    const { transfer } = casesIn(cloud)[0]!;
    dataOf(await answer(id, transfer!.id, false));
  }

  const [one] = casesIn(cloud);
  expect(one).toMatchObject({ orgUnitId: 'bda', transfer: null, stage: 'toVerify' });
  expect(one!.history.map(({ step, note }) => [step, note])).toEqual([
    ['declared', null],
    ['wrongArea', '说住在阳坊'],
    ['returned', '查无此人'],
    ['wrongArea', '说住在阳坊'],
    ['returned', '查无此人'],
  ]);
  expect((await take(cloud)).caseId).toBe(id);
});

test.each([
  ['the unit that holds it', 'bda', 'INVALID_INPUT'],
  ['a unit that does not exist', 'nowhere', 'INVALID_INPUT'],
  ['an enterprise, which cannot receive', 'e1', 'UNIT_CANNOT_RECEIVE'],
])('a hand-over to %s is refused with the field marked', async (_, toUnitId, code) => {
  const { id } = await declare(cloud);

  expect(await send(id, toUnitId)).toMatchObject({ code, details: { fields: [{ path: 'toUnitId' }] } });
  expect(casesIn(cloud)[0]!.transfer).toBeNull();
});

test('one hand-over at a time, answered once, by whom it is for', async () => {
  const { id } = await declare(cloud);
  const { transfer } = dataOf(await send(id));

  const second = await send(id, 'd114');
  const bySender = await answer(id, transfer.id, true, caller);
  const other = await answer(id, 'another', true);
  const unsaid = (reason: string) =>
    as(cloud, townCaller)('answerTransfer', { caseId: id, transferId: transfer.id, accept: false, reason });
  const [empty, letter] = [await unsaid(''), await unsaid(' 远 ')];
  await answer(id, transfer.id, true);
  const again = await answer(id, transfer.id, false);

  expect(second).toMatchObject({ code: 'TRANSFER_PENDING' });
  expect(bySender).toMatchObject({ code: 'NOT_FOUND' });
  expect(other).toMatchObject({ code: 'CONFLICT' });
  expect(empty).toMatchObject({ details: { fields: [{ path: 'reason', problem: 'required' }] } });
  expect(letter).toMatchObject({ details: { fields: [{ path: 'reason', problem: 'tooShort' }] } });
  expect(again).toMatchObject({ code: 'NOT_FOUND' });
  expect(casesIn(cloud)[0]!.orgUnitId).toBe('yangfang');
});

test('a hand-over is taken back while nobody has answered', async () => {
  const { id } = await declare(cloud);
  const { transfer } = dataOf(await send(id));

  const reply = await as(cloud, caller)('revokeTransfer', { caseId: id, transferId: transfer.id });

  expect(dataOf(reply)).toEqual({ ownerId: 'bda' });
  expect(await box(townCaller, 'yangfang', 'inbox')).toEqual([]);
  expect(await answer(id, transfer.id, true)).toMatchObject({ code: 'NOT_FOUND' });
});

test('a hand-over nobody answers is told to the unit above both, once, and it may decide', async () => {
  const { id } = await declare(cloud);
  const { transfer } = dataOf(await send(id));
  cloud.clock.advance(4 * 3_600_000 - 1);
  const early = await tick();
  cloud.clock.advance(1);

  const runs = [await tick(), await tick()];
  const told = await box(cityCaller, 'bj', 'escalated');
  const decided = dataOf(await answer(id, transfer.id, true, cityCaller));

  expect([early, ...runs].map((report) => report?.['escalateTransfers'])).toEqual([0, 1, 0]);
  expect(told).toEqual([id]);
  expect(decided).toEqual({ ownerId: 'yangfang' });
});

test('who is under observation goes on reporting while being handed over', async () => {
  const id = await observe(cloud);
  dataOf(await send(id));

  const reply = await as(cloud, worker)('submitCheckIn', {
    caseId: id,
    day: '2022-12-02',
    report: { kind: 'unchanged' },
  });

  expect(reply).toMatchObject({ ok: true });
  expect(dataOf(await as(cloud, worker)('readJournal', { caseId: id })).case.pendingWith).toBe('阳坊镇总工会');
});

test('what is written of an address and of a fever lies sealed', async () => {
  const id = await observe(cloud);
  await report(cloud, id, '2022-12-02', 38);
  const reason = '住在阳坊镇 12 号院';
  dataOf(await as(cloud, caller)('sendTransfer', { caseId: id, toUnitId: 'yangfang', reason }));

  const row = cloud.rows('returnCases')[0]!;

  expect(JSON.stringify(row)).not.toContain('12 号院');
  expect(row).not.toMatchObject({ illOn: '2022-12-02' });
  expect(row['followUp']).toBeUndefined();
  expect(casesIn(cloud)[0]).toMatchObject({ transfer: { reason }, illOn: '2022-12-02', followUp: { reason: 'fever' } });
});

test('verified in the town after the hand-over, within its day', async () => {
  const { id } = await declare(cloud);
  const { transfer } = dataOf(await send(id));
  await answer(id, transfer.id, true);
  cloud.clock.set(instant('2022-12-02T20:30'));

  const held = await take(cloud, townCaller, 'yangfang');
  const reply = await settle(cloud, townCaller, held, verifiedWith(anAnswer()));

  expect(dataOf(reply)).toMatchObject({ stage: 'observing', late: false });
});
