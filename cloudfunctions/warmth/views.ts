import type { Entry } from './block';
import type { ClaimPlace } from './outreach/stop-place';
import { endOf } from './campaign';
import type { WarmthCampaign } from './campaign';
import type { CampaignView, ClaimState, ClaimView, MaskedPerson, Pickup } from './contract/fields';
import type { CampaignRecord } from './contract/office';
import { GONE } from './masks';
import { handingOutAt } from './rules/windows';

/** An attempt's state as people see it: one that was exchanged or never came to be is one they do not have. */
const SEEN_AS: Record<Entry['state'], ClaimState> = {
  reserved: 'reserved',
  redeemed: 'redeemed',
  cancelled: 'cancelled',
  expired: 'expired',
  moved: 'cancelled',
  void: 'cancelled',
};

/** A campaign as a member sees it at an instant. */
export function campaignView(campaign: WarmthCampaign, now: number): CampaignView {
  const { _id: id, name, issuedBy, words, kit, opensAt, closesAt, windows, stationRule, state } = campaign;
  const handingOut = handingOutAt(windows, now);
  return { id, name, issuedBy, words, kit, opensAt, closesAt, windows, handingOut, stationRule, state };
}

/** A campaign as the office sees it. */
export function campaignRecord(campaign: WarmthCampaign): CampaignRecord {
  const { _id: id, orgUnitId, orgUnitName, units, state, closedAt, version, ...rest } = campaign;
  const { name, issuedBy, documentNumber, words, kit, occupations, opensAt, closesAt, windows } = rest;
  const { stationRule, holdMinutes, offerMinutes } = rest;
  const decided = { orgUnitId, name, issuedBy, documentNumber, words, kit, occupations, opensAt, closesAt, windows };
  return {
    id,
    facts: { ...decided, unitIds: units.map((unit) => unit.id), stationRule, holdMinutes, offerMinutes },
    orgUnit: { id: orgUnitId, name: orgUnitName },
    units: units.map((unit) => ({ id: unit.id, name: unit.name })),
    state,
    closedAt,
    version,
  };
}

/** What a claim's view says beside its entry. */
export interface ClaimBeside {
  campaign: { campaignId: string; campaignName: string; kitName: string };
  station: ClaimPlace;
  proxy: string | null;
  cardOut: boolean;
  changeTicket: string | null;
  word: 'thanks' | 'complaint' | null;
}

/** A member's claim as they see it. */
export function claimView(
  entry: Entry,
  { campaign, station, proxy, cardOut, changeTicket, word }: ClaimBeside,
): ClaimView {
  const { claimId, attempt, state, at: reservedAt, until, endedAt, offered, proxyId } = entry;
  const { _id: id, name, address, latitude, longitude } = station;
  return {
    ...campaign,
    claimId,
    attempt,
    state: SEEN_AS[state],
    station: { id, name, address, point: { latitude, longitude } },
    reservedAt,
    until,
    endedAt,
    offered,
    proxy,
    cardOut,
    pickedUpByProxy: proxyId !== null,
    changeTicket,
    word,
  };
}

/** Who and what, as a keeper sees it. @param people the claimant and the colleague, where their records are still there */
export function pickupView(
  entry: Entry,
  campaign: WarmthCampaign,
  people: ReadonlyMap<string, MaskedPerson>,
  proxyId: string | null,
): Pickup {
  const { claimId, attempt, personId, occupation, state, until, endedAt } = entry;
  const handed = state === 'redeemed';
  return {
    campaignId: campaign._id,
    campaignName: campaign.name,
    kit: campaign.kit,
    claimId,
    attempt,
    person: people.get(personId) ?? GONE,
    occupation,
    proxy: proxyId === null ? null : (people.get(proxyId) ?? GONE),
    state: SEEN_AS[state],
    until: Math.min(until, endOf(campaign)),
    handedAt: handed ? endedAt : null,
  };
}
