import type { Role } from '../../cloudfunctions/kit/access';
import type { ReturnsApi } from '../../cloudfunctions/returns/contract';
import { places } from './places';
import { session } from './session';

/** Which duties may do what of 返京, as far as it is offered somewhere; the server has the same in its actions. */
export const RETURNS_ACTS = {
  readQueue: ['caseWorker', 'secretary'],
  listBox: ['caseWorker', 'secretary'],
  listRoster: ['caseWorker', 'secretary'],
  fileReturn: ['caseWorker', 'secretary'],
  importClues: ['caseWorker', 'secretary'],
  readDay: ['caseWorker', 'secretary', 'unitAdmin'],
  listLedger: ['caseWorker', 'secretary', 'unitAdmin'],
  openCase: ['caseWorker', 'secretary', 'unitAdmin'],
  exportLedger: ['secretary', 'unitAdmin'],
  nextToCall: ['caseWorker'],
  takeCase: ['caseWorker'],
  listMyCalls: ['caseWorker'],
  revealPhone: ['caseWorker'],
  recordOutcome: ['caseWorker'],
  recordCheckIn: ['caseWorker'],
  closeFollowUp: ['caseWorker'],
  correctFields: ['caseWorker'],
  checkCase: ['caseWorker'],
  recordExposure: ['caseWorker'],
  sendTransfer: ['caseWorker'],
  answerTransfer: ['caseWorker'],
  revokeTransfer: ['caseWorker'],
  endCase: ['caseWorker', 'unitAdmin'],
} as const satisfies Partial<Record<keyof ReturnsApi, readonly Role[]>>;

export type ReturnsAct = keyof typeof RETURNS_ACTS;
/** What somebody may do. */
export type May = Partial<Record<ReturnsAct, boolean>>;

/** What those with one of these duties may do. */
export function mayAs(roles: readonly Role[]): May {
  const acts = Object.entries(RETURNS_ACTS) as [ReturnsAct, readonly Role[]][];
  return Object.fromEntries(acts.map(([act, whom]) => [act, whom.some((role) => roles.includes(role))]));
}

/** What the person at the phone may do at a unit, by their duties there and at the units above, which reach down to it. */
export async function mayAt(orgUnitId: string): Promise<May> {
  const { roles } = await session();
  const isThere = roles.every(({ orgUnit }) => orgUnit.id === orgUnitId);
  const reaching = isThere ? [orgUnitId] : await upFrom(orgUnitId);
  return mayAs(roles.filter(({ orgUnit }) => reaching.includes(orgUnit.id)).map(({ role }) => role));
}

async function upFrom(orgUnitId: string): Promise<string[]> {
  const { ancestors } = await places('readOrgUnit', { id: orgUnitId });
  return [orgUnitId, ...ancestors.map(({ id }) => id)];
}
