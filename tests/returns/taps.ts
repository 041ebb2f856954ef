import type { ReturnsApi } from '../../cloudfunctions/returns/contract';
import type { Persona } from '../kit/people';
import type { TestCloud } from '../kit/test-cloud';
import {
  aDeclaration,
  admin,
  anAnswer,
  as,
  caller,
  cityCaller,
  colleague,
  dataOf,
  declare,
  instant,
  observe,
  office,
  report,
  RULE,
  second,
  settle,
  take,
  townCaller,
  verifiedWith,
  worker,
} from './cases';

/** One write, ready to be sent: by whom, and with what. */
export type Tap = {
  [Action in keyof ReturnsApi]: { who: Persona; action: Action; input: ReturnsApi[Action]['input'] };
}[keyof ReturnsApi];

/** Prepares a world for a write. */
export type Prepare = (cloud: TestCloud) => Promise<Tap>;

const clues = (...lines: string[]) => ({
  name: 'x.csv',
  content: Buffer.from(['姓名,电话', ...lines].join('\n')).toString('base64'),
});
const WIDE = { from: '2022-12-01', to: '2022-12-31', stage: null, direction: null };
export const DEPARTURE: ReturnsApi['declareDeparture']['input'] = {
  traveller: null,
  orgUnitId: 'e1',
  leavesAt: instant('2022-12-03T08:00'),
  to: { code: '420100', name: '湖北省武汉市' },
  transport: 'train',
  arrivesThereAt: instant('2022-12-03T14:00'),
  health: { temperatureC: null, symptoms: [] },
  plannedReturnOn: '2022-12-10',
  healthConsentVersion: aDeclaration().healthConsentVersion,
};

async function transferred(cloud: TestCloud) {
  const { id: caseId } = await declare(cloud);
  const sending = { caseId, toUnitId: 'yangfang', reason: '住在阳坊' };
  const { transfer } = dataOf(await as(cloud, caller)('sendTransfer', sending));
  return { caseId, transferId: transfer.id };
}

/** A contact that was verified by `caller` and waits for a second person. */
async function verifiedContact(cloud: TestCloud): Promise<string> {
  const file = clues('吴晴,15400000201');
  dataOf(await as(cloud, office)('importClues', { kind: 'closeContact', orgUnitIds: ['bda'], file }));
  const held = await take(cloud);
  const answers = {
    exposure: instant('2022-12-01T14:30'),
    whereabouts: '荣华南路 15 号院 3 号楼',
    household: '一个人住',
    health: { temperatureC: 36.6, symptoms: [] },
    placement: 'home' as const,
  };
  dataOf(await settle(cloud, caller, held, { kind: 'verified', answers, consented: true }));
  return held.caseId;
}

/** What staff filed under the worker's number, with the name misheard; verified already. */
async function filedFor(cloud: TestCloud): Promise<string> {
  const { traveller: _, ...declared } = aDeclaration();
  const filing = { ...declared, name: '马健国', phone: worker.phone, oralConsent: true } as const;
  const { caseId } = dataOf(await as(cloud, caller)('fileReturn', filing));
  const { case: taken } = dataOf(await as(cloud, caller)('takeCase', { caseId }));
  dataOf(await settle(cloud, caller, { caseId, fence: taken.lease!.fence }, verifiedWith()));
  return caseId;
}

/** Every write of the capability, in the order of its actions; some in more than one way. */
export const TAPS: Record<string, Prepare> = {
  adoptCase: async (cloud) => {
    await declare(cloud);
    const input = { caseId: await filedFor(cloud), relation: null, healthConsentVersion: '2026-11' } as const;
    return { who: worker, action: 'adoptCase', input };
  },
  disownCase: async (cloud) => ({ who: worker, action: 'disownCase', input: { caseId: await filedFor(cloud) } }),
  declareReturn: async () => ({ who: worker, action: 'declareReturn', input: aDeclaration() }),
  'declareReturn anew': async (cloud) => {
    await declare(cloud);
    return { who: worker, action: 'declareReturn', input: aDeclaration({ orgUnitId: 'bda' }) };
  },
  declareDeparture: async () => ({ who: worker, action: 'declareDeparture', input: DEPARTURE }),
  withdrawReturn: async (cloud) => {
    const { id: caseId } = await declare(cloud);
    return { who: worker, action: 'withdrawReturn', input: { caseId, reason: '不来了' } };
  },
  confirmArrival: async (cloud) => {
    const { id: caseId } = await declare(cloud, worker, { arrival: '2022-12-02T20:00' });
    cloud.clock.set(instant('2022-12-02T21:00'));
    return { who: worker, action: 'confirmArrival', input: { caseId, arrivedAt: instant('2022-12-02T20:30') } };
  },
  submitCheckIn: async (cloud) => {
    const caseId = await observe(cloud);
    const input = { caseId, day: '2022-12-02', report: { kind: 'unchanged' } } as const;
    return { who: worker, action: 'submitCheckIn', input };
  },
  raiseObjection: async (cloud) => {
    const caseId = await observe(cloud);
    return { who: worker, action: 'raiseObjection', input: { caseId, field: 'address', text: '门牌不对' } };
  },
  readCertificate: async (cloud) => {
    const caseId = await observe(cloud);
    cloud.clock.set(instant('2022-12-16T09:00'));
    return { who: worker, action: 'readCertificate', input: { caseId } };
  },
  fileReturn: async () => {
    const { traveller: _, ...declared } = aDeclaration();
    const input = { ...declared, name: '冯月', phone: '15400000077', oralConsent: true } as const;
    return { who: caller, action: 'fileReturn', input };
  },
  nextToCall: async (cloud) => {
    await declare(cloud);
    return { who: caller, action: 'nextToCall', input: { orgUnitId: 'bda', lentTo: null } };
  },
  takeCase: async (cloud) => {
    const { id: caseId } = await declare(cloud);
    return { who: caller, action: 'takeCase', input: { caseId } };
  },
  releaseCase: async (cloud) => {
    await declare(cloud);
    const { caseId, fence } = await take(cloud);
    return { who: caller, action: 'releaseCase', input: { caseId, fence, note: '晚点再打' } };
  },
  openCase: async (cloud) => {
    const { id: caseId } = await declare(cloud);
    return { who: caller, action: 'openCase', input: { caseId, reason: '随访' } };
  },
  revealPhone: async (cloud) => {
    const { id: caseId } = await declare(cloud);
    return { who: caller, action: 'revealPhone', input: { caseId, reason: '拨号' } };
  },
  'recordOutcome verified': async (cloud) => {
    await declare(cloud);
    const { caseId, fence } = await take(cloud);
    const input = { caseId, fence, how: 'phone', outcome: verifiedWith(), note: '' } as const;
    return { who: caller, action: 'recordOutcome', input };
  },
  'recordOutcome wrongArea': async (cloud) => {
    await declare(cloud);
    const { caseId, fence } = await take(cloud);
    const outcome = { kind: 'wrongArea', toUnitId: 'yangfang', reason: '住在阳坊' } as const;
    return { who: caller, action: 'recordOutcome', input: { caseId, fence, how: 'phone', outcome, note: '' } };
  },
  correctFields: async (cloud) => {
    const caseId = await observe(cloud);
    const answers = anAnswer({ stay: 'alone' });
    const input = { caseId, answers, how: 'phone', reason: '更正', consented: true } as const;
    return { who: caller, action: 'correctFields', input };
  },
  checkCase: async (cloud) => {
    const caseId = await verifiedContact(cloud);
    return { who: second, action: 'checkCase', input: { caseId, passed: true, remark: '' } };
  },
  recordCheckIn: async (cloud) => {
    const caseId = await observe(cloud);
    const input = { caseId, day: '2022-12-02', health: { temperatureC: 36.6, symptoms: [] } };
    return { who: caller, action: 'recordCheckIn', input };
  },
  closeFollowUp: async (cloud) => {
    const caseId = await observe(cloud);
    await report(cloud, caseId, '2022-12-02', 38);
    const input = { caseId, advice: '休息', measure: '已告知', result: 'watching' } as const;
    return { who: caller, action: 'closeFollowUp', input };
  },
  recordExposure: async (cloud) => {
    const caseId = await observe(cloud);
    cloud.clock.set(instant('2022-12-05T09:00'));
    return { who: caller, action: 'recordExposure', input: { caseId, exposedOn: '2022-12-04', reason: '同车' } };
  },
  endCase: async (cloud) => {
    const caseId = await observe(cloud);
    return { who: caller, action: 'endCase', input: { caseId, as: 'lost', reason: '联系不上' } };
  },
  sendTransfer: async (cloud) => {
    const { id: caseId } = await declare(cloud);
    return { who: caller, action: 'sendTransfer', input: { caseId, toUnitId: 'yangfang', reason: '住在阳坊' } };
  },
  answerTransfer: async (cloud) => {
    const input = { ...(await transferred(cloud)), accept: true, reason: '' };
    return { who: townCaller, action: 'answerTransfer', input };
  },
  revokeTransfer: async (cloud) => ({ who: caller, action: 'revokeTransfer', input: await transferred(cloud) }),
  importClues: async () => {
    const file = clues('吴晴,15400000201', '冯月,15400000202', '陈一,15400000203');
    const input = { kind: 'closeContact' as const, orgUnitIds: ['bda', 'yangfang'], file };
    return { who: cityCaller, action: 'importClues', input };
  },
  lendQueue: async (cloud) => {
    const input = { fromUnitId: 'bda', toUnitId: 'd114', untilAt: cloud.clock.now() + 60_000 };
    return { who: office, action: 'lendQueue', input };
  },
  exportLedger: async (cloud) => {
    await declare(cloud, colleague);
    const input = { orgUnitId: 'bda', ...WIDE, unmaskedReason: '核对号码' };
    return { who: office, action: 'exportLedger', input };
  },
  addRule: async () => {
    const { version, ...rule } = { ...RULE, from: '2022-12-10', lengthDays: 10 };
    return { who: admin, action: 'addRule', input: { rule, afterVersion: version } };
  },
};

/** Sends a tap as somebody. @param requestId the same for every repetition of one tap */
export const send = (cloud: TestCloud, { action, input }: Tap, who: Persona, requestId: string) =>
  as(cloud, who)(action, input as never, requestId);
