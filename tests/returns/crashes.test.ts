import { breakingOperation } from '../../local/cloudbase/faults';
import type { TestCloud } from '../kit/test-cloud';
import {
  aDeclaration,
  anAnswer,
  as,
  caller,
  casesIn,
  cityCaller,
  dataOf,
  declare,
  observe,
  office,
  report,
  startReturns,
  take,
  tick,
  townCaller,
  verifiedWith,
  worker,
} from './cases';

/** A tap that a person repeats when no answer came, in a world prepared for it. */
type Prepare = (cloud: TestCloud) => Promise<() => Promise<{ ok: boolean }>>;
const ID = 'request-1';

const taps: Record<string, Prepare> = {
  declareReturn: async (cloud) => () => as(cloud, worker)('declareReturn', aDeclaration(), ID),
  'declareReturn anew': async (cloud) => {
    await declare(cloud);
    return () => as(cloud, worker)('declareReturn', aDeclaration({ orgUnitId: 'bda' }), ID);
  },
  withdrawReturn: async (cloud) => {
    const { id: caseId } = await declare(cloud);
    return () => as(cloud, worker)('withdrawReturn', { caseId, reason: '不来了' }, ID);
  },
  nextToCall: async (cloud) => {
    await declare(cloud);
    return () => as(cloud, caller)('nextToCall', { orgUnitId: 'bda', lentTo: null }, ID);
  },
  takeCase: async (cloud) => {
    const { id: caseId } = await declare(cloud);
    return () => as(cloud, caller)('takeCase', { caseId }, ID);
  },
  'recordOutcome verified': async (cloud) => {
    await declare(cloud);
    const { caseId, fence } = await take(cloud);
    const input = { caseId, fence, how: 'phone', outcome: verifiedWith(), note: '' } as const;
    return () => as(cloud, caller)('recordOutcome', input, ID);
  },
  'recordOutcome wrongArea': async (cloud) => {
    await declare(cloud);
    const { caseId, fence } = await take(cloud);
    const outcome = { kind: 'wrongArea', toUnitId: 'yangfang', reason: '住在阳坊' } as const;
    return () => as(cloud, caller)('recordOutcome', { caseId, fence, how: 'phone', outcome, note: '' }, ID);
  },
  correctFields: async (cloud) => {
    const caseId = await observe(cloud);
    const input = {
      caseId,
      answers: anAnswer({ stay: 'alone' }),
      how: 'phone',
      reason: '更正',
      consented: true,
    } as const;
    return () => as(cloud, caller)('correctFields', input, ID);
  },
  submitCheckIn: async (cloud) => {
    const caseId = await observe(cloud);
    const input = { caseId, day: '2022-12-02', report: { kind: 'unchanged' } } as const;
    return () => as(cloud, worker)('submitCheckIn', input, ID);
  },
  closeFollowUp: async (cloud) => {
    const caseId = await observe(cloud);
    await report(cloud, caseId, '2022-12-02', 38);
    const input = { caseId, advice: '休息', measure: '已告知', result: 'watching' } as const;
    return () => as(cloud, caller)('closeFollowUp', input, ID);
  },
  answerTransfer: async (cloud) => {
    const { id: caseId } = await declare(cloud);
    const sending = { caseId, toUnitId: 'yangfang', reason: '住在阳坊' };
    const { transfer } = dataOf(await as(cloud, caller)('sendTransfer', sending));
    const input = { caseId, transferId: transfer.id, accept: true, reason: '' };
    return () => as(cloud, townCaller)('answerTransfer', input, ID);
  },
  importClues: async (cloud) => {
    const lines = ['姓名,电话', '吴晴,15400000201', '冯月,15400000202', '陈一,15400000203'];
    const file = { name: 'x.csv', content: Buffer.from(lines.join('\n')).toString('base64') };
    const input = { kind: 'closeContact' as const, orgUnitIds: ['bda', 'yangfang'], file };
    return () => as(cloud, cityCaller)('importClues', input, ID);
  },
  lendQueue: async (cloud) => () =>
    as(cloud, office)('lendQueue', { fromUnitId: 'bda', toUnitId: 'd114', untilAt: cloud.clock.now() + 60_000 }, ID),
  endCase: async (cloud) => {
    const caseId = await observe(cloud);
    return () => as(cloud, caller)('endCase', { caseId, as: 'lost', reason: '联系不上' }, ID);
  },
};

/** What names a world's own cases, differently each time. */
const OWN = /"(_id|subjectId|id|request|fence|renewals)":("[^"]*"|\d+),?/g;
/** What a history left: the cases opened, and how much lies in every collection. */
function traces(cloud: TestCloud): unknown {
  const sizes = Object.entries(cloud.everything()).map(([name, rows]) => [name, rows.length]);
  const cases = casesIn(cloud).map(({ _id, version, fence, ...rest }) => rest);
  return [Object.fromEntries(sizes), JSON.stringify(cases).replace(OWN, '')];
}
const asked = (answer: unknown) => JSON.stringify(answer).replace(OWN, '');

test.each(Object.keys(taps))('%s bears a crash before and after each of its operations', async (name) => {
  const prepare = taps[name]!;
  const whole = await startReturns();
  const answer = await (await prepare(whole))();
  const expected = traces(whole);
  await whole.stop();

  for (const when of ['before', 'after'] as const) {
    for (let operation = 1, crashed = true; crashed; operation += 1) {
      const cloud = await startReturns();
      const tap = await prepare(cloud);
      cloud.faults = breakingOperation(operation, when);
      const first = await tap();
      cloud.faults = null;
      crashed = !first.ok;

      const second = crashed ? await tap() : first;

      expect({ when, operation, answer: asked(second), traces: traces(cloud) }).toEqual({
        when,
        operation,
        answer: asked(answer),
        traces: expected,
      });
      await cloud.stop();
    }
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
