import * as z from 'zod';
import { Collection } from '../kit/collection';
import { absent, after, atLeast, atMost, before, oneOf } from '../kit/criteria';
import type { Criterion, Scalar } from '../kit/criteria';
import { Parts } from '../kit/parts';
import type { KeyRing } from '../kit/sealed';
import { Block, BlockHead, Counts, Entry, entryKey, HEAD_FIELDS, heldEntry, NEVER } from './block';
import type { Ending, Glimpse, HandOut, Hold } from './block';

const EVERYWHERE = { extent: 'all' } as const;
/** So long after a campaign has ended nobody does anything with its blocks at a station's door, milliseconds. */
const WEEK_MS = 7 * 86_400_000;
const GLIMPSE = ['stationId', 'stationName', 'open', 'opensAt', 'closesAt', 'left', 'waiting', 'fixed'] as const;
const Glimpsed = z.strictObject({
  ...Block.pick({
    _id: true,
    stationId: true,
    stationName: true,
    open: true,
    opensAt: true,
    closesAt: true,
    left: true,
    waiting: true,
    fixed: true,
  }).shape,
  claims: z.record(z.string(), Entry).optional(),
});

const COUNTED: Partial<Record<Ending, 'expired' | 'cancelled'>> = { expired: 'expired', cancelled: 'cancelled' };

/** The door to the blocks. Every write is one conditional update of one block. */
export class BlockStore {
  /** The rows themselves, for a transaction. */
  readonly rows: Collection<Block>;
  private readonly parts = new Parts('warmthBlocks');

  constructor(keys: () => KeyRing) {
    this.rows = new Collection('warmthBlocks', Block, keys);
  }

  /** The whole block of an id, or `null`. */
  find(id: string): Promise<Block | null> {
    return this.rows.find(id);
  }

  /** Adds a block; `false` when it is there. */
  add(block: Block): Promise<boolean> {
    return this.rows.insert(block);
  }

  /** Heads of a campaign's blocks at a station. */
  heads(campaignId: string, stationId: string): Promise<BlockHead[]> {
    return this.headsOf(campaignId, [stationId]);
  }

  /** Heads of a campaign's blocks by station, at most 1,000, behind a station; an empty one is before all. */
  headsBehind(campaignId: string, stationId: string): Promise<BlockHead[]> {
    const where = { campaignId, stationId: after(stationId) };
    return this.parts.read('byCampaign', where, HEAD_FIELDS, BlockHead, 1_000, 'stationId');
  }

  /** Heads of a campaign's blocks at some stations. */
  headsOf(campaignId: string, stationIds: readonly string[]): Promise<BlockHead[]> {
    const where = { campaignId, stationId: oneOf(stationIds) };
    return this.parts.read('byCampaign', where, HEAD_FIELDS, BlockHead, 1_000);
  }

  /** Heads of all blocks that a station ever had. */
  headsAt(stationId: string): Promise<BlockHead[]> {
    return this.parts.read('byStation', { stationId }, HEAD_FIELDS, BlockHead, 1_000);
  }

  /** Blocks at a station, with everybody in them, of campaigns that have not ended, or did within a week, at most 200. */
  allAt(stationId: string, now: number): Promise<Block[]> {
    const where = { stationId, closesAt: after(now - WEEK_MS) };
    return this.rows.list({ reach: EVERYWHERE, index: 'byStation', where, limit: 200 });
  }

  /** How far a movement has come in the blocks of a station. */
  async broughtBy(movementId: string, campaignId: string, stationId: string) {
    const Held = Block.pick({ _id: true, shard: true, units: true, left: true, waiting: true });
    const Brought = Held.extend({ allots: Counts.optional() });
    const fields = ['shard', 'units', 'left', 'waiting', `allots.${movementId}`];
    const rows = await this.parts.read('byCampaign', { campaignId, stationId }, fields, Brought, 1_000);
    return rows.map(({ allots, ...row }) => ({ ...row, brought: allots?.[movementId] ?? null }));
  }

  /** Lets a movement bring kits into a block that holds at most so many, once; `false` when it did before, or there is no room. */
  bring(id: string, movementId: string, units: number, most: number): Promise<boolean> {
    const where = { _id: id, [`allots.${movementId}`]: absent(), units: atMost(most - units) };
    return this.parts.update(where, { set: { [`allots.${movementId}`]: units }, increment: { units, left: units } });
  }

  /** Lets a movement take free kits out of a block, once; `false` when it did before, or fewer are free. */
  take(id: string, movementId: string, units: number): Promise<boolean> {
    const where = { _id: id, [`allots.${movementId}`]: absent(), left: atLeast(units) };
    const increment = { units: -units, left: -units };
    return this.parts.update(where, { set: { [`allots.${movementId}`]: -units }, increment });
  }

  /**
   * Holds a kit for an attempt: `false` when none is free, the campaign is not open, others wait before, or this attempt
   * was here already. Whoever repeats it takes no second kit.
   *
   * @param fixed whether the attempt is one of a fixed station; where the campaign is of the other kind, `false` as well
   */
  hold(id: string, facts: Hold, fixed: boolean): Promise<boolean> {
    const free = { open: true, opensAt: atMost(facts.at), closesAt: after(facts.at), left: atLeast(1) };
    const inTurn = facts.offered ? {} : { waiting: false };
    const path = `claims.${entryKey(facts.claimId, facts.attempt)}`;
    return this.parts.update(
      { _id: id, fixed, ...free, ...inTurn, [path]: absent() },
      {
        set: { [path]: heldEntry(facts) },
        increment: { left: -1, holds: 1 },
        lower: { dueAt: facts.until, freshAt: facts.at },
      },
    );
  }

  /** Puts a held kit back; `false` when the attempt does not hold one any more. */
  release(id: string, { claimId, attempt }: Attempt, as: Ending, endedAt: number): Promise<boolean> {
    const counted = COUNTED[as];
    const path = `claims.${entryKey(claimId, attempt)}`;
    const set = { [`${path}.state`]: as, [`${path}.endedAt`]: endedAt };
    const increment = { left: 1, ...(counted && { [counted]: 1 }) };
    return this.parts.update({ _id: id, [`${path}.state`]: 'reserved' }, { set, increment });
  }

  /** Hands a held kit out, once; `false` when it is not held any more, or the campaign had ended by then. */
  redeem(id: string, { claimId, attempt, occupation }: Entry, handOut: HandOut): Promise<boolean> {
    const path = `claims.${entryKey(claimId, attempt)}`;
    const set = Object.entries(handedOf(handOut)).map(([field, value]) => [`${path}.${field}`, value] as const);
    const where = { _id: id, [`${path}.state`]: 'reserved', closesAt: after(handOut.at) };
    const [increment, lower] = [countedOf(occupation, handOut), markedOf(handOut)];
    return this.parts.update(where, { set: Object.fromEntries(set), increment, lower });
  }

  /** Books a kit that was handed out before its claim and the campaign ended: as a further attempt, out of those that are free. */
  redeemLate(id: string, ended: Entry, handOut: HandOut): Promise<boolean> {
    const entry: Entry = { ...ended, attempt: ended.attempt + 1, ...handedOf(handOut) };
    const path = `claims.${entryKey(entry.claimId, entry.attempt)}`;
    const increment = { ...countedOf(entry.occupation, handOut), left: -1 };
    return this.parts.update(
      { _id: id, left: atLeast(1), opensAt: atMost(handOut.at), closesAt: after(handOut.at), [path]: absent() },
      { set: { [path]: entry }, increment, lower: markedOf(handOut) },
    );
  }

  /** What an attempt sees of one block; none when there is no such block. */
  glimpse(id: string, attempt: Attempt): Promise<Glimpse[]> {
    return this.seen('_id', { _id: id }, attempt);
  }

  /** What an attempt sees of all blocks of a station in a campaign. */
  glimpseAt(campaignId: string, stationId: string, attempt: Attempt): Promise<Glimpse[]> {
    return this.seen('byCampaign', { campaignId, stationId }, attempt);
  }

  /** The entries that some attempts have in the blocks named, by their keys. One operation, however many. */
  async entriesOf(attempts: readonly (Attempt & { blockId: string })[]): Promise<Map<string, Entry>> {
    if (attempts.length === 0) return new Map();
    const ids = [...new Set(attempts.map((one) => one.blockId))];
    const paths = attempts.map((one) => `claims.${entryKey(one.claimId, one.attempt)}`);
    const Entries = z.strictObject({ _id: z.string(), claims: z.record(z.string(), Entry).optional() });
    const rows = await this.parts.read('_id', { _id: oneOf(ids) }, paths, Entries, ids.length);
    const found = new Map(rows.map(({ _id, claims }) => [_id, claims ?? {}]));
    return new Map(
      attempts.flatMap(({ blockId: id, claimId, attempt }) => {
        const key = entryKey(claimId, attempt);
        const entry = found.get(id)?.[key];
        return entry ? [[key, entry] as const] : [];
      }),
    );
  }

  /** Says that people wait at a station, or that nobody does. */
  markWaiting(campaignId: string, stationId: string, waiting: boolean): Promise<number> {
    return this.parts.updateAll('byCampaign', { campaignId, stationId }, { set: { waiting } });
  }

  /** Lets a campaign's blocks that follow an older version follow this one. @param dueAt brings what is held to an end */
  align(
    campaignId: string,
    set: Pick<Block, 'open' | 'opensAt' | 'closesAt' | 'campaignVersion'> & { dueAt?: number },
  ): Promise<number> {
    return this.parts.updateAll('byCampaign', { campaignId, campaignVersion: before(set.campaignVersion) }, { set });
  }

  /** Blocks in which a reservation may have run out, at most 20. */
  due(now: number): Promise<Block[]> {
    return this.rows.list({ reach: EVERYWHERE, index: 'byDue', where: { dueAt: atMost(now) }, limit: 20 });
  }

  /** Blocks with holds older than an instant that nobody has looked after, at most 20. */
  fresh(before_: number): Promise<Block[]> {
    return this.rows.list({ reach: EVERYWHERE, index: 'byFresh', where: { freshAt: before(before_) }, limit: 20 });
  }

  /** Heads of blocks where people wait, at most 500. */
  waitingHeads(): Promise<BlockHead[]> {
    return this.parts.read('byWaiting', { waiting: true }, HEAD_FIELDS, BlockHead, 500);
  }

  /** Notes when a block is to be looked at again, unless somebody held a kit since it was read. */
  lookAgain({ _id, holds }: Block, set: Partial<Pick<Block, 'dueAt' | 'freshAt'>>): Promise<boolean> {
    return this.parts.update({ _id, holds }, { set });
  }

  /** Blocks with hand-outs that may be missing from the tallies, at most 20. */
  uncounted(now: number): Promise<Block[]> {
    return this.rows.list({ reach: EVERYWHERE, index: 'byUncounted', where: { uncountedAt: atMost(now) }, limit: 20 });
  }

  /** Notes that some hand-outs are in the tallies. */
  markCounted(id: string, entries: readonly Attempt[]): Promise<boolean> {
    const paths = entries.map(({ claimId, attempt }) => `claims.${entryKey(claimId, attempt)}.counted`);
    return this.parts.update({ _id: id }, { set: Object.fromEntries(paths.map((path) => [path, true])) });
  }

  /** Notes that all hand-outs of a block are in the tallies, unless there was another since it was read. */
  settleCount({ _id, handed }: Block): Promise<boolean> {
    return this.parts.update({ _id, handed }, { set: { uncountedAt: NEVER } });
  }

  /** Heads of blocks with hand-outs that may be missing from the ledger, at most 500. */
  unposted(now: number): Promise<BlockHead[]> {
    return this.parts.read('byUnposted', { unpostedAt: atMost(now) }, HEAD_FIELDS, BlockHead, 500);
  }

  /** Notes that all hand-outs of a block are in the ledger, or when to try again, unless there was another since it was read. */
  settlePosting({ _id, handed }: BlockHead, unpostedAt: number): Promise<boolean> {
    return this.parts.update({ _id, handed }, { set: { unpostedAt } });
  }

  private async seen(
    index: string,
    where: Readonly<Record<string, Scalar | Criterion>>,
    { claimId, attempt }: Attempt,
  ) {
    const key = entryKey(claimId, attempt);
    const rows = await this.parts.read(index, where, [...GLIMPSE, `claims.${key}`], Glimpsed, 100);
    return rows.map(({ claims, ...row }): Glimpse => ({ ...row, entry: claims?.[key] ?? null }));
  }
}

type Attempt = Pick<Entry, 'claimId' | 'attempt'>;

const handedOf = ({ at: endedAt, by, request, proxyId }: HandOut) =>
  ({ state: 'redeemed', endedAt, by, request, proxyId }) as const;

const markedOf = ({ at }: HandOut) => ({ uncountedAt: at, unpostedAt: at });
const countedOf = (occupation: Entry['occupation'], { day, proxyId }: HandOut) => ({
  handed: 1,
  [`days.${day}.${occupation}`]: 1,
  ...(proxyId !== null && { [`days.${day}.proxy`]: 1 }),
});
