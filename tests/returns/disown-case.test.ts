import { start } from '../../cloudfunctions/returns';
import type { ReturnsApi } from '../../cloudfunctions/returns/contract';
import { breakingOperation } from '../../local/cloudbase/faults';
import type { TestCloud } from '../kit/test-cloud';
import { anAccount, aPerson } from '../kit/people';
import { aDeclaration, as, caller, casesIn, colleague, dataOf, startReturns, worker } from './cases';

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

test('nobody adopts or disowns by a number that is not theirs', async () => {
  const caseId = await fileFor('马健国');
  expect(await adopt(caseId, colleague)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await as(cloud, colleague)('disownCase', { caseId })).toMatchObject({ code: 'NOT_FOUND' });
});

test('a number that was only typed is offered nothing', async () => {
  await fileFor('马健国');
  const typed = { openid: 'o-typed', name: '马健国', phone: worker.phone };
  await cloud.seed({
    persons: [aPerson(typed, { phoneVerifiedBy: null })],
    accounts: [anAccount(typed)],
  });

  expect((await mine(typed)).offered).toEqual([]);
});

test('whoever says it is not about them is asked no more, and the staff can read that', async () => {
  const caseId = await fileFor('马健国');

  dataOf(await as(cloud, worker)('disownCase', { caseId }));

  expect((await mine()).offered).toEqual([]);
  expect(await adopt(caseId)).toMatchObject({ code: 'NOT_FOUND' });
  const { case: seen } = dataOf(await as(cloud, caller)('openCase', { caseId, reason: '核对号码' }));
  expect(seen.history[0]).toMatchObject({ step: 'disowned' });
});

test('disowning stays within its budget after a lost answer, outrun twice, on a cold instance', async () => {
  const caseId = await fileFor('马健国');
  const disown = () => cloud.call<ReturnsApi>(() => start(), worker.openid)('disownCase', { caseId }, 'request-1');
  cloud.faults = breakingOperation(2, 'after');
  await disown();
  let outrun = 2;
  cloud.faults = {
    before(action, collection) {
      const { version } = casesIn(cloud)[0]!;
      const isOutrun = action.includes('modifyDocument') && collection === 'returnCases' && (outrun -= 1) >= 0;
      if (isOutrun) cloud.documents.updateRaw('returnCases', caseId, { version: version + 1 });
      return 'pass';
    },
    after: () => 'pass',
  };

  dataOf(await disown());

  expect(cloud.logs.at(-1)).toMatchObject({ outcome: 'ok', operations: 11 });
});
