import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { Station } from '../../places/store';
import { placeOfBlock } from '../block';
import { warmthContract } from '../contract';
import { checkHandable, handOut, tellHanding } from '../handing';
import { keptStation, prove } from '../keeping';
import { getCampaign } from '../member';
import type { WarmthContext } from '../member';

/** How long ago a hand-out without a network may have been, and how far a phone's clock may be ahead. */
const OFFLINE_MS = 3 * 86_400_000;
const AHEAD_MS = 60_000;

/** @throws Failure STATION_CLOSED when the keeper has not opened it */
async function checkOpened({ store }: WarmthContext, { _id }: Station): Promise<void> {
  if ((await store.shifts.openAt(_id)) === null) throw new Failure('STATION_CLOSED');
}

/** Hands a kit out to whoever shows a good code, once. */
export const redeem = action(warmthContract.redeem, {
  access: { stationKeeper: 'unit' },
  once: 'natural',
  budget: 15,

  async run({ stationId, proof, handedAt }, context: WarmthContext) {
    const { now } = context;
    const station = await keptStation(context, stationId);
    if (handedAt === null) await checkOpened(context, station);
    else if (handedAt < now - OFFLINE_MS || handedAt > now + AHEAD_MS) throw badTime();
    const at = handedAt === null ? now : Math.min(handedAt, now);

    const proven = await prove(context, station, proof, at);
    if (proven.entry.state === 'reserved') await checkHandable(context, proven, at);
    const entry = await handOut(context, proven, handedAt === null ? null : at);
    const campaign = await getCampaign(context, placeOfBlock(proven.block._id).campaignId);
    return tellHanding(context, station, campaign, entry, entry.proxyId);
  },
});

const badTime = () => new Failure('INVALID_INPUT', { fields: [{ path: 'handedAt', problem: 'range' }] });

/** Who and what a code is for, before anything is handed out; refused for the same reasons as handing out. */
export const checkVoucher = action(warmthContract.checkVoucher, {
  access: { stationKeeper: 'unit' },
  once: 'read',
  budget: 10,

  async run({ stationId, proof }, context: WarmthContext) {
    const station = await keptStation(context, stationId);
    await checkOpened(context, station);
    const proven = await prove(context, station, proof, context.now);
    const campaign = await checkHandable(context, proven, context.now);
    return tellHanding(context, station, campaign, proven.entry, proven.proxyId);
  },
});
