import type { WarmthApi } from '../../../cloudfunctions/warmth/contract';
import type { CodeProblem, Pickup } from '../../../cloudfunctions/warmth/contract/fields';
import { keepSnapshot, snapshotOf } from '../../services/snapshot';
import { dayAt } from '../../text/times';
import { hmacSha256 } from './sha256';

/** What a keeper's phone knows of the claims at its door, so that it can tell good codes without a network. */
export type Book = WarmthApi['readOfflineBook']['output'];
/** What a code turned out to be. */
export type Verdict = { pickup: Pickup } | { problem: CodeProblem };

const STEP_MS = 30_000;
/** A code is taken a step before and a step after its own; the server does the same. */
const TOLERANCE = 1;
/** No calendar goes further. */
const LAST_STEP = Date.parse('9999-01-01') / STEP_MS;
const CODE = /^(NW1\..+\.)([0-9a-z]{1,8})\.([\w-]{22})$/;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const nameOf = (stationId: string) => `offline-book:${stationId}`;

/** Keeps a fresh book on the phone. */
export const keepBook = (stationId: string, book: Book): void => keepSnapshot(nameOf(stationId), { book });

/** The book on the phone; `null` when there is none, or it is too old to go by. @param now epoch milliseconds */
export function bookOf(stationId: string, now: number): Book | null {
  const { book } = (snapshotOf(nameOf(stationId))?.data ?? {}) as { book?: Book };
  return book && book.goodUntil > now ? book : null;
}

const bytesOfHex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const bytesOfText = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** Base64url without padding. */
function lettersOf(bytes: Uint8Array): string {
  let letters = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const bits = (a! << 16) | (b << 8) | c;
    const count = Math.min(bytes.length - i, 3) + 1;
    for (let k = 0; k < count; k += 1) letters += DIGITS[(bits >> (18 - 6 * k)) & 63]!;
  }
  return letters;
}

/** What vouches for a code of a step; as cloudfunctions/warmth/voucher makes it. */
export const markOf = (keyHex: string, step: number): string =>
  lettersOf(hmacSha256(bytesOfHex(keyHex), bytesOfText(`step ${step}`)).subarray(0, 16));

type Claim = Book['claims'][number];

/** What is wrong with the mark or the step of a claim's code; `null`: nothing. There is one way to write a step. */
function faultOf({ keys }: Claim, written: string, mark: string, now: number): CodeProblem | null {
  const step = parseInt(written, 36);
  if (step > LAST_STEP || step.toString(36) !== written) return 'forged';
  const key = keys.find(({ day }) => day === dayAt(step * STEP_MS));
  if (!key) return 'old';
  if (markOf(key.key, step) !== mark) return 'forged';
  return Math.abs(Math.floor(now / STEP_MS) - step) > TOLERANCE ? 'old' : null;
}

/** Judges a code by the book alone. @param now epoch milliseconds */
export function judge(book: Book, text: string, now: number): Verdict {
  const read = CODE.exec(text.trim());
  if (!read) return { problem: 'unreadable' };
  const claim = book.claims.find(({ prefix }) => prefix === read[1]);
  if (!claim) return { problem: 'unknown' };
  const problem = faultOf(claim, read[2]!, read[3]!, now);
  return problem ? { problem } : { pickup: claim.pickup };
}
