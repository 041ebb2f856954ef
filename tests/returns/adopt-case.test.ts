import type { TestCloud } from '../kit/test-cloud';
import {
  aDeclaration,
  as,
  caller,
  casesIn,
  dataOf,
  declare,
  instant,
  observe,
  office,
  report,
  settle,
  startReturns,
  verifiedWith,
  worker,
} from './cases';

let cloud: TestCloud;
beforeEach(async () => (cloud = await startReturns()));
afterEach(() => cloud.stop());

const HEALTH = '2026-11';
const mine = async (who = worker) => dataOf(await as(cloud, who)('readMyCases', {}));
const adopt = (caseId: string, who = worker, relation: 'parent' | null = null, tap?: string) =>
  as(cloud, who)('adoptCase', { caseId, relation, healthConsentVersion: HEALTH }, tap);

async function fileFor(name: string, phone = worker.phone): Promise<string> {
  const { traveller: _, ...declared } = aDeclaration();
  const filing = { ...declared, name, phone, oralConsent: true } as const;
  return dataOf(await as(cloud, caller)('fileReturn', filing)).caseId;
}

async function verify(caseId: string): Promise<void> {
  const { case: taken } = dataOf(await as(cloud, caller)('takeCase', { caseId }));
  dataOf(await settle(cloud, caller, { caseId, fence: taken.lease!.fence }, verifiedWith()));
}

async function clueFor(phone: string): Promise<void> {
  const content = Buffer.from(`姓名,电话\n马建国,${phone}`).toString('base64');
  const input = { kind: 'closeContact' as const, orgUnitIds: ['bda'], file: { name: 'x.csv', content } };
  dataOf(await as(cloud, office)('importClues', input));
}

test('what staff file under a registered name and proven number is that person’s at once, and filed once', async () => {
  const first = await fileFor('马建国');
  const second = await fileFor('马建国');

  const { cases, offered } = await mine();
  expect([cases.map(({ id }) => id), offered, second]).toEqual([[first], [], first]);
});

test('what they filed under the number with another name is offered, without telling the name', async () => {
  const caseId = await fileFor('马健国');

  expect(await mine()).toMatchObject({
    cases: [],
    offered: [{ id: caseId, maskedName: '马*国', heldBy: '北京经济技术开发区总工会', filedOn: '2022-12-02' }],
  });
});

test('whoever adopts it sees it, reports in it and gets its certificate', async () => {
  const caseId = await fileFor('马健国');
  await verify(caseId);

  dataOf(await adopt(caseId));
  dataOf(await report(cloud, caseId, '2022-12-02'));
  cloud.clock.set(instant('2022-12-16T09:00'));
  const paper = await as(cloud, worker)('readCertificate', { caseId });

  expect(paper).toMatchObject({ ok: true, data: { reportedDays: 1, totalDays: 14 } });
  expect(await mine()).toMatchObject({ cases: [{ id: caseId, relation: null }], offered: [] });
});

test('a case that is over can still be adopted, for its certificate', async () => {
  const caseId = await fileFor('马健国');
  await verify(caseId);
  dataOf(await as(cloud, caller)('endCase', { caseId, as: 'completed', reason: '政策调整' }));

  dataOf(await adopt(caseId));

  expect(await as(cloud, worker)('readCertificate', { caseId })).toMatchObject({ ok: true });
});

test('a case that came to nothing is offered no more', async () => {
  const caseId = await fileFor('马健国');
  dataOf(await as(cloud, caller)('endCase', { caseId, as: 'lost', reason: '号码一直打不通' }));

  expect((await mine()).offered).toEqual([]);
  expect(await adopt(caseId)).toMatchObject({ code: 'NOT_FOUND' });
});

test('it can be adopted for somebody one looks after, whose journal one then keeps', async () => {
  const caseId = await fileFor('马大爷');
  await verify(caseId);

  dataOf(await adopt(caseId, worker, 'parent'));
  dataOf(await report(cloud, caseId, '2022-12-02'));

  expect((await mine()).cases).toMatchObject([{ id: caseId, name: '马大爷', relation: 'parent' }]);
  expect(casesIn(cloud)[0]).toMatchObject({
    particulars: { consent: 'oral' },
    journal: { '2022-12-02': { by: 'proxy' } },
  });
});

test('one’s own name is nobody one looks after', async () => {
  await clueFor(worker.phone);
  const [clue] = (await mine()).offered;

  expect(await adopt(clue!.id, worker, 'parent')).toMatchObject({
    code: 'INVALID_INPUT',
    details: { fields: [{ path: 'relation', problem: 'range' }] },
  });
});

test('a contact of a clue sheet becomes theirs, and the next sheet knows them still', async () => {
  await clueFor(worker.phone);
  const [clue] = (await mine()).offered;

  dataOf(await adopt(clue!.id));
  await clueFor(worker.phone);

  expect((await mine()).cases).toMatchObject([{ id: clue!.id, kind: 'closeContact', stage: 'toVerify' }]);
  expect(casesIn(cloud)).toHaveLength(1);
});

test('a contact that was adopted is not theirs to take back', async () => {
  await clueFor(worker.phone);
  const [clue] = (await mine()).offered;
  dataOf(await adopt(clue!.id));

  const reply = await as(cloud, worker)('withdrawReturn', { caseId: clue!.id, reason: '不想办了' });

  expect(reply).toMatchObject({ code: 'NOT_AT_THIS_STAGE' });
});

test('a journey that was verified goes on, and the own one that was not ends', async () => {
  const own = await declare(cloud);
  const caseId = await fileFor('马健国');
  await verify(caseId);

  const { case: kept } = dataOf(await adopt(caseId));

  expect(kept).toMatchObject({ id: caseId, stage: 'observing' });
  const stages = casesIn(cloud).map(({ _id, stage }) => [_id, stage]);
  expect(new Map(stages as [string, string][])).toEqual(
    new Map([
      [own.id, 'cancelled'],
      [caseId, 'observing'],
    ]),
  );
});

test('otherwise the own one goes on, and a second declaration still finds it', async () => {
  const own = await observe(cloud);
  const caseId = await fileFor('马健国');

  const { case: kept } = dataOf(await adopt(caseId));
  const { case: again } = dataOf(
    await as(cloud, worker)('declareReturn', aDeclaration({ arrival: '2022-12-05T18:00' })),
  );

  expect([kept.id, again.id]).toEqual([own, own]);
  expect(casesIn(cloud).find(({ _id }) => _id === caseId)).toMatchObject({ stage: 'cancelled', offeredTo: null });
});

test('the one that would end waits until its fever is closed', async () => {
  const own = await observe(cloud);
  const caseId = await fileFor('马健国');
  await verify(caseId);
  const health = { temperatureC: 39, symptoms: [] };
  dataOf(await as(cloud, caller)('recordCheckIn', { caseId, day: '2022-12-02', health }));

  const early = await adopt(caseId);
  const closing = { caseId, advice: '休息', measure: '已告知', result: 'harmless' } as const;
  dataOf(await as(cloud, caller)('closeFollowUp', closing));

  expect(early).toMatchObject({ code: 'FOLLOW_UP_OPEN' });
  expect(dataOf(await adopt(caseId)).case.id).toBe(own);
});

test('adopting twice by one tap is adopting once, with one answer', async () => {
  await declare(cloud);
  const caseId = await fileFor('马健国');
  await verify(caseId);

  const answers = [
    await adopt(caseId, worker, null, 'tap-adopt-0001'),
    await adopt(caseId, worker, null, 'tap-adopt-0001'),
  ];

  expect(answers[1]).toEqual(answers[0]);
  expect(
    casesIn(cloud)
      .flatMap(({ history }) => history)
      .filter(({ step }) => step === 'adopted'),
  ).toHaveLength(1);
});

test('the journal tells what happened, in the words of the person and not of the office', async () => {
  const caseId = await fileFor('马健国');
  await verify(caseId);
  dataOf(await as(cloud, caller)('sendTransfer', { caseId, toUnitId: 'yangfang', reason: '住在阳坊，不好说话' }));
  dataOf(await adopt(caseId));

  const { story } = dataOf(await as(cloud, worker)('readJournal', { caseId }));

  expect(story.map(({ step, sentTo }) => [step, sentTo])).toEqual([
    ['filedByStaff', null],
    ['verified', null],
    ['sent', '阳坊镇总工会'],
    ['adopted', '阳坊镇总工会'],
  ]);
  expect(JSON.stringify(story)).not.toContain('不好说话');
});
