import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { warmthContract } from '../contract';
import { memberOf } from '../member';
import type { WarmthContext } from '../member';
import { standingOf, standingsOf, underEnd } from '../offering';
import type { Standing } from '../offering';
import { codesOf, tellClaim } from '../telling';

/** The codes of the next ten minutes, of the caller's own claim or a colleague's that they pick up. */
export const readVoucher = action(warmthContract.readVoucher, {
  access: { member: 'own' },
  once: 'read',
  budget: 7,

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
    return { claim: claimId === null ? claim : { ...claim, changeTicket: null }, voucher };
  },
});

/** @throws Failure NOT_FOUND when the caller does not pick this one up */
async function proxiedStanding(
  { store }: WarmthContext,
  personId: string,
  campaignId: string,
  claimId: string,
): Promise<Standing> {
  const rows = await store.claims.forProxy(personId);
  const row = rows.find((one) => one.claimId === claimId && one.campaignId === campaignId);
  if (!row) throw new Failure('NOT_FOUND');
  return (await standingsOf(store, [row])).get(row._id)!;
}
