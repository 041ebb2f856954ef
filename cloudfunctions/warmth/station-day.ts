import { beijingDay, beijingInstant } from '../domain/calendar';
import type { Station } from '../places/store';
import type { Block, Entry } from './block';
import { counterOf, handedOn, headsByCampaign, sumOf } from './counting';
import type { Shift } from './contract/keeper';
import type { WarmthContext } from './member';
import type { ShiftRow } from './shift';

/** A keeper's day as they see it. */
export const shiftView = ({ day, openedAt, closedAt }: ShiftRow): Shift => ({ day, openedAt, closedAt });

/** A hand-out and the campaign it was of. */
export interface Handed {
  campaignId: string;
  entry: Entry;
}

/** Hand-outs in some blocks since an instant, newest first. */
export function handedSince(blocks: readonly Block[], from: number): Handed[] {
  return blocks
    .flatMap(({ campaignId, claims }) => Object.values(claims).map((entry) => ({ campaignId, entry })))
    .filter(({ entry }) => entry.state === 'redeemed' && (entry.endedAt ?? 0) >= from)
    .sort((a, b) => (b.entry.endedAt ?? 0) - (a.entry.endedAt ?? 0));
}

/** Counts of a station's day: since it was opened, or since midnight. Two operations. */
export async function dayAt(
  { store, now }: Pick<WarmthContext, 'store' | 'now'>,
  station: Station,
  shift: ShiftRow | null,
) {
  const blocks = await store.blocks.allAt(station._id, now);
  const groups = headsByCampaign(blocks);
  const campaigns = await store.campaigns.recallAll([...groups.keys()], now);
  const day = beijingDay(now);
  const shown = campaigns.filter(({ state, _id }) => state === 'open' || handsToday(groups.get(_id) ?? [], day));
  const handed = handedSince(blocks, shift?.openedAt ?? beijingInstant(day, 0));
  return {
    counters: shown.map((campaign) => counterOf(campaign, groups.get(campaign._id) ?? [], day, now)),
    handed,
    handOutCount: handed.length,
    personCount: new Set(handed.map(({ entry }) => entry.personId)).size,
    campaigns,
  };
}

const handsToday = (heads: Parameters<typeof counterOf>[1], day: string) =>
  sumOf(heads, (head) => handedOn(head, day)) > 0;
