import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { warmthContract } from '../contract';
import { memberOf } from '../member';
import type { WarmthContext } from '../member';
import { stationOf } from '../reserving';
import { tellWait } from '../telling';
import { openTicket } from '../ticket';

/** Puts the caller at the end of a station's queue; who stands in it already keeps their place. */
export const joinWaiting = action(warmthContract.joinWaiting, {
  access: { member: 'own' },
  once: 'request',
  budget: 11,

  async run({ ticket: sent, stationId }, { store, caller, now }: WarmthContext) {
    const ticket = openTicket(store.keys(), caller.openid, sent, now);
    const { campaignId, personId, claimId, occupation, orgPath, fixedBlock } = ticket;
    const at = fixedBlock === null ? stationId : stationOf(fixedBlock);
    const wait = { campaignId, stationId: at, personId, claimId, occupation, orgPath, since: now };
    const heads = await store.blocks.heads(campaignId, at);
    if (!heads.some(({ open, closesAt }) => open && now < closesAt)) throw new Failure('CAMPAIGN_CLOSED');

    const row = await store.waits.join(wait);
    await store.blocks.markWaiting(campaignId, at, true);
    return { wait: await tellWait(store, row, now) };
  },
});

/** Takes the caller out of the queue. */
export const leaveWaiting = action(warmthContract.leaveWaiting, {
  access: { member: 'own' },
  once: 'request',
  budget: 5,

  async run({ campaignId }, { store, caller }: WarmthContext) {
    await store.waits.leave(campaignId, memberOf(caller));
    return {};
  },
});
