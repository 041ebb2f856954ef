import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { warmthContract } from '../contract';
import type { WarmthContext } from '../member';
import { reserve, stationOf } from '../reserving';
import { codesOf, getStation } from '../telling';
import { openTicket, sealTicket } from '../ticket';
import type { Ticket } from '../ticket';
import { claimView } from '../views';

/** More than the ordinary two: a tap that meets its own earlier one, or the last kits of a station, looks again. */
const MOST = 20;

/** Reserves a kit at a station: one tap of thousands at once. The ticket says who taps, so nobody is looked up. */
export const claimKit = action(warmthContract.claimKit, {
  access: 'everyone',
  once: 'natural',
  budget: MOST,
  knowsCaller: true,

  async run({ ticket: sent, stationId, shards }, context: WarmthContext) {
    const ticket = openTicket(context.store.keys(), context.caller.openid, sent, context.now);
    if (ticket.from !== null) throw notThis();
    return claimed(context, ticket, { stationId, shards });
  },
});

/** Exchanges a held claim for one at another station; the old kit goes back once the new one is held. */
export const changeStation = action(warmthContract.changeStation, {
  access: 'everyone',
  once: 'natural',
  budget: MOST,
  knowsCaller: true,

  async run({ ticket: sent, stationId, shards }, context: WarmthContext) {
    const ticket = openTicket(context.store.keys(), context.caller.openid, sent, context.now);
    if (ticket.from === null) throw notThis();
    const same = stationOf(ticket.from.blockId) === stationId;
    if (same) throw new Failure('INVALID_INPUT', { fields: [{ path: 'stationId', problem: 'taken' }] });
    return claimed(context, ticket, { stationId, shards });
  },
});

const notThis = () => new Failure('INVALID_INPUT', { fields: [{ path: 'ticket', problem: 'unknown' }] });

async function claimed(
  { store, caller, now }: WarmthContext,
  ticket: Ticket,
  where: { stationId: string; shards: number },
) {
  const [{ blockId, entry }, station] = await Promise.all([
    reserve(store, ticket, where, now),
    getStation(store, ticket.fixedBlock === null ? where.stationId : stationOf(ticket.fixedBlock), now),
  ]);
  const campaign = { campaignId: ticket.campaignId, campaignName: ticket.campaignName, kitName: ticket.kitName };
  const mayChange = entry.state === 'reserved' && ticket.fixedBlock === null;
  const next = { ...ticket, attempt: entry.attempt + 1, from: { blockId, attempt: entry.attempt } };
  const changeTicket = mayChange ? sealTicket(store.keys(), caller.openid, next) : null;
  return {
    claim: claimView(entry, { campaign, station, proxy: null, cardOut: false, changeTicket, word: null }),
    voucher: codesOf(store, blockId, entry, false, now),
  };
}
