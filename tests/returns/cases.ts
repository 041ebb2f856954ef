import { start } from '../../cloudfunctions/returns';
import { RETURN_CAMPAIGN_ID } from '../../cloudfunctions/returns/campaign';
import type { Campaign, StoredRule } from '../../cloudfunctions/returns/campaign';
import type { Case } from '../../cloudfunctions/returns/case';
import type { ReturnsApi } from '../../cloudfunctions/returns/contract';
import { HEALTH_CONSENT_VERSION } from '../../cloudfunctions/returns/contract/worker';
import { main as jobs } from '../../cloudfunctions/returns/jobs';
import type { Reply } from '../../cloudfunctions/kit/contract';
import { aPerson, anAccount, city, district, town, units, zone } from '../kit/people';
import type { Persona } from '../kit/people';
import { contextOf, startTestCloud } from '../kit/test-cloud';
import type { Call, TestCloud } from '../kit/test-cloud';
import { opened } from './opened';

export const worker: Persona = { openid: 'o-worker', name: '马建国', phone: '15400000011' };
export const colleague: Persona = { openid: 'o-colleague', name: '钱宁', phone: '15400000012' };
export const caller: Persona = { openid: 'o-caller', name: '吴晴', phone: '15400000013' };
export const second: Persona = { openid: 'o-second', name: '冯月', phone: '15400000014' };
/** Calls for the town of the other district. */
export const townCaller: Persona = { openid: 'o-town', name: '陈一', phone: '15400000015' };
/** Calls for the whole city. */
export const cityCaller: Persona = { openid: 'o-city', name: '高岚', phone: '15400000016' };
export const office: Persona = { openid: 'o-office', name: '李敏', phone: '15400000017' };
export const admin: Persona = { openid: 'o-admin', name: '赵越', phone: '15400000018' };

/** Fourteen days from the day of arrival, reports until 20:00, fever from 37.3 °C. */
export const RULE: StoredRule = {
  version: 1,
  from: '2020-01-01',
  lengthDays: 14,
  firstDay: 'arrival',
  reportByMinute: 1200,
  lateDays: 2,
  feverAtC: 37.3,
  symptoms: ['cough', 'breathless'],
  clearDays: 0,
  restartsOnExposure: true,
  basis: '京疫防发〔2020〕1号',
};

export const campaign: Campaign = {
  _id: RETURN_CAMPAIGN_ID,
  name: '返京人员健康服务',
  issuedBy: '北京市总工会',
  documentNumber: '京工发〔2020〕1号',
  orgPath: city.path,
  startsOn: '2020-01-01',
  endsOn: null,
  keepDays: 30,
  rules: [RULE],
  version: 1,
};

/** A zone, a district with a town, the people above and the campaign; by default on a morning in December 2022. */
export async function startReturns({
  at = '2022-12-02T09:00:00+08:00',
  rule = {},
}: { at?: string; rule?: Partial<StoredRule> } = {}) {
  const cloud = await startTestCloud({ at });
  const people = [worker, colleague, caller, second, townCaller, cityCaller, office, admin];
  await cloud.seed({
    orgUnits: units,
    campaigns: [{ ...campaign, rules: [{ ...RULE, ...rule }] }],
    persons: people.map((persona) => aPerson(persona)),
    accounts: [
      anAccount(worker),
      anAccount(colleague),
      anAccount(caller, 'caseWorker', zone),
      anAccount(second, 'caseWorker', zone),
      anAccount(townCaller, 'caseWorker', town),
      anAccount(cityCaller, 'caseWorker', city),
      anAccount(office, 'secretary', zone),
      anAccount(admin, 'unitAdmin', city),
    ],
  });
  return cloud;
}

export const as = (cloud: TestCloud, { openid }: Persona): Call<ReturnsApi> => cloud.call<ReturnsApi>(start, openid);

/** What a reply carries. @throws Error when it is a refusal */
export function dataOf<Output>(reply: Reply<Output>): Output {
  if (!reply.ok) throw new Error(`${reply.code} ${JSON.stringify(reply.details)}`);
  return reply.data;
}

type Declaration = ReturnsApi['declareReturn']['input'];
export const instant = (text: string) => Date.parse(`${text}:00+08:00`);

/** A journey from Wuhan that has just ended, to the zone. */
export function aDeclaration(facts: Partial<Declaration> & { arrival?: string } = {}): Declaration {
  const { arrival = '2022-12-02T07:30', ...rest } = facts;
  return {
    traveller: null,
    orgUnitId: 'e1',
    trip: {
      from: { code: '420100', name: '湖北省武汉市' },
      departsAt: instant(arrival) - 5 * 3_600_000,
      transport: 'train',
      number: 'G502',
    },
    answers: anAnswer({ arrival: instant(arrival) }),
    healthConsentVersion: HEALTH_CONSENT_VERSION,
    ...rest,
  };
}

export function anAnswer(facts: Partial<Declaration['answers']> = {}): Declaration['answers'] {
  return {
    arrival: instant('2022-12-02T07:30'),
    employer: '长风机械',
    address: '荣华南路 15 号院 3 号楼 402',
    health: { temperatureC: 36.5, symptoms: [] },
    stay: 'dormitory',
    ...facts,
  };
}

/** Declares as somebody; answers the case. */
export const declare = async (cloud: TestCloud, who = worker, facts: Parameters<typeof aDeclaration>[0] = {}) =>
  dataOf(await as(cloud, who)('declareReturn', aDeclaration(facts))).case;

/** The next person of a queue, in somebody's hands. @throws Error when there is none */
export async function take(cloud: TestCloud, who = caller, orgUnitId = zone._id) {
  const { case: one } = dataOf(await as(cloud, who)('nextToCall', { orgUnitId, lentTo: null }));
  if (!one?.lease) throw new Error('Nobody is to be called.');
  return { caseId: one.id, fence: one.lease.fence, case: one };
}

type Outcome = ReturnsApi['recordOutcome']['input']['outcome'];
export const settle = (cloud: TestCloud, who: Persona, held: { caseId: string; fence: number }, outcome: Outcome) =>
  as(cloud, who)('recordOutcome', { caseId: held.caseId, fence: held.fence, how: 'phone', outcome, note: '' });

export const verifiedWith = (answers = anAnswer()): Outcome => ({ kind: 'verified', answers, consented: true });

/** Declares and verifies; answers the id of the case under observation. */
export async function observe(cloud: TestCloud, who = worker, facts: Parameters<typeof aDeclaration>[0] = {}) {
  const { id } = await declare(cloud, who, facts);
  const { case: taken } = dataOf(await as(cloud, caller)('takeCase', { caseId: id }));
  const answers = aDeclaration(facts).answers;
  dataOf(await settle(cloud, caller, { caseId: id, fence: taken.lease!.fence }, verifiedWith(answers)));
  return id;
}

export const report = (cloud: TestCloud, caseId: string, day: string, temperatureC: number | null = 36.6) =>
  as(cloud, worker)('submitCheckIn', {
    caseId,
    day,
    report: { kind: 'health', health: { temperatureC, symptoms: [] } },
  });

/** One tick of the timer. */
export const tick = () => jobs({ Type: 'Timer' }, contextOf(null, 'timer'));

/** Every case as it lies in the database, opened. */
export const casesIn = (cloud: TestCloud): Case[] => opened(cloud.documents);

export { district, town, zone };
