import { handedSaid, SPENT, spanSaid, untilSaid, WAYS_OUT } from '../../../../text/warmth-member';
import type { Claimed, Kept } from '../../voucher-snapshot';

const STEP_MS = 30_000;

/** The code that is good now; `null`: the phone has none left and needs the network. @param now of the phone, epoch milliseconds */
export function codeAt({ voucher, skew }: Kept, now: number) {
  const at = now + skew;
  const code = voucher.codes.find(({ from }) => from <= at && at < from + STEP_MS);
  return code ? { text: code.text, digits: code.digits, until: code.from + STEP_MS - skew } : null;
}

/** How many codes are left after the one that is good now. */
export const codesLeft = ({ voucher, skew }: Kept, now: number): number =>
  voucher.codes.filter(({ from }) => from > now + skew).length;

/** What stands over a code that cannot be used; empty while it can. */
function spentBy({ claim }: Kept, hasCode: boolean): string {
  if (claim.state !== 'reserved') return SPENT[claim.state];
  return hasCode ? '' : '等网络出新码';
}

/** What somebody who cannot come may do yet. */
const waysOut = ({ changeTicket, proxy }: Claimed['claim']) =>
  WAYS_OUT.filter(({ id }) => (id === 'change' ? changeTicket !== null : id !== 'proxy' || proxy === null));

/** The page as it is at an instant of the phone's clock. */
export function voucherView(kept: Kept, now: number) {
  const { claim } = kept;
  const code = codeAt(kept, now) ?? { text: kept.voucher.codes[0]?.text ?? '', digits: '', until: now + STEP_MS };
  return {
    ...code,
    spent: spentBy(kept, code.digits !== ''),
    isHeld: claim.state === 'reserved',
    isHanded: claim.state === 'redeemed',
    kitName: claim.kitName,
    station: claim.station,
    deadline: untilSaid(claim.until, now),
    rest: `还有 ${spanSaid(claim.until - now - kept.skew)}，过时这一份会让给下一位`,
    ended: claim.endedAt === null ? '' : handedSaid(claim.endedAt, now),
    proxy: claim.proxy ?? '',
    isCardOut: claim.cardOut,
    ways: waysOut(claim),
    attempt: claim.attempt,
  };
}
export type VoucherView = ReturnType<typeof voucherView>;
