import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { Entry } from '../block';
import { warmthContract } from '../contract';
import { getCampaign, memberOf } from '../member';
import type { WarmthContext } from '../member';
import { standingOf } from '../offering';
import type { Standing } from '../offering';
import { tellClaim } from '../telling';

/** Gives a held kit back, for somebody else; the person may claim again. */
export const cancelClaim = action(warmthContract.cancelClaim, {
  access: { member: 'own' },
  once: 'request',
  budget: 11,

  async run({ campaignId, attempt }, context: WarmthContext) {
    const { store, caller, now } = context;
    const campaign = await getCampaign(context, campaignId);
    const personId = memberOf(caller);
    const standing = await standingOf(store, campaignId, personId);
    const held = heldIn(standing, attempt);
    await store.blocks.release(held.blockId, held.entry, 'cancelled', now);

    const [seen] = await store.blocks.glimpse(held.blockId, held.entry);
    const ended = seen?.entry ?? held.entry;
    if (ended.state !== 'cancelled') throw otherwise(ended, seen?.stationName ?? '', now);
    const claim = await tellClaim(store, caller, campaign, { ...standing, entry: ended }, now);
    return { claim };
  },
});

/** @throws Failure CONFLICT when the attempt is not the person's latest */
function heldIn({ entry, blockId }: Standing, attempt: number) {
  if (!entry || blockId === null || entry.attempt !== attempt) throw new Failure('CONFLICT');
  return { entry, blockId };
}

/** Why it could not be cancelled: it was handed out, or had run out, before. */
function otherwise({ state, endedAt }: Entry, station: string, now: number): Failure {
  const at = endedAt ?? now;
  return state === 'redeemed'
    ? new Failure('ALREADY_HANDED', { station, at })
    : new Failure('CLAIM_ENDED', { state, at });
}
