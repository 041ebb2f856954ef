import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { Station } from '../../places/store';
import { placeOfBlock } from '../block';
import { warmthContract } from '../contract';
import { checkHandable, handOut, tellHanding } from '../handing';
import { keptStation } from '../keeping';
import { getCampaign } from '../member';
import type { WarmthContext } from '../member';
import { prove } from '../proving';

/** How long ago a hand-out without a network may have been, and how far a phone's clock may be ahead. */
const OFFLINE_MS = 3 * 86_400_000;
const AHEAD_MS = 60_000;

/** Why a station hands nothing out: its keeper has not opened it. `null`: it does. One operation. */
async function closedAt({ store }: WarmthContext, { _id }: Station): Promise<Failure | null> {
  return (await store.shifts.openAt(_id)) === null ? new Failure('STATION_CLOSED') : null;
}

/** Why a hand-out without a network is not booked whatever it was; `null`: it may be. */
const untimely = (handedAt: number, now: number): Failure | null =>
  handedAt < now - OFFLINE_MS || handedAt > now + AHEAD_MS
    ? new Failure('INVALID_INPUT', { fields: [{ path: 'handedAt', problem: 'range' }] })
    : null;

/** Hands a kit out to whoever shows a good code, once. */
export const redeem = action(warmthContract.redeem, {
  access: { stationKeeper: 'unit' },
  once: 'natural',
  budget: 15,

  async run({ stationId, proof, handedAt }, context: WarmthContext) {
    const { now } = context;
    const station = await keptStation(context, stationId);
    const offline = handedAt !== null;
    const hindrance = offline ? untimely(handedAt, now) : await closedAt(context, station);
    const at = offline ? Math.min(handedAt, now) : now;

    const proven = await prove(context, station, proof, { at, offline, hindrance });
    const entry = await handOut(context, proven, offline ? at : null);
    const campaign = await getCampaign(context, placeOfBlock(proven.block._id).campaignId);
    return tellHanding(context, station, campaign, entry, entry.proxyId);
  },
});

/** Who and what a code is for, before anything is handed out; refused for the same reasons as handing out. */
export const checkVoucher = action(warmthContract.checkVoucher, {
  access: { stationKeeper: 'unit' },
  once: 'read',
  budget: 10,

  async run({ stationId, proof }, context: WarmthContext) {
    const station = await keptStation(context, stationId);
    const hindrance = await closedAt(context, station);
    const proven = await prove(context, station, proof, { at: context.now, offline: false, hindrance });
    const campaign = await checkHandable(context, proven, context.now);
    return tellHanding(context, station, campaign, proven.entry, proven.proxyId);
  },
});
