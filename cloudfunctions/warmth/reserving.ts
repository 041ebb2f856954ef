import { Failure } from '../kit/failure';
import type { Entry, Glimpse, Hold } from './block';
import { blockId, heldEntry, placeOfBlock } from './block';
import { isBound } from './claim-row';
import type { ClaimRow } from './claim-row';
import type { WarmthStore } from './store';
import { heldUntil } from './ticket';
import type { Ticket } from './ticket';

/** The doors that reserving goes through. */
export type Reserving = Pick<WarmthStore, 'blocks' | 'claims' | 'soldOut'>;

/** An attempt that is bound: to which block, and how it stands there. */
export interface Reserved {
  blockId: string;
  entry: Entry;
}

/** What of a ticket is needed to reserve, by its holder or by the job that serves a waiting list. */
export type Wish = Pick<
  Ticket,
  'campaignId' | 'personId' | 'claimId' | 'occupation' | 'orgPath' | 'attempt' | 'from'
> & {
  fixed: boolean;
};

/** Others may be faster at one block after the other; more often than this, and the person taps once more. */
const MOST_LOOKS = 8;

const holdOf = (wish: Wish, at: number, until: number, offered: boolean): Hold => {
  const { attempt, claimId, personId, occupation, orgPath, from } = wish;
  return { attempt, claimId, personId, occupation, orgPath, at, until, offered, from: from?.blockId ?? null };
};

/** The block that a claim tries first: the crowd spreads over all of them, a repetition meets its own. */
export const firstShard = (claimId: string, shards: number): number => parseInt(claimId.slice(0, 8), 16) % shards;

/**
 * Reserves a kit for a ticket at a station. Two operations where the station is free to choose, one where it is fixed;
 * a refusal takes two, and one where this instance has just seen that there is none.
 *
 * First a block holds a kit for the attempt, then the person's row binds the attempt to that block. Each is one
 * conditional update, and every repetition, by the person or by the job, comes to the same end: a person is bound to one
 * block at a time, and a kit that nobody is bound to goes back.
 *
 * @throws Failure SOLD_OUT, CAMPAIGN_CLOSED, ALREADY_CLAIMED, OFFER_EXPIRED, CONFLICT
 */
export async function reserve(
  store: Reserving,
  ticket: Ticket,
  where: { stationId: string; shards: number },
  now: number,
): Promise<Reserved> {
  const wish: Wish = { ...ticket, fixed: ticket.fixedBlock !== null };
  const hold = holdOf(wish, now, heldUntil(ticket, now), false);
  const first =
    ticket.fixedBlock ?? blockId(ticket.campaignId, where.stationId, firstShard(ticket.claimId, where.shards));
  const grab = async (id: string): Promise<Reserved | null> =>
    (await store.blocks.hold(id, hold, wish.fixed))
      ? bind(store, wish, { blockId: id, entry: heldEntry(hold) }, now)
      : null;
  const grabbed = store.soldOut.has(first, now) ? null : await grab(first);
  if (grabbed) return grabbed;

  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const seen = await lookAt(store, ticket, where.stationId);
    const mine = seen.find(({ entry }) => entry !== null);
    if (mine) return bind(store, wish, { blockId: mine._id, entry: mine.entry! }, now);
    const free = freest(seen, now);
    if (!free) {
      store.soldOut.add(first, now);
      throw refusalOf(seen, now);
    }
    const held = await grab(free._id);
    if (held) return held;
  }
  throw new Failure('CONFLICT');
}

/** Reserves a kit of one block for whoever waits first; `null` when none is free there any more. */
export async function reserveOffered(
  store: Reserving,
  wish: Wish,
  id: string,
  now: number,
  until: number,
): Promise<Reserved | null> {
  const hold = holdOf(wish, now, until, true);
  if (await store.blocks.hold(id, hold, wish.fixed))
    return bind(store, wish, { blockId: id, entry: heldEntry(hold) }, now);
  const [seen] = await store.blocks.glimpse(id, wish);
  return seen?.entry ? bind(store, wish, { blockId: id, entry: seen.entry }, now) : null;
}

/** @throws Failure OFFER_EXPIRED when the campaign has begun, or ceased, to fix the stations since the ticket was sealed */
async function lookAt({ blocks }: Reserving, ticket: Ticket, stationId: string): Promise<Glimpse[]> {
  const { campaignId, fixedBlock } = ticket;
  const seen = await (fixedBlock === null
    ? blocks.glimpseAt(campaignId, stationId, ticket)
    : blocks.glimpse(fixedBlock, ticket));
  if (seen.some(({ fixed }) => fixed !== (fixedBlock !== null))) throw new Failure('OFFER_EXPIRED');
  return seen;
}

const isOpen = ({ open, opensAt, closesAt }: Glimpse, now: number) => open && opensAt <= now && now < closesAt;

/** The block with the most free kits, so that latecomers do not fight for the last one of the first. */
function freest(seen: readonly Glimpse[], now: number): Glimpse | null {
  const free = seen.filter((block) => isOpen(block, now) && block.left > 0 && !block.waiting);
  return free.sort((a, b) => b.left - a.left)[0] ?? null;
}

function refusalOf(seen: readonly Glimpse[], now: number): Failure {
  if (seen.length > 0 && !seen.some((block) => isOpen(block, now))) return new Failure('CAMPAIGN_CLOSED');
  return new Failure('SOLD_OUT', { waiting: seen.some(({ waiting }) => waiting) });
}

/**
 * Binds an attempt that holds, or held, a kit to its block; where it takes the place of another claim, that one ends
 * first. The same for whoever comes again, and for the job that finishes what was cut off.
 *
 * @throws Failure ALREADY_CLAIMED when the person is bound elsewhere, and the kit went back
 */
export async function bind(store: Reserving, wish: Wish, held: Reserved, now: number): Promise<Reserved> {
  if (wish.fixed) return held;
  const { campaignId, personId, claimId, orgPath, attempt } = wish;
  if (held.entry.state === 'reserved') await endFormer(store, wish, held, now);
  const binding = { campaignId, personId, claimId, orgPath, attempt, blockId: held.blockId };
  if (mayBind(wish, held) && (await store.claims.bind(binding))) return held;

  return notBound(store, wish, held, now);
}

/** An attempt that this call could not bind: another one did, here or elsewhere; a kit that it still holds goes back. */
async function notBound(store: Reserving, wish: Wish, held: Reserved, now: number): Promise<Reserved> {
  const row = await store.claims.find(wish.campaignId, wish.personId);
  if (row && isBound(row, held.blockId, wish.attempt)) return held;
  const live = held.entry.state === 'reserved';
  if (live && (await store.blocks.release(held.blockId, wish, 'void', now))) throw await boundElsewhere(store, row);
  return retold(store, wish, held, row);
}

/** One that has ended is bound as well, so that the next attempt is counted; not where another claim would end for it. */
const mayBind = ({ from }: Wish, { entry: { state } }: Reserved) =>
  state === 'reserved' || (state !== 'void' && from === null);

/** An attempt that ended before somebody repeated it: as it ended, if it ever was the person's. @throws Failure as `bind` */
async function retold(
  store: Reserving,
  wish: Wish,
  { blockId: id }: Reserved,
  row: ClaimRow | null,
): Promise<Reserved> {
  const [seen] = await store.blocks.glimpse(id, wish);
  const wasBound = row !== null && row.attempt > wish.attempt && seen?.entry && seen.entry.state !== 'void';
  if (wasBound) return { blockId: id, entry: seen.entry! };
  throw await boundElsewhere(store, row);
}

/** Ends the claim that a change of station takes the place of. @throws Failure ALREADY_CLAIMED when it was handed out, and the new kit went back */
async function endFormer(store: Reserving, wish: Wish, held: Reserved, now: number): Promise<void> {
  if (wish.from === null) return;
  const former = { claimId: wish.claimId, attempt: wish.from.attempt };
  if (await store.blocks.release(wish.from.blockId, former, 'moved', now)) return;
  const [seen] = await store.blocks.glimpse(wish.from.blockId, former);
  if (seen?.entry?.state !== 'redeemed') return;
  await store.blocks.release(held.blockId, wish, 'void', now);
  throw new Failure('ALREADY_CLAIMED', { station: seen.stationName, at: seen.entry.endedAt ?? now, handed: true });
}

async function boundElsewhere({ blocks }: Reserving, row: ClaimRow | null): Promise<Failure> {
  const [seen] = row ? await blocks.glimpse(row.blockId, row) : [];
  if (!seen?.entry) return new Failure('OFFER_EXPIRED');
  const { state, endedAt, at } = seen.entry;
  if (state !== 'reserved' && state !== 'redeemed') return new Failure('OFFER_EXPIRED');
  return new Failure('ALREADY_CLAIMED', { station: seen.stationName, at: endedAt ?? at, handed: state === 'redeemed' });
}

/** The station of a block. */
export const stationOf = (id: string): string => placeOfBlock(id).stationId;
