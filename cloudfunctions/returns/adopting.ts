import { Failure } from '../kit/failure';
import type { Person } from '../people/store';
import type { Case } from './case';
import { badField } from './change';
import { offerKey, travellerKey } from './declaring';
import { ended } from './moves/end';
import { isEnded } from './rules/stages';
import type { ReturnsStore } from './store';

/** Whom a case is about, from the one who adopts it. */
export interface Adoption {
  me: Person;
  /** `null`: themselves. */
  relation: string | null;
}

/** The key of what staff filed under a person's number; `null` while WeChat or a call has not proven it. */
export const offerTo = (store: ReturnsStore, { phone, phoneVerifiedBy }: Person): string | null =>
  phoneVerifiedBy === null ? null : offerKey(store, phone);

/** @throws Failure NOT_FOUND unless the case is offered to the person; a stranger's looks like one that does not exist */
export function checkOffered(one: Case, store: ReturnsStore, me: Person): void {
  if (one.offeredTo === null || one.offeredTo !== offerTo(store, me)) throw new Failure('NOT_FOUND');
}

/** The fingerprint of an adopted case: a journey is found by its traveller from now on, a contact by the number as before. */
export function adoptedKey(one: Case, store: ReturnsStore, { me, relation }: Adoption): string {
  if (relation !== null && one.particulars.name === me.name) throw badField('relation', 'range');
  if (one.kind !== 'return') return one.subjectKey;
  return travellerKey(store, me._id, relation === null ? null : one.particulars.name);
}

/** The case in the hands of whom it is about, or of whoever looks after them; from now on they report themselves. */
export function adopted(one: Case, subjectKey: string, { me, relation }: Adoption): Case {
  const consent = relation === null ? 'own' : 'oral';
  return {
    ...one,
    filedBy: me._id,
    offeredTo: null,
    subjectKey,
    particulars: { ...one.particulars, relation, consent },
  };
}

/** Of two cases about one person the one that goes on: that which was verified, else that which they declared themselves. */
export const goesOn = (filed: Case, own: Case): Case =>
  filed.verifiedAt !== null && own.verifiedAt === null ? filed : own;

/**
 * The other of the two: it ends, since the same is told elsewhere; whoever adopts it may look at it.
 *
 * @throws Failure FOLLOW_UP_OPEN while somebody has to see to a fever in it
 */
export function superseded(one: Case, filedBy: string, now: number): Case {
  if (one.followUp) throw new Failure('FOLLOW_UP_OPEN');
  return { ...(isEnded(one.stage) ? one : ended(one, 'cancelled', now)), filedBy, offeredTo: null };
}
