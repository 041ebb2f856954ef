import { idsOfPath, pathBelow, ROOT_UNIT_ID } from '../domain/org-unit';
import type { Person } from '../people/store';
import { endOf, termsOf } from './campaign';
import type { WarmthCampaign } from './campaign';
import type { ClaimRow } from './claim-row';
import type { Ineligible } from './contract/fields';
import type { WarmthContext } from './member';
import { reasonFor } from './offering';
import { standingIn } from './offers';
import type { Known } from './offers';

/** Open campaigns shown at once, and those that ended. */
const MOST_OPEN = 12;
const MOST_CLOSED = 6;
const CITY = pathBelow('', ROOT_UNIT_ID);

/** Where there are more than are shown: what is held or waited for, what may be claimed, what is not for them last. */
const HELD = 0;
const FREE = 1;
const LAST = 3;
const RANKS: Record<Ineligible, number> = {
  had: 2,
  notYet: 2,
  noStation: 2,
  tooOften: 2,
  notRegistered: 2,
  occupation: LAST,
  unit: LAST,
  over: LAST,
};

/** What may concern somebody (`null`: a newcomer), the ones that end last first. */
interface Campaigns {
  open: WarmthCampaign[];
  closed: WarmthCampaign[];
  /** The person's bindings in all of them. */
  rows: ClaimRow[];
}

/**
 * Open campaigns of the units above somebody, the last to end of all others, and whatever the person has a part in, of
 * which the last that ended. A campaign is for units at or below the one that runs it. Three operations, one more a unit.
 */
export async function campaignsFor({ store }: WarmthContext, person: Person | null): Promise<Campaigns> {
  const unitsAbove = person ? idsOfPath(person.orgPath) : [ROOT_UNIT_ID];
  const [rows, above, last] = await Promise.all([
    person ? store.claims.ofPerson(person._id) : [],
    Promise.all(unitsAbove.map((id) => store.campaigns.openOf(id))),
    store.campaigns.listByState('open', MOST_OPEN),
  ]);
  const own = await store.campaigns.among(rows.map(({ campaignId }) => campaignId));
  const all = new Map([...above.flat(), ...last, ...own].map((campaign) => [campaign._id, campaign]));
  const sorted = [...all.values()].sort((a, b) => endOf(b) - endOf(a));
  const closed = sorted.filter(({ state }) => state === 'closed').slice(0, MOST_CLOSED);
  return { open: sorted.filter(({ state }) => state === 'open'), closed, rows };
}

/** Those of the open campaigns that are shown, in the order they came. */
export function chosen(
  open: readonly WarmthCampaign[],
  person: Person | null,
  known: Known,
  now: number,
): WarmthCampaign[] {
  const ranked = open.map((campaign) => ({ campaign, rank: rankOf(campaign, person, known, now) }));
  const first = ranked.sort((a, b) => a.rank - b.rank).slice(0, MOST_OPEN);
  const shown = new Set(first.map(({ campaign }) => campaign));
  return open.filter((campaign) => shown.has(campaign));
}

function rankOf(campaign: WarmthCampaign, person: Person | null, known: Known, now: number): number {
  if (person === null && !termsOf(campaign).paths.includes(CITY)) return LAST;
  const standing = standingIn(known, campaign, person, now);
  if (standing.entry?.state === 'reserved' || known.waits.has(campaign._id)) return HELD;
  const reason = reasonFor(campaign, person, standing, now);
  return reason === null ? FREE : RANKS[reason];
}
