import * as z from 'zod';
import { Collection } from '../kit/collection';
import type { Change } from '../kit/collection';
import type { KeyRing } from '../kit/sealed';

const Named = z.strictObject({ personId: z.string(), attempt: z.int() });

/**
 * Where a person's latest attempt in a campaign is bound: the one thing that keeps them from two kits at two stations.
 * What became of the attempt stands in the block alone. `_id` is `<campaign>:<person>`.
 */
export const ClaimRow = z.strictObject({
  _id: z.string(),
  campaignId: z.string(),
  personId: z.string(),
  claimId: z.string(),
  orgPath: z.string().describe("the person's"),
  attempt: z.int().min(0).describe('0: bound to a fixed station, whose block counts the attempts'),
  fixed: z.boolean(),
  blockId: z.string(),
  proxy: Named.nullable().describe('the colleague who picks up that attempt'),
  proxyKey: z.string().nullable().describe('finds what a colleague picks up in a campaign'),
  card: z
    .strictObject({ attempt: z.int(), changes: z.int() })
    .nullable()
    .describe('the last one shared, good for that attempt as long as the binding has not changed since'),
  late: z.string().nullable().describe('request that booked a hand-out after the claim had ended'),
  changes: z.int().min(0),
});
export type ClaimRow = z.infer<typeof ClaimRow>;

/** A binding of which nothing has come yet. */
export const UNTOUCHED = {
  proxy: null,
  proxyKey: null,
  card: null,
  late: null,
  changes: 0,
} satisfies Partial<ClaimRow>;

export const claimRowId = (campaignId: string, personId: string) => `${campaignId}:${personId}`;

/** A claim as codes and blocks know it: 80 bits that tell nothing of the person. */
export const claimIdOf = (keys: KeyRing, campaignId: string, personId: string) =>
  keys.blindIndex(claimRowId(campaignId, personId), 'warmth claim').slice(0, 20);

/** Whether a binding is that of an attempt at a block; a fixed one is that of all of them. */
export const isBound = (row: ClaimRow, blockId: string, attempt: number): boolean =>
  row.blockId === blockId && (row.fixed || row.attempt === attempt);

/** Whether a request has taken an ended attempt up again, to book a hand-out from before its end. */
export const isTakenUp = (row: ClaimRow, blockId: string, attempt: number, request: string): boolean =>
  row.blockId === blockId && row.late === request && row.attempt === attempt + 1;

/** Who picks up an attempt; `null`: the person. One who was named for an earlier attempt is not asked again by a new one. */
export const proxyOf = ({ proxy }: ClaimRow, attempt: number): string | null =>
  proxy?.attempt === attempt ? proxy.personId : null;

/** Whether somebody may still accept a card that was shared for an attempt. */
export const isCardOut = (row: ClaimRow, attempt: number): boolean =>
  row.card?.attempt === attempt && row.card.changes === row.changes && proxyOf(row, attempt) === null;

const proxyKeyOf = (campaignId: string, personId: string) => `${campaignId}:${personId}`;

/** What binds an attempt to a block. */
export type Binding = Pick<ClaimRow, 'campaignId' | 'personId' | 'claimId' | 'orgPath' | 'attempt' | 'blockId'>;

/** More than anybody carries, those that were fetched before included. */
const MOST_FETCHED = 1_000;

/** The door to the bindings. */
export class ClaimRowStore {
  /** The rows themselves, for a transaction. */
  readonly rows: Collection<ClaimRow>;

  constructor(keys: () => KeyRing) {
    this.rows = new Collection('warmthClaims', ClaimRow, keys);
  }

  /** A person's binding in a campaign, or `null`. One operation. */
  find(campaignId: string, personId: string): Promise<ClaimRow | null> {
    return this.rows.find(claimRowId(campaignId, personId));
  }

  /** A person's bindings in all campaigns, at most 500: those of many years. One operation. */
  ofPerson(personId: string): Promise<ClaimRow[]> {
    return this.rows.among('personId', [personId], 500);
  }

  /** The bindings of at most 1,000 people and campaigns that have one. One operation. */
  among(claims: readonly Pick<ClaimRow, 'campaignId' | 'personId'>[]): Promise<ClaimRow[]> {
    return this.rows.among(
      '_id',
      claims.map(({ campaignId, personId }) => claimRowId(campaignId, personId)),
    );
  }

  /** The bindings of some campaigns that somebody was named in to pick up a kit, at most 1,000. One operation. */
  forProxy(personId: string, campaignIds: readonly string[]): Promise<ClaimRow[]> {
    const keys = campaignIds.map((campaignId) => proxyKeyOf(campaignId, personId));
    return this.rows.among('proxyKey', keys, MOST_FETCHED);
  }

  /**
   * Binds an attempt to a block if the one before it was the last; `false` when this one or a later is bound. One operation,
   * two for a first attempt of somebody who is known.
   */
  async bind(binding: Binding): Promise<boolean> {
    const row = { ...binding, _id: claimRowId(binding.campaignId, binding.personId) };
    if (binding.attempt === 1) return this.bindFirst(row);
    const set = { blockId: binding.blockId, proxy: null, proxyKey: null, late: null };
    const before = { _id: row._id, attempt: binding.attempt - 1, fixed: false };
    return (await this.rows.update(before, { set, increment: { attempt: 1, changes: 1 } })) === true;
  }

  /** The first attempt of somebody; who looked while the campaign fixed the stations is no longer bound to their own. */
  private async bindFirst(row: Binding & Pick<ClaimRow, '_id'>): Promise<boolean> {
    if (await this.rows.insert({ ...row, ...UNTOUCHED, fixed: false })) return true;
    const { _id, attempt, blockId } = row;
    const looked = { _id, attempt: 0, fixed: true };
    const change = { set: { attempt, blockId, fixed: false }, increment: { changes: 1 } };
    return (await this.rows.update(looked, change)) === true;
  }

  /** Binds somebody to the block of a fixed station for good; `false` when they are bound. One operation. */
  fix(binding: Omit<Binding, 'attempt'>): Promise<boolean> {
    const row = { ...binding, _id: claimRowId(binding.campaignId, binding.personId) };
    return this.rows.insert({ ...row, ...UNTOUCHED, attempt: 0, fixed: true });
  }

  /** Takes an ended attempt up again for a hand-out before its end; `false` when the person has tried anew since. One operation. */
  async takeUp({ _id, attempt, blockId }: ClaimRow, request: string): Promise<boolean> {
    const change = { set: { late: request }, increment: { attempt: 1, changes: 1 } };
    return (await this.rows.update({ _id, attempt, blockId }, change)) === true;
  }

  /** Names who picks up an attempt, or (`null`) nobody; `false` when the binding is no longer as it was read. One operation. */
  nameProxy(row: ClaimRow, attempt: number, personId: string | null): Promise<boolean> {
    const proxy = personId === null ? null : { personId, attempt };
    const proxyKey = personId === null ? null : proxyKeyOf(row.campaignId, personId);
    return this.change(row, { set: { proxy, proxyKey }, increment: { changes: 1 } });
  }

  /** Notes that a card is out for an attempt; `false` when the binding is no longer as it was read. One operation. */
  shareCard(row: ClaimRow, attempt: number): Promise<boolean> {
    return this.change(row, { set: { card: { attempt, changes: row.changes } } });
  }

  private async change({ _id, changes }: ClaimRow, change: Change<ClaimRow>): Promise<boolean> {
    return (await this.rows.update({ _id, changes }, change)) === true;
  }
}
