import type { WarmthApi } from '../../../cloudfunctions/warmth/contract';
import { keepSnapshot } from '../../services/snapshot';
import { saidAtDoor } from '../../text/warmth-member';

export type Claimed = WarmthApi['readVoucher']['output'];

/** A claim with its codes, as the phone keeps it. */
export interface Kept extends Claimed {
  /** How far the server's clock is ahead of the phone's, milliseconds; codes go by the server's. */
  skew: number;
}

/** Under which name the phone keeps the latest codes of a claim, so that they are there without a network. */
export const voucherSnapshot = (campaignId: string, claimId = ''): string => `voucher:${campaignId}:${claimId}`;

/** What the page of the code shows of a claim that was read just now. @param tail of the own number; empty: not known */
export function voucherData(claimed: Claimed, tail: string) {
  const kept: Kept = { ...claimed, skew: claimed.voucher.signedAt - Date.now() };
  return { kept, ...saidAtDoor(claimed, tail) };
}

/** Keeps what was claimed just now: the code is there though the network is lost on the way to its page. */
export function keepVoucher(claimed: WarmthApi['claimKit']['output']): void {
  keepSnapshot(voucherSnapshot(claimed.claim.campaignId), voucherData({ ...claimed, of: null }, ''));
}
