import type { KeyRing } from '../kit/sealed';
import type { Person } from '../people/store';
import { blockId, entryKey, MOST_ATTEMPTS } from './block';
import type { Entry } from './block';
import type { WarmthCampaign } from './campaign';
import { endOf, termsOf } from './campaign';
import type { ClaimRow } from './claim-row';
import { claimIdOf, proxyOf } from './claim-row';
import type { Ineligible } from './contract/fields';
import { hindranceOf } from './rules/eligibility';
import type { WarmthStore } from './store';
import { sealTicket } from './ticket';
import type { Ticket } from './ticket';

/** What a person has of a campaign: the binding, and the latest attempt as it stands in its block; each may be missing. */
export interface Standing {
  row: ClaimRow | null;
  entry: Entry | null;
  blockId: string | null;
}

export const NOTHING: Standing = { row: null, entry: null, blockId: null };

/** The attempts that a binding may stand for: its own; of a fixed one, whose block counts them, all there can be. */
const attemptsOf = ({ attempt, fixed }: ClaimRow): number[] =>
  fixed ? Array.from({ length: MOST_ATTEMPTS }, (_, i) => i + 1) : [attempt];

/** How some bindings stand, by their ids. One operation. */
export async function standingsOf({ blocks }: Pick<WarmthStore, 'blocks'>, rows: readonly ClaimRow[]) {
  const wanted = rows.flatMap((row) =>
    attemptsOf(row).map((attempt) => ({ claimId: row.claimId, attempt, blockId: row.blockId })),
  );
  const entries = await blocks.entriesOf(wanted);
  return new Map(
    rows.map((row): [string, Standing] => {
      const found = attemptsOf(row).flatMap((attempt) => entries.get(entryKey(row.claimId, attempt)) ?? []);
      return [row._id, { row, entry: found.at(-1) ?? null, blockId: row.blockId }];
    }),
  );
}

/** Whether somebody was named to pick up the latest attempt. */
export const isPickedUpBy = ({ row, entry }: Standing, personId: string): boolean =>
  row !== null && entry !== null && proxyOf(row, entry.attempt) === personId;

/** A person's standing in a campaign. Two operations. */
export async function standingOf(store: Pick<WarmthStore, 'blocks' | 'claims'>, campaignId: string, personId: string) {
  const row = await store.claims.find(campaignId, personId);
  return row ? (await standingsOf(store, [row])).get(row._id)! : NOTHING;
}

/**
 * A standing under the end of its campaign, which may have been moved since: nothing is held longer, and what is held then
 * is no longer theirs, though the job has not put it back.
 */
export function underEnd(standing: Standing, campaign: WarmthCampaign, now: number): Standing {
  const { entry } = standing;
  const end = endOf(campaign);
  if (entry?.state !== 'reserved') return standing;
  if (now < end) return { ...standing, entry: { ...entry, until: Math.min(entry.until, end) } };
  return { ...standing, entry: { ...entry, state: 'expired', endedAt: end } };
}

/** How many attempts somebody has made; the next one is one more. */
export const attemptsMade = ({ row, entry }: Standing): number => Math.max(row?.attempt ?? 0, entry?.attempt ?? 0);

/** Why a person (`null`: a newcomer) cannot claim in a campaign now; `null` when they can, or hold a kit. */
export function reasonFor(campaign: WarmthCampaign, person: Person | null, standing: Standing, now: number) {
  if (standing.entry?.state === 'reserved') return null;
  if (standing.entry?.state === 'redeemed') return 'had' satisfies Ineligible;
  const hindrance: Ineligible | null = hindranceOf(termsOf(campaign), person, now);
  return hindrance ?? (attemptsMade(standing) >= MOST_ATTEMPTS ? ('tooOften' satisfies Ineligible) : null);
}

/** What stands in a ticket of a person for a campaign's next attempt. */
export function ticketFor(
  keys: KeyRing,
  campaign: WarmthCampaign,
  person: Pick<Ticket, 'personId' | 'occupation' | 'orgPath'>,
  standing: Standing,
  now: number,
): Ticket {
  const { _id: campaignId, name: campaignName, kit, windows, holdMinutes, closesAt, stationRule } = campaign;
  const held = standing.entry?.state === 'reserved' ? standing.entry : null;
  const { personId, occupation, orgPath } = person;
  return {
    campaignId,
    campaignName,
    kitName: kit.name,
    personId,
    claimId: claimIdOf(keys, campaignId, personId),
    occupation,
    orgPath,
    attempt: attemptsMade(standing) + 1,
    issuedAt: now,
    windows,
    holdMinutes,
    closesAt,
    fixedBlock: stationRule === 'own' ? standing.blockId : null,
    from: held && standing.blockId !== null ? { blockId: standing.blockId, attempt: held.attempt } : null,
  };
}

/** The ticket that changes the station of a held claim, sealed; `null` where there is nothing to change. */
export function changeTicketFor(
  keys: KeyRing,
  openid: string,
  campaign: WarmthCampaign,
  standing: Standing,
  now: number,
): string | null {
  const { entry } = standing;
  const open = campaign.state === 'open' && now < campaign.closesAt;
  if (!open || entry?.state !== 'reserved' || campaign.stationRule === 'own') return null;
  if (entry.attempt >= MOST_ATTEMPTS) return null;
  return sealTicket(keys, openid, ticketFor(keys, campaign, entry, standing, now));
}

/** The block of a fixed station; there is one. */
export const fixedBlockOf = (campaignId: string, stationId: string): string => blockId(campaignId, stationId, 0);
