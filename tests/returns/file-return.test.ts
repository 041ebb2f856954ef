import type { TestCloud } from '../kit/test-cloud';
import {
  aDeclaration,
  as,
  caller,
  casesIn,
  cityCaller,
  dataOf,
  declare,
  observe,
  startReturns,
  take,
  townCaller,
  worker,
} from './cases';

let cloud: TestCloud;
beforeEach(async () => (cloud = await startReturns()));
afterEach(() => cloud.stop());

test('staff file for somebody without WeChat, within their own tree', async () => {
  const { traveller, ...declaration } = aDeclaration();
  const filing = { ...declaration, name: '周桂兰', phone: '15400000099', oralConsent: true } as const;

  const reply = await as(cloud, caller)('fileReturn', filing);
  const beyond = await as(cloud, townCaller)('fileReturn', filing);

  expect(dataOf(reply).caseId).toBe(casesIn(cloud)[0]!._id);
  expect(beyond).toMatchObject({ code: 'INVALID_INPUT' });
  expect(traveller).toBeNull();
});

test.each([
  ['under observation', () => observe(cloud)],
  ['that somebody is calling about', async () => (await declare(cloud), (await take(cloud)).caseId)],
])('staff neither change nor move what another unit holds, a case %s', async (_, begun) => {
  await begun();
  const before = casesIn(cloud);
  const { traveller: _traveller, ...declaration } = aDeclaration({ orgUnitId: 'yangfang' });
  const filing = { ...declaration, name: worker.name, phone: worker.phone, oralConsent: true } as const;

  const reply = await as(cloud, townCaller)('fileReturn', filing);

  expect(reply).toMatchObject({ code: 'HELD_ELSEWHERE' });
  expect(casesIn(cloud)).toEqual(before);
});

test('staff who file anew for somebody in their reach leave the case where it lies, unless a colleague is calling', async () => {
  const { id } = await declare(cloud);
  const { traveller: _, ...declaration } = aDeclaration({ orgUnitId: 'yangfang' });
  const filing = { ...declaration, name: worker.name, phone: worker.phone, oralConsent: true } as const;

  const filed = dataOf(await as(cloud, cityCaller)('fileReturn', filing));
  await take(cloud);
  const meanwhile = await as(cloud, cityCaller)('fileReturn', filing);

  expect(filed.caseId).toBe(id);
  expect(casesIn(cloud)[0]!.orgUnitId).toBe('bda');
  expect(meanwhile).toMatchObject({ code: 'CASE_HELD' });
});
