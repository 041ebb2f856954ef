import { createHmac } from 'node:crypto';
import { beijingDay } from '../domain/calendar';
import type { KeyRing } from '../kit/sealed';
import { placeOfBlock } from './block';
import type { VoucherView } from './contract/fields';
import { withCheckDigit } from './rules/digits';

/** A code is shown for thirty seconds. */
export const STEP_MS = 30_000;
/** Digits to be read out live longer, since people need time to say and type them. */
export const DIGITS_STEP_MS = 300_000;
/** Codes signed ahead: ten minutes without a network. */
const CODES = 20;
/** A code is taken a step before and a step after its own: clocks differ, and hands are slow. */
const TOLERANCE = 1;
/** No calendar goes further. */
const LAST_STEP = Date.parse('9999-01-01') / STEP_MS;

const VERSION = 'NW1';
const FORM =
  /^NW1\.([\w-]{1,64})\.([\w-]{1,64})\.(\d{1,3})\.([0-9a-f]{20})\.(\d{1,2})\.([op])\.([0-9a-z]{1,8})\.([\w-]{22})$/;

/** What a voucher stands for: one attempt of a claim at a block, shown by its owner or by the colleague who picks it up. */
export interface Bearing {
  blockId: string;
  claimId: string;
  attempt: number;
  proxied: boolean;
}

/** A code that was read: what it says it stands for, when, and what vouches for it. */
export interface Shown extends Bearing {
  step: number;
  text: string;
}

const hmac = (key: Buffer, message: string) => createHmac('sha256', key).update(message);

const derived = new WeakMap<KeyRing, Map<string, Buffer>>();

/** The key of a campaign's vouchers; every campaign has its own, and an instance derives it once. */
function campaignKey(keys: KeyRing, campaignId: string): Buffer {
  const known = derived.get(keys) ?? new Map<string, Buffer>();
  derived.set(keys, known);
  const key = known.get(campaignId) ?? keys.derive(`warmth voucher:${campaignId}`);
  known.set(campaignId, key);
  return key;
}

/** What the text of a voucher's codes begins with, up to the step. */
export function prefixOf({ blockId, claimId, attempt, proxied }: Bearing): string {
  return [VERSION, blockId, claimId, attempt, proxied ? 'p' : 'o', ''].join('.');
}

/**
 * The key of one voucher for one day, 32 bytes. A keeper's phone may have those of its own station's day, and with them
 * tell good codes from bad ones without a network; it learns nothing of other claims, stations or days.
 */
export function dayKey(keys: KeyRing, bearing: Bearing, day: string): Buffer {
  const { campaignId } = placeOfBlock(bearing.blockId);
  return hmac(campaignKey(keys, campaignId), `${prefixOf(bearing)}${day}`).digest();
}

const markOf = (key: Buffer, step: number) => hmac(key, `step ${step}`).digest().subarray(0, 16).toString('base64url');

/** The code of a voucher for a step of thirty seconds since 1970. */
export function codeText(keys: KeyRing, bearing: Bearing, step: number): string {
  const key = dayKey(keys, bearing, beijingDay(step * STEP_MS));
  return `${prefixOf(bearing)}${step.toString(36)}.${markOf(key, step)}`;
}

/** The ten digits of a voucher at an instant. */
export function codeDigits(keys: KeyRing, bearing: Bearing, at: number): string {
  const step = Math.floor(at / DIGITS_STEP_MS);
  const key = dayKey(keys, bearing, beijingDay(step * DIGITS_STEP_MS));
  const number = hmac(key, `digits ${step}`).digest().readUIntBE(0, 6) % 1_000_000_000;
  return withCheckDigit(String(number).padStart(9, '0'));
}

/** All digits that a voucher has round an instant; those just replaced are still taken. */
export const digitsRound = (keys: KeyRing, bearing: Bearing, at: number): string[] =>
  [0, DIGITS_STEP_MS].map((ago) => codeDigits(keys, bearing, at - ago));

/** The codes of the next ten minutes. */
export function voucherOf(keys: KeyRing, bearing: Bearing, now: number): VoucherView {
  const first = Math.floor(now / STEP_MS);
  const codes = Array.from({ length: CODES }, (_, i) => {
    const from = (first + i) * STEP_MS;
    return { from, text: codeText(keys, bearing, first + i), digits: codeDigits(keys, bearing, from) };
  });
  return { codes, signedAt: now };
}

/** What a code says, or `null` when it has not the form of one; nothing is vouched for yet. */
export function readCode(text: string): Shown | null {
  const [, campaignId, stationId, shard, claimId, attempt, bearer, step] = FORM.exec(text.trim()) ?? [];
  if (step === undefined) return null;
  const blockId = `${campaignId}.${stationId}.${shard}`;
  const bearing = { blockId, claimId: claimId!, attempt: Number(attempt), proxied: bearer === 'p' };
  return { ...bearing, step: parseInt(step, 36), text: text.trim() };
}

/**
 * Why a code is not taken at an instant, or `null` when it is. The whole text is made anew and compared, so there is one
 * way to write a good code and no other.
 */
export function faultOf(keys: KeyRing, shown: Shown, at: number): 'forged' | 'old' | null {
  if (shown.attempt < 1 || shown.step > LAST_STEP) return 'forged';
  if (!sameText(codeText(keys, shown, shown.step), shown.text)) return 'forged';
  return Math.abs(Math.floor(at / STEP_MS) - shown.step) > TOLERANCE ? 'old' : null;
}

/** Whether two texts are equal, in a time that does not tell where they differ. */
function sameText(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i += 1) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}
