import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { warmthContract } from '../contract';
import { GONE } from '../masks';
import { memberOf } from '../member';
import type { WarmthContext } from '../member';
import { isPickedUpBy, standingOf, standingsOf, underEnd } from '../offering';
import type { Standing } from '../offering';
import { codesOf, maskedPeople, tellClaim } from '../telling';

/** The codes of the next ten minutes, of the caller's own claim or a colleague's that they pick up. */
export const readVoucher = action(warmthContract.readVoucher, {
  access: { member: 'own' },
  once: 'read',
  budget: 8,

  async run({ campaignId, claimId }, context: WarmthContext) {
    const { store, caller, now } = context;
    const personId = memberOf(caller);
    const campaign = await store.campaigns.find(campaignId);
    if (!campaign) throw new Failure('NOT_FOUND');
    const held =
      claimId === null
        ? await standingOf(store, campaignId, personId)
        : await proxiedStanding(context, personId, campaignId, claimId);
    const standing = underEnd(held, campaign, now);
    const claim = await tellClaim(store, caller, campaign, standing, now);
    const voucher = codesOf(store, standing.blockId!, standing.entry!, claimId !== null, now);
    if (claimId === null) return { claim, voucher, of: null };
    const owner = standing.row!.personId;
    const of = (await maskedPeople(store, [owner])).get(owner) ?? GONE;
    return { claim: { ...claim, changeTicket: null, cardOut: false }, voucher, of };
  },
});

/** @throws Failure NOT_FOUND when the caller does not pick this one up */
async function proxiedStanding(
  { store }: WarmthContext,
  personId: string,
  campaignId: string,
  claimId: string,
): Promise<Standing> {
  const row = (await store.claims.forProxy(personId, [campaignId])).find((one) => one.claimId === claimId);
  const standing = row && (await standingsOf(store, [row])).get(row._id);
  if (!standing || !isPickedUpBy(standing, personId)) throw new Failure('NOT_FOUND');
  return standing;
}
