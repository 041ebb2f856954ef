import { isWithin } from '../../domain/org-unit';
import { Failure } from '../../kit/failure';
import { covers } from '../../kit/access';
import type { WarmthCampaign } from '../campaign';
import type { TripFacts } from '../contract/outreach';
import { badField, siteInReach } from '../goods/context';
import type { Site } from '../goods/sites';
import type { OrgUnit } from '../../places/store';
import type { OutreachContext } from './context';
import { stopsOf } from './trip';
import type { Place, Trip } from './trip';

/** What follows from a plan; the rest of a trip is what has become of it. */
export type Planned = Omit<Trip, '_id' | 'itemIds' | 'state' | 'reason' | 'changedBy' | 'version'>;

/** Operations of `planned`, at most. */
export const PLAN_OPERATIONS = 6;

/**
 * A plan with its union, its campaign and its sites looked up.
 *
 * @param before the trip as it was planned so far; `null`: it is new
 * @throws Failure INVALID_INPUT where one is unknown, NOT_FOUND where it is beyond the caller's reach
 */
export async function planned(
  context: OutreachContext,
  facts: TripFacts,
  before: Trip | null = null,
): Promise<Planned> {
  const { orgUnitId, campaignId, title, day, leader, team, oncePer } = facts;
  const unit = await context.store.goods.sites.findUnit(orgUnitId);
  if (!unit) throw badField('facts.orgUnitId', 'unknown');
  if (!covers(context.reach, unit.path)) throw new Failure('NOT_FOUND');
  const from = await siteInReach(context, facts.fromSiteId, 'facts.fromSiteId');
  checkStopIds(facts, before);
  const stops = stopsOf(facts, await stopSites(context, facts), before);
  return {
    orgUnitId,
    orgUnitName: unit.name,
    orgPath: unit.path,
    campaignId,
    campaignName: await campaignNamed(context, campaignId, unit, before),
    title,
    day,
    leader,
    team,
    from: placeAt(from),
    oncePer,
    ...stops,
  };
}

/** @throws Failure INVALID_INPUT where a stop is none of the trip's, or named twice */
function checkStopIds({ stops }: TripFacts, before: Trip | null): void {
  const known = new Set(before?.stops.map(({ id }) => id));
  const wrong = stops.findIndex(({ id }) => id !== undefined && !known.delete(id));
  if (wrong >= 0) throw badField(`facts.stops.${wrong}.id`, 'unknown');
}

const placeAt = ({ id: siteId, name, orgPath }: Site): Place => ({ siteId, name, orgPath });

/** The sites that the stops name. @throws Failure INVALID_INPUT where one is unknown, or beyond the caller's reach */
async function stopSites({ store, reach }: OutreachContext, { stops }: TripFacts): Promise<Map<string, Place>> {
  const sites = await store.goods.sites.among(stops.flatMap(({ siteId }) => siteId ?? []));
  const isKnown = (siteId: string) => {
    const site = sites.get(siteId);
    return site !== undefined && covers(reach, site.orgPath);
  };
  const fields = stops.flatMap(({ siteId }, i) =>
    siteId === null || isKnown(siteId) ? [] : [{ path: `facts.stops.${i}.siteId`, problem: 'unknown' as const }],
  );
  if (fields.length > 0) throw new Failure('INVALID_INPUT', { fields });
  return new Map([...sites].map(([id, site]) => [id, placeAt(site)]));
}

/** Not where everybody gets theirs at a station of their own. */
export const mayHaveTrips = ({ stationRule }: Pick<WarmthCampaign, 'stationRule'>): boolean => stationRule !== 'own';

/** What a trip of a union may belong to: it is open, and run by the union or one above it. */
export const mayBelongTo = (campaign: WarmthCampaign, { path }: Pick<OrgUnit, 'path'>, now: number): boolean =>
  campaign.state === 'open' && now < campaign.closesAt && mayHaveTrips(campaign) && isWithin(path, campaign.orgPath);

/**
 * The name of a trip's campaign, whose station rule stays from now on: a trip gives by other bindings than a station of
 * one's own.
 *
 * @throws Failure INVALID_INPUT when the trip may not belong to it, unless it did before; CONFLICT when it was changed
 *   meanwhile
 */
async function campaignNamed(
  { store, now }: OutreachContext,
  campaignId: string | null,
  unit: OrgUnit,
  before: Trip | null,
): Promise<string> {
  if (campaignId === null) return '';
  if (before?.campaignId === campaignId && before.orgUnitId === unit._id) return before.campaignName;
  const campaign = await store.campaigns.find(campaignId);
  if (!campaign || !mayBelongTo(campaign, unit, now)) throw badField('facts.campaignId', 'unknown');
  await store.campaigns.keepTerms(campaign);
  return campaign.name;
}
