import { covers } from '../kit/access';
import type { Context } from '../kit/action';
import { Failure } from '../kit/failure';
import type { Case } from './case';
import { afterStep, isEnded } from './rules/stages';
import type { Stage, Step } from './rules/stages';
import type { ReturnsStore } from './store';

export type ReturnsContext = Context<ReturnsStore>;

/** What happens to a case: its name in the history, the case after it, and a word for whoever reads the history. */
export interface Move {
  step: string;
  next: Case;
  note?: string | null;
}

/** How often a change looks again when somebody else was faster. */
const ATTEMPTS = 3;
/** The most operations one change makes. */
export const CHANGE_OPERATIONS = 2 * ATTEMPTS;

/**
 * Changes a case by one conditional write, and notes what happened within the same write. A repetition of the request
 * finds itself in the history and changes nothing.
 *
 * @param decide the rules: what becomes of the case as it is now, `null` when it is so already. Asked again when
 *   somebody else was faster
 * @throws Failure NOT_FOUND when there is no such case, CONFLICT when others were faster each time
 */
export async function changeCase(
  { caller, now, requestKey, store }: Pick<ReturnsContext, 'caller' | 'now' | 'requestKey' | 'store'>,
  caseId: string,
  decide: (one: Case) => Move | null,
): Promise<Case> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const one = await getCase(store, caseId);
    if (one.history.some(({ request }) => request === requestKey)) return one;
    const move = decide(one);
    if (!move) return one;
    const after = noted(move, { at: now, by: caller.personId, request: requestKey });
    if (await store.replace(one, after)) return { ...after, version: one.version + 1 };
  }
  throw new Failure('CONFLICT');
}

/** The case after a move, with the move in its history. */
export function noted({ step, next, note = null }: Move, by: { at: number; by: string | null; request: string }): Case {
  const owner = { ownerPath: next.orgPath, ownerName: next.orgName, sentTo: next.transfer?.toName ?? null };
  const entry = { ...by, step, note, stage: next.stage, ...owner };
  return { ...next, history: [...next.history, entry] };
}

/** The case of an id. One operation. @throws Failure NOT_FOUND */
export async function getCase(store: ReturnsStore, caseId: string): Promise<Case> {
  const one = await store.find(caseId);
  if (!one) throw new Failure('NOT_FOUND');
  return one;
}

/** Whether the caller has the case in hand: nobody else calls the person meanwhile. */
export function isInHand(one: Case, { caller, now }: Pick<ReturnsContext, 'caller' | 'now'>): boolean {
  return caller.personId !== null && one.leaseHolder === caller.personId && one.leaseUntil > now;
}

/** @throws Failure NOT_FOUND unless the caller filed the case; a stranger's looks like one that does not exist */
export function checkOwn(one: Case, { caller }: Pick<ReturnsContext, 'caller'>): void {
  if (caller.personId === null || one.filedBy !== caller.personId) throw new Failure('NOT_FOUND');
}

/**
 * @throws Failure NOT_FOUND unless the case is held within the caller's reach
 * @throws Failure CASE_HELD while somebody else is calling the person
 */
export function checkHolder(one: Case, { caller, reach, now }: Pick<ReturnsContext, 'caller' | 'reach' | 'now'>): void {
  if (!covers(reach, one.orgPath)) throw new Failure('NOT_FOUND');
  if (one.leaseUntil > now && one.leaseHolder !== caller.personId) throw new Failure('CASE_HELD');
}

/** As `checkHolder`, but whoever was lent the case and has it in hand may go on as well. */
export function checkCalling(one: Case, context: Pick<ReturnsContext, 'caller' | 'reach' | 'now'>): void {
  if (!isInHand(one, context)) checkHolder(one, context);
}

/**
 * @throws Failure NOT_FOUND when the case is neither in the caller's hands nor within their reach
 * @throws Failure CASE_CLOSED when it has ended, CASE_HELD unless the caller has it in hand by the lease of this number
 */
export function checkLease(
  one: Case,
  fence: number,
  { caller, reach }: Pick<ReturnsContext, 'caller' | 'reach'>,
): void {
  const inHand = caller.personId !== null && one.leaseHolder === caller.personId;
  if (!inHand && !covers(reach, one.orgPath)) throw new Failure('NOT_FOUND');
  checkOpen(one);
  if (!inHand || one.fence !== fence) throw new Failure('CASE_HELD');
}

/** @throws Failure CASE_CLOSED when the case has ended */
export function checkOpen(one: Case): void {
  if (isEnded(one.stage)) throw new Failure('CASE_CLOSED');
}

/** The stage after a step. @throws Failure CASE_CLOSED when the case has ended, NOT_AT_THIS_STAGE when it cannot follow */
export function stageAfter(one: Case, step: Step): Stage {
  checkOpen(one);
  const stage = afterStep(one.stage, step);
  if (stage === null) throw new Failure('NOT_AT_THIS_STAGE', { stage: one.stage });
  return stage;
}

/** A refusal that marks one field. */
export function badField(path: string, problem: 'range' | 'unknown' | 'required' | 'tooShort' | 'format'): Failure {
  return new Failure('INVALID_INPUT', { fields: [{ path, problem }] });
}

/** @throws Failure NOT_ALLOWED for the first administrator before registering: a lease needs somebody to hold it */
export function callerOf({ caller }: Pick<ReturnsContext, 'caller'>): string {
  if (caller.personId === null) throw new Failure('NOT_ALLOWED');
  return caller.personId;
}
