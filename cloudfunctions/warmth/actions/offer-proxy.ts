import * as z from 'zod';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { KeyRing } from '../../kit/sealed';
import { entryKey } from '../block';
import type { Entry } from '../block';
import { isBound, isCardOut, proxyOf } from '../claim-row';
import type { ClaimRow } from '../claim-row';
import { warmthContract } from '../contract';
import { getCampaign, memberOf } from '../member';
import type { WarmthContext } from '../member';
import { GONE } from '../masks';
import { standingOf, underEnd } from '../offering';
import { stationOf } from '../reserving';
import { getStation, maskedPeople, tellClaim } from '../telling';
import { unsealed } from '../ticket';

/** What is shared with a colleague: which attempt of whose claim they may pick up. */
const Card = z.strictObject({
  campaignId: z.string(),
  personId: z.string(),
  attempt: z.int(),
  blockId: z.string(),
  until: z.int(),
  changes: z.int().describe('of the binding when it was shared; whoever is let go afterwards needs a new card'),
});
type Card = z.infer<typeof Card>;

const PLACE = 'warmth:proxy';
const openCard = (keys: KeyRing, card: string): Card => Card.parse(JSON.parse(unsealed(keys, card, PLACE, 'card')));

/** Makes a card that a colleague can accept; the caller goes on holding the claim. */
export const offerProxy = action(warmthContract.offerProxy, {
  access: { member: 'own' },
  once: 'natural',
  budget: 6,

  async run({ campaignId }, { store, caller, now }: WarmthContext) {
    const personId = memberOf(caller);
    const [campaign, held] = await Promise.all([
      store.campaigns.find(campaignId),
      standingOf(store, campaignId, personId),
    ]);
    if (!campaign) throw new Failure('NOT_FOUND');
    const { row, entry } = underEnd(held, campaign, now);
    if (!row || entry?.state !== 'reserved') throw new Failure('NOT_FOUND');
    const { attempt, until } = entry;
    if (!(await isShared(store, row, attempt))) throw new Failure('CONFLICT');
    const card: Card = { campaignId, personId, attempt, blockId: row.blockId, until, changes: row.changes };
    return { card: store.keys().seal(JSON.stringify(card), PLACE), until };
  },
});

/** Notes that a card is out, unless it is already. `false` when a colleague was named by now, or the binding has changed. */
async function isShared({ claims }: WarmthContext['store'], row: ClaimRow, attempt: number): Promise<boolean> {
  if (isCardOut(row, attempt)) return true;
  if (proxyOf(row, attempt) !== null) return false;
  if (await claims.shareCard(row, attempt)) return true;
  const seen = await claims.find(row.campaignId, row.personId);
  return seen !== null && seen.changes === row.changes && isCardOut(seen, attempt);
}

/** What a colleague sees before they accept. */
export const previewProxy = action(warmthContract.previewProxy, {
  access: { member: 'own' },
  once: 'read',
  budget: 6,

  async run({ card: sent }, context: WarmthContext) {
    const { store, caller, now } = context;
    const card = openCard(store.keys(), sent);
    const { campaign, row, entry } = await heldOf(context, card);
    const mine = caller.personId === card.personId;
    const accepted = proxyOf(row, card.attempt) === caller.personId;
    if (!mine && !accepted && !isGood(card, row)) throw new Failure('CARD_OVER');
    const [station, owners] = await Promise.all([
      getStation(store, stationOf(card.blockId), now),
      maskedPeople(store, [card.personId]),
    ]);
    const named = { id: station._id, name: station.name };
    return { of: owners.get(card.personId) ?? GONE, kit: campaign.kit, station: named, until: entry.until, mine };
  },
});

/** Takes a colleague's kit upon oneself; both see it from then on. A card that was taken back is good for nobody. */
export const acceptProxy = action(warmthContract.acceptProxy, {
  access: { member: 'own' },
  once: 'request',
  budget: 12,

  async run({ card: sent }, context: WarmthContext) {
    const { store, caller, now } = context;
    const personId = memberOf(caller);
    const card = openCard(store.keys(), sent);
    if (personId === card.personId) throw new Failure('CONFLICT');
    const { campaign, row, entry } = await heldOf(context, card);
    if (isGood(card, row)) await store.claims.nameProxy(row, card.attempt, personId);
    const bound = await store.claims.find(card.campaignId, card.personId);
    if (!bound || proxyOf(bound, card.attempt) !== personId) throw new Failure('CARD_OVER');

    const standing = { row: bound, entry, blockId: card.blockId };
    return { claim: { ...(await tellClaim(store, caller, campaign, standing, now)), changeTicket: null } };
  },
});

/** The claim of a card, if it still holds a kit. @throws Failure CLAIM_ENDED, NOT_FOUND */
async function heldOf(context: WarmthContext, { campaignId, personId, attempt, blockId }: Card) {
  const { store, now } = context;
  const [campaign, row] = await Promise.all([
    store.campaigns.find(campaignId),
    store.claims.find(campaignId, personId),
  ]);
  if (!campaign) throw new Failure('NOT_FOUND');
  if (!row || !isBound(row, blockId, attempt)) throw over(null, now);
  const key = { claimId: row.claimId, attempt, blockId };
  const held = (await store.blocks.entriesOf([key])).get(entryKey(row.claimId, attempt)) ?? null;
  const { entry } = underEnd({ row, entry: held, blockId }, campaign, now);
  if (entry?.state !== 'reserved') throw over(entry, now);
  return { campaign, row, entry };
}

/** Whether a card may be accepted yet: nobody was named since it was shared, and it was not taken back. */
const isGood = ({ attempt, changes }: Card, row: ClaimRow): boolean =>
  proxyOf(row, attempt) === null && row.changes === changes;

const over = (entry: Entry | null, now: number) =>
  new Failure('CLAIM_ENDED', { state: entry?.state ?? 'cancelled', at: entry?.endedAt ?? now });

/** Lets nobody pick it up but the person: cards are over, and codes on the colleague's phone are refused from then on. */
export const revokeProxy = action(warmthContract.revokeProxy, {
  access: { member: 'own' },
  once: 'request',
  budget: 11,

  async run({ campaignId }, context: WarmthContext) {
    const { store, caller, now } = context;
    const campaign = await getCampaign(context, campaignId);
    const standing = await standingOf(store, campaignId, memberOf(caller));
    const { row, entry } = standing;
    if (!row || !entry) throw new Failure('NOT_FOUND');
    const isAsked = proxyOf(row, entry.attempt) !== null || isCardOut(row, entry.attempt);
    if (isAsked && !(await store.claims.nameProxy(row, entry.attempt, null))) throw new Failure('CONFLICT');
    const alone = { ...standing, row: { ...row, proxy: null, card: null } };
    return { claim: await tellClaim(store, caller, campaign, alone, now) };
  },
});
