import type { Person } from '../people/store';
import type { WarmthCampaign } from './campaign';
import { claimIdOf, claimRowId } from './claim-row';
import type { ClaimRow } from './claim-row';
import type { OfferView } from './contract/member';
import type { WarmthContext } from './member';
import { fixedBlockOf, NOTHING, reasonFor, standingsOf, ticketFor, underEnd } from './offering';
import type { Standing } from './offering';
import { stationOf } from './reserving';
import { tellClaim, tellWait } from './telling';
import { sealTicket } from './ticket';
import { campaignView } from './views';
import { isWaiting } from './wait';
import type { WaitRow } from './wait';
import type { WordKind } from './word';

/** What is known of somebody in the campaigns there are. */
export interface Known {
  standings: Map<string, Standing>;
  waits: Map<string, WaitRow>;
  words: Map<string, WordKind>;
}

const NOBODY: Known = { standings: new Map(), waits: new Map(), words: new Map() };

/** What somebody (`null`: a newcomer) has in some campaigns. Three operations. @param rows their bindings */
export async function knownOf(
  { store }: WarmthContext,
  person: Person | null,
  campaigns: readonly WarmthCampaign[],
  rows: readonly ClaimRow[],
): Promise<Known> {
  if (!person) return NOBODY;
  const ids = campaigns.map(({ _id }) => _id);
  const [standings, waits, words] = await Promise.all([
    standingsOf(store, rows),
    store.waits.ofPerson(person._id, ids),
    store.words.ofPerson(person._id, ids),
  ]);
  const waiting = waits.filter(isWaiting).map((wait): [string, WaitRow] => [wait.campaignId, wait]);
  return { standings, waits: new Map(waiting), words };
}

/** How somebody stands in a campaign now. */
export function standingIn(known: Known, campaign: WarmthCampaign, person: Person | null, now: number): Standing {
  const kept = person && known.standings.get(claimRowId(campaign._id, person._id));
  return kept ? underEnd(kept, campaign, now) : NOTHING;
}

/** What a campaign is to somebody; one that fixes the station binds them to it. @throws Failure NOT_FOUND when a station in it is gone */
export async function offerOf(
  context: WarmthContext,
  campaign: WarmthCampaign,
  person: Person | null,
  known: Known,
): Promise<OfferView> {
  const { now } = context;
  const found = standingIn(known, campaign, person, now);
  const reason = reasonFor(campaign, person, found, now);
  const standing = await withFixedStation(context, campaign, person, found, reason === null);
  const applicant = reason === null && standing.entry?.state !== 'reserved' ? person : null;

  return {
    campaign: campaignView(campaign, now),
    reason,
    occupations: campaign.occupations,
    units: campaign.units.map(({ name }) => name),
    ticket: applicant && ticketOf(context, campaign, applicant, standing),
    ownStation: await ownStationOf(context, campaign, person, standing),
    claim: await claimOf(context, campaign, standing, known),
    wait: applicant && (await waitOf(context, campaign, known)),
  };
}

function ticketOf({ store, caller, now }: WarmthContext, campaign: WarmthCampaign, person: Person, standing: Standing) {
  const { _id: personId, occupation, orgPath } = person;
  const ticket = ticketFor(store.keys(), campaign, { personId, occupation, orgPath }, standing, now);
  return sealTicket(store.keys(), caller.openid, ticket);
}

async function claimOf(
  { store, caller, now }: WarmthContext,
  campaign: WarmthCampaign,
  standing: Standing,
  { words }: Known,
) {
  if (standing.entry === null) return null;
  return tellClaim(store, caller, campaign, standing, now, words.get(campaign._id) ?? null);
}

async function waitOf({ store, now }: WarmthContext, { _id }: WarmthCampaign, { waits }: Known) {
  const wait = waits.get(_id);
  return wait ? tellWait(store, wait, now) : null;
}

/** Where the station is fixed, whoever may claim is bound to it when they first look: the tap itself is one operation. */
async function withFixedStation(
  { store }: WarmthContext,
  { _id: campaignId, stationRule }: WarmthCampaign,
  person: Person | null,
  standing: Standing,
  mayClaim: boolean,
): Promise<Standing> {
  if (stationRule !== 'own' || !mayClaim || standing.row !== null || !person || person.stationId === null) {
    return standing;
  }
  const { _id: personId, orgPath, stationId } = person;
  const claimId = claimIdOf(store.keys(), campaignId, personId);
  const blockId = fixedBlockOf(campaignId, stationId);
  if (await store.claims.fix({ campaignId, personId, claimId, orgPath, blockId })) return { ...standing, blockId };
  const row = await store.claims.find(campaignId, personId);
  return row ? (await standingsOf(store, [row])).get(row._id)! : standing;
}

/** Where the station is fixed: the one that they are bound to, before that the one that they belong to. */
async function ownStationOf(
  { store, now }: WarmthContext,
  { stationRule }: WarmthCampaign,
  person: Person | null,
  { row }: Standing,
) {
  const id = row?.fixed ? stationOf(row.blockId) : (person?.stationId ?? null);
  if (stationRule !== 'own' || id === null) return null;
  const station = await store.station(id, now);
  return station && { id: station._id, name: station.name };
}
