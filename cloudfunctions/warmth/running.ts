import { Failure } from '../kit/failure';
import { covers } from '../kit/access';
import { isWithin } from '../domain/org-unit';
import type { OrgUnit } from '../places/store';
import { endOf } from './campaign';
import type { WarmthCampaign } from './campaign';
import type { CampaignFacts } from './contract/office';
import type { WarmthContext } from './member';

const unknown = (path: string) => new Failure('INVALID_INPUT', { fields: [{ path, problem: 'unknown' }] });

/** A campaign within the caller's reach, as it is now. One operation. @throws Failure NOT_FOUND */
export async function ownCampaign({ store, reach }: WarmthContext, id: string): Promise<WarmthCampaign> {
  const campaign = await store.campaigns.find(id);
  if (!campaign || !covers(reach, campaign.orgPath)) throw new Failure('NOT_FOUND');
  return campaign;
}

/** What is decided, with the units it names. Two operations. @throws Failure INVALID_INPUT marking the kit, or a unit that is unknown or not below */
export async function decided({ store, reach }: WarmthContext, facts: CampaignFacts) {
  const { unitIds, ...rest } = facts;
  const { kitId } = facts.kit;
  const [found, items] = await Promise.all([
    store.places.findOrgUnits([...new Set([facts.orgUnitId, ...unitIds])]),
    store.goods.catalogue.among(kitId === null ? [] : [kitId]),
  ]);
  if (kitId !== null && !items.has(kitId)) throw unknown('facts.kit.kitId');
  const byId = new Map(found.map((unit): [string, OrgUnit] => [unit._id, unit]));
  const owner = byId.get(facts.orgUnitId);
  if (!owner || !covers(reach, owner.path)) throw unknown('facts.orgUnitId');
  const units = unitIds.map((id) => byId.get(id));
  const known = units.filter((unit) => unit !== undefined).filter(({ path }) => isWithin(path, owner.path));
  if (known.length < unitIds.length) throw unknown('facts.unitIds');
  const named = known.map(({ _id: id, name, path }) => ({ id, name, path }));
  return { ...rest, orgUnitName: owner.name, orgPath: owner.path, units: named };
}

/**
 * Writes the next version of a campaign and lets its blocks follow; a repetition finds it written. The job finishes what
 * is cut off between the two.
 *
 * @param beforeKits only as long as no kits were brought
 * @throws Failure CONFLICT when somebody else was faster
 */
export async function runOn(
  { store, requestKey, now }: Pick<WarmthContext, 'store' | 'requestKey' | 'now'>,
  read: WarmthCampaign,
  change: Partial<WarmthCampaign>,
  beforeKits = false,
): Promise<WarmthCampaign> {
  const next = { ...read, ...change, aligned: false, changedBy: requestKey, version: read.version + 1 };
  const { _id, version, allotted: _, ...set } = next;
  if (!(await store.campaigns.replace(read, set, beforeKits))) {
    const found = await store.campaigns.find(read._id);
    if (found?.changedBy !== requestKey) throw new Failure('CONFLICT');
  }
  await alignBlocks({ store, now }, next);
  return next;
}

/** Lets a campaign's blocks follow it: whether they are open, from when to when; never an older version. Two operations. */
export async function alignBlocks(
  { store, now }: Pick<WarmthContext, 'store' | 'now'>,
  campaign: WarmthCampaign,
): Promise<void> {
  const { _id, state, opensAt, version } = campaign;
  const over = state === 'closed';
  const set = { open: state === 'open', opensAt, closesAt: endOf(campaign), campaignVersion: version };
  await store.blocks.align(_id, over ? { ...set, dueAt: now } : set);
  await store.campaigns.aligned(campaign);
}
