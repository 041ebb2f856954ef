import { timingSafeEqual } from 'node:crypto';
import { Failure } from '../../kit/failure';
import type { KeyRing } from '../../kit/sealed';
import { codeHead, CODES_AHEAD, isCurrent, readCode, STEP_MS, stepAt } from '../rules/member-codes';
import type { OutreachContext } from './context';

/** Half of an HMAC-SHA256 in hexadecimal: 128 bits, which nobody guesses. */
const MARK_LENGTH = 32;

const markOf = (keys: KeyRing, head: string) => keys.blindIndex(head, 'memberCode').slice(0, MARK_LENGTH);

/** The codes of the next minutes, so that the phone shows a good one without a network. */
export function codesOf(keys: KeyRing, personId: string, now: number) {
  return Array.from({ length: CODES_AHEAD }, (_, i) => {
    const step = stepAt(now) + i;
    const head = codeHead(personId, step);
    return { from: step * STEP_MS, text: `${head}.${markOf(keys, head)}` };
  });
}

/** A code of ours: whose it is. */
export interface MemberCode {
  personId: string;
  /** Asked before something new is done for it. @throws Failure CODE_REFUSED for one that is older than a minute */
  checkAge: () => void;
}

/**
 * The person whose code this is, of any age, so that a repetition still finds what it did.
 *
 * @throws Failure CODE_REFUSED for one that is not ours, or was changed
 */
export function personOfCode({ store, now }: OutreachContext, text: string): MemberCode {
  const refuse = (reason: 'unreadable' | 'forged' | 'old') => new Failure('CODE_REFUSED', { reason, station: null });
  const code = readCode(text);
  if (!code) throw refuse('unreadable');
  if (!timingSafeEqual(Buffer.from(markOf(store.people.keys(), code.head)), Buffer.from(code.mark))) {
    throw refuse('forged');
  }
  const checkAge = () => {
    if (!isCurrent(code.step, now)) throw refuse('old');
  };
  return { personId: code.personId, checkAge };
}
