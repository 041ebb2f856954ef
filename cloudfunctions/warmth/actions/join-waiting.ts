import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { warmthContract } from '../contract';
import { memberOf } from '../member';
import type { WarmthContext } from '../member';
import { stationOf } from '../reserving';
import { getStation, tellWait } from '../telling';
import { openTicket } from '../ticket';

/** Puts the caller at the end of a station's queue; who stands in it already keeps their place. Where kits are free nobody waits. */
export const joinWaiting = action(warmthContract.joinWaiting, {
  access: { member: 'own' },
  once: 'request',
  budget: 13,

  async run({ ticket: sent, stationId }, { store, caller, now }: WarmthContext) {
    const ticket = openTicket(store.keys(), caller.openid, sent, now);
    const { campaignId, personId, claimId, occupation, orgPath, fixedBlock } = ticket;
    const at = fixedBlock === null ? stationId : stationOf(fixedBlock);
    const wait = { campaignId, stationId: at, personId, claimId, occupation, orgPath, since: now };
    const [heads] = await Promise.all([store.blocks.heads(campaignId, at), getStation(store, at, now)]);
    const open = heads.filter((head) => head.open && now < head.closesAt);
    if (open.length === 0) throw new Failure('CAMPAIGN_CLOSED');
    const isFree = open.some(({ left }) => left > 0) && !open.some(({ waiting }) => waiting);
    if (isFree && !(await store.waits.waitsAt(campaignId, personId, at))) throw new Failure('KITS_FREE');

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
