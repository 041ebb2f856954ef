import { beijingDay } from '../../domain/calendar';
import type { Case, Particulars } from '../case';
import { stageAfter } from '../change';
import type { FieldName, FieldValue } from '../contract/fields';
import { callingOn, dueAtMidnight } from '../rules/queue';

/** The five fields as declared, none of them verified. */
export function declaredFields(answers: Partial<Record<FieldName, FieldValue>>): Particulars['fields'] {
  const kept = Object.entries(answers).map(([name, declared]) => [
    name,
    { declared, verified: null, by: null, at: null, how: null, objection: null },
  ]);
  return Object.fromEntries(kept) as Particulars['fields'];
}

/** Until when a case should be verified, and from when its person may be called: on the day of arrival, or now. */
export function callTimes(expectedAt: number, now: number): Pick<Case, 'dueAt' | 'callableAt'> {
  const coming = beijingDay(expectedAt) > beijingDay(now);
  return coming
    ? { dueAt: dueAtMidnight(expectedAt), callableAt: callingOn(beijingDay(expectedAt)) }
    : { dueAt: dueAtMidnight(now), callableAt: now };
}

/** Whether somebody is still on the way, by the day they say they arrive. */
export const isComing = (expectedAt: number, now: number) => beijingDay(expectedAt) > beijingDay(now);

/** Where a case starts: waiting for the day of arrival, or to be called. */
export const firstStage = (expectedAt: number, now: number) => (isComing(expectedAt, now) ? 'notArrived' : 'toVerify');

/** A case whose person is to be asked all five questions, as if for the first time. */
const NOT_VERIFIED = {
  triedAt: [],
  verifiedAt: null,
  verifiedBy: null,
  settledAt: null,
  anchorOn: null,
  exposedOn: null,
  rule: null,
  missedOn: null,
} satisfies Partial<Case>;

/** What is new with a declaration that changes an open case: another journey, or the same told differently. */
export interface Declaration {
  /** Where it is to lie, unless somebody is at work on it where it lies; `null`: where it lies. */
  at: Pick<Case, 'orgUnitId' | 'orgPath' | 'orgName'> | null;
  said: Pick<Particulars, 'trip' | 'fields'>;
  arrival: number;
}

/**
 * An open case declared anew: corrected before it was verified, or a second journey within the period. Reports already
 * made stay in the journal; the count begins again with the arrival that will be verified.
 *
 * @throws Failure NOT_AT_THIS_STAGE when it can no longer be changed by the person
 */
export function declaredAnew(one: Case, { at, said, arrival }: Declaration, now: number): Case {
  const stage = stageAfter(one, isComing(arrival, now) ? 'declareComing' : 'declareHere');
  return {
    ...one,
    ...(at && movesTo(one, at, now)),
    stage,
    ...callTimes(arrival, now),
    ...NOT_VERIFIED,
    particulars: { ...one.particulars, ...said, missingPart: null },
  };
}

/**
 * The move to the unit that a declaration names. A case stays where it is being observed or called, or was handed to;
 * whoever called before it moved has no call left.
 */
function movesTo(one: Case, at: NonNullable<Declaration['at']>, now: number): Partial<Case> {
  const wasHandedOn = one.transfer !== null || one.senders.length > 0;
  const stays = one.stage === 'observing' || wasHandedOn || one.leaseUntil > now || at.orgUnitId === one.orgUnitId;
  return stays ? {} : { ...at, leaseHolder: null, leaseUntil: 0 };
}

/** An open case whose person leaves Beijing: who comes back is verified anew. @throws Failure as `declaredAnew` */
export function departed(one: Case, said: Partial<Particulars>, returnsAt: number, now: number): Case {
  const particulars = { ...one.particulars, ...said };
  return { ...one, stage: stageAfter(one, 'leave'), ...callTimes(returnsAt, now), ...NOT_VERIFIED, particulars };
}
