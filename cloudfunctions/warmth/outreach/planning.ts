import { Failure } from '../../kit/failure';
import { covers } from '../../kit/access';
import type { TripFacts } from '../contract/outreach';
import { badField, siteInReach } from '../goods/context';
import type { OutreachContext } from './context';
import { stopsOf } from './trip';
import type { Trip } from './trip';

/** What follows from a plan; the rest of a trip is what has become of it. */
export type Planned = Omit<Trip, '_id' | 'itemIds' | 'state' | 'reason' | 'changedBy' | 'version'>;

/**
 * A plan with its union and its site looked up. Three operations at most.
 *
 * @param before whom the trip names at its stops so far
 * @throws Failure INVALID_INPUT where one is unknown, NOT_FOUND where it is beyond the caller's reach
 */
export async function planned(
  context: OutreachContext,
  facts: TripFacts,
  before: Trip['contacts'] = {},
): Promise<Planned> {
  const { orgUnitId, campaignId, title, day, leader, team, oncePer } = facts;
  const unit = await context.store.goods.sites.findUnit(orgUnitId);
  if (!unit) throw badField('facts.orgUnitId', 'unknown');
  if (!covers(context.reach, unit.path)) throw new Failure('NOT_FOUND');
  const from = await siteInReach(context, facts.fromSiteId, 'facts.fromSiteId');
  return {
    orgUnitId,
    orgUnitName: unit.name,
    orgPath: unit.path,
    campaignId,
    campaignName: await campaignNamed(context, campaignId),
    title,
    day,
    leader,
    team,
    from: { siteId: from.id, name: from.name, orgPath: from.orgPath },
    oncePer,
    ...stopsOf(facts, before),
  };
}

/** @throws Failure INVALID_INPUT when there is none, or everybody gets theirs at a station of their own */
async function campaignNamed({ store, now }: OutreachContext, campaignId: string | null): Promise<string> {
  if (campaignId === null) return '';
  const campaign = await store.campaigns.recall(campaignId, now);
  if (!campaign || campaign.stationRule === 'own') throw badField('facts.campaignId', 'unknown');
  return campaign.name;
}
