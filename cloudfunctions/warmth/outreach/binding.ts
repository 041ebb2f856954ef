import { beijingDay } from '../../domain/calendar';
import { Failure } from '../../kit/failure';
import type { Person } from '../../people/store';
import { emptyBlock } from '../allotting';
import { blockId, entryKey } from '../block';
import type { Block, Entry } from '../block';
import { termsOf } from '../campaign';
import type { WarmthCampaign } from '../campaign';
import { claimIdOf, claimRowId, UNTOUCHED } from '../claim-row';
import type { ClaimRow } from '../claim-row';
import type { Books } from '../goods/books';
import { stopPlace } from '../goods/sites';
import { hindranceOf } from '../rules/eligibility';
import type { OutreachContext } from './context';
import { mayHaveTrips } from './planning';
import type { Stop, Trip } from './trip';

/** Blocks of one stop, so that none grows too large. */
const STOP_SHARDS = 8;

/** The stop as a place where a campaign's kits are had, beside its stations. */
const placeOf = ({ _id, orgUnitName, orgPath }: Trip, { id, name }: Stop) => ({
  _id: stopPlace(_id, id),
  name,
  orgUnitName,
  orgPath,
});

/**
 * Makes a hand-out the person's one of the trip's campaign, at all stations and stops, within the transaction that notes
 * it: their binding moves to the stop, and the stop's block tells where and when. A claim that is tapped at the same
 * moment meets the binding and gives its kit back. Where each stop gives one, nothing is bound.
 *
 * @throws Failure NOT_ELIGIBLE as the campaign is at this instant, ALREADY_CLAIMED when they hold or had a kit elsewhere
 */
export async function bindToStop(
  books: Books,
  context: OutreachContext,
  trip: Trip,
  stop: Stop,
  person: Person,
): Promise<void> {
  const { claims, blocks, people } = context.store;
  const campaign = await eligibleIn(books, context, trip, person);
  if (campaign === null) return;
  const [bindings, rows] = [books.also(claims.rows), books.also(blocks.rows)];
  const before = await bindings.find(claimRowId(campaign._id, person._id));
  if (before) checkFree(before, await rows.find(before.blockId));

  const claimId = claimIdOf(people.keys(), campaign._id, person._id);
  const place = placeOf(trip, stop);
  const shard = parseInt(claimId.slice(0, 4), 16) % STOP_SHARDS;
  const id = blockId(campaign._id, place._id, shard);
  const attempt = (before?.attempt ?? 0) + 1;
  const entry = entryOf(context, person, claimId, attempt);
  await bindings.put(bindingOf(campaign, person, { claimId, attempt, blockId: id }, before));
  await rows.put(withHandOut((await rows.find(id)) ?? emptyBlock(campaign, place, shard), entry, context.now));
}

/** The campaign in which a hand-out is the person's one; `null`: there is none. @throws Failure NOT_ELIGIBLE */
async function eligibleIn(
  books: Books,
  { store, now }: OutreachContext,
  { campaignId, oncePer }: Trip,
  person: Person,
): Promise<WarmthCampaign | null> {
  if (campaignId === null || oncePer !== 'campaign') return null;
  const campaign = await books.also(store.campaigns.rows).find(campaignId);
  if (!campaign) return null;
  const reason = mayHaveTrips(campaign) ? hindranceOf(termsOf(campaign), person, now) : 'ownStation';
  if (reason !== null) throw new Failure('NOT_ELIGIBLE', { reason });
  return campaign;
}

function checkFree({ claimId, attempt }: ClaimRow, block: Block | null): void {
  const entry = block?.claims[entryKey(claimId, attempt)];
  if (!block || !entry || !['reserved', 'redeemed'].includes(entry.state)) return;
  const handed = entry.state === 'redeemed';
  const at = entry.endedAt ?? entry.at;
  throw new Failure('ALREADY_CLAIMED', { station: block.stationName, at, handed });
}

function bindingOf(
  { _id: campaignId }: WarmthCampaign,
  { _id: personId, orgPath }: Person,
  bound: Pick<ClaimRow, 'claimId' | 'attempt' | 'blockId'>,
  before: ClaimRow | null,
): ClaimRow {
  const changes = (before?.changes ?? -1) + 1;
  const own = { ...UNTOUCHED, campaignId, personId, orgPath, fixed: false };
  return { _id: claimRowId(campaignId, personId), ...own, ...bound, changes };
}

function entryOf(
  { now, caller, requestKey }: OutreachContext,
  person: Person,
  claimId: string,
  attempt: number,
): Entry {
  const { _id: personId, occupation, orgPath } = person;
  const handed = { state: 'redeemed' as const, at: now, until: now, endedAt: now, by: caller.personId };
  return {
    attempt,
    claimId,
    personId,
    occupation,
    orgPath,
    ...handed,
    offered: false,
    from: null,
    request: requestKey,
    proxyId: null,
    counted: false,
  };
}

/** A stop's block with one more hand-out: what is handed there was never free to reserve. */
function withHandOut(block: Block, entry: Entry, now: number): Block {
  const day = beijingDay(now);
  const of = block.days[day] ?? {};
  return {
    ...block,
    units: block.units + 1,
    handed: block.handed + 1,
    uncountedAt: Math.min(block.uncountedAt, now),
    days: { ...block.days, [day]: { ...of, [entry.occupation]: (of[entry.occupation] ?? 0) + 1 } },
    claims: { ...block.claims, [entryKey(entry.claimId, entry.attempt)]: entry },
  };
}
