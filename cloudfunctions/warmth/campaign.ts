import * as z from 'zod';
import { Collection } from '../kit/collection';
import { atMost, startsWith } from '../kit/criteria';
import { Failure } from '../kit/failure';
import type { KeyRing } from '../kit/sealed';
import { NEVER } from './block';
import { CAMPAIGN_STATES, Occupation, Window } from './contract/fields';
import type { CampaignState } from './contract/fields';
import { CampaignFacts } from './contract/office';
import type { Terms } from './rules/eligibility';

/** What the union gives out, by whom, to whom, from when to when. */
export const WarmthCampaign = z.strictObject({
  _id: z.string(),
  ...CampaignFacts.omit({ unitIds: true, windows: true, occupations: true }).shape,
  windows: z.array(z.strictObject(Window.shape)),
  occupations: z.array(Occupation),
  orgUnitName: z.string(),
  orgPath: z.string(),
  units: z.array(z.strictObject({ id: z.string(), name: z.string(), path: z.string() })),
  state: z.enum(CAMPAIGN_STATES),
  closedAt: z.int().nullable(),
  listKey: z.string(),
  allotted: z.boolean().describe('kits were brought or a trip planned once, so kit and station rule stay'),
  aligned: z.boolean().describe('whether its blocks follow this version'),
  changedBy: z.string().describe('the request that wrote this version'),
  version: z.int().positive(),
});
export type WarmthCampaign = z.infer<typeof WarmthCampaign>;

/** How long an instance may go on knowing a campaign. What stops claims stands in the blocks, not here. */
const KNOWN_FOR_MS = 20_000;
const EVERYWHERE = { extent: 'all' } as const;

/** Whom a campaign is for, and when. */
export function termsOf(campaign: WarmthCampaign): Terms {
  const { state, occupations, units, opensAt, closesAt, stationRule, orgPath } = campaign;
  const paths = units.length > 0 ? units.map(({ path }) => path) : [orgPath];
  return { state, occupations, paths, opensAt, closesAt, stationRule };
}

/** Until when a campaign's kits can be reserved and handed out. */
export const endOf = ({ closesAt, closedAt }: Pick<WarmthCampaign, 'closesAt' | 'closedAt'>): number =>
  Math.min(closesAt, closedAt ?? NEVER);

/** The door to the campaigns. */
export class WarmthCampaignStore {
  /** The rows themselves, for a transaction. */
  readonly rows: Collection<WarmthCampaign>;
  private readonly known = new Map<string, { campaign: WarmthCampaign; until: number }>();

  constructor(keys: () => KeyRing) {
    this.rows = new Collection('warmthCampaigns', WarmthCampaign, keys);
  }

  /** The campaign of an id, or `null`. One operation. */
  find(id: string): Promise<WarmthCampaign | null> {
    return this.rows.find(id);
  }

  /** The campaign of an id as an instance may know it, up to twenty seconds old; `null`: none. At most one operation. */
  async recall(id: string, now: number): Promise<WarmthCampaign | null> {
    return (await this.recallAll([id], now))[0] ?? null;
  }

  /** Those of some ids, up to twenty seconds old, in the order of the ids. At most one operation. */
  async recallAll(ids: readonly string[], now: number): Promise<WarmthCampaign[]> {
    const unknown = [...new Set(ids)].filter((id) => !((this.known.get(id)?.until ?? 0) > now));
    for (const campaign of await this.rows.among('_id', unknown)) {
      this.known.set(campaign._id, { campaign, until: now + KNOWN_FOR_MS });
    }
    return ids.flatMap((id) => this.known.get(id)?.campaign ?? []);
  }

  /** Campaigns of a state, the ones that end last first. One operation. */
  listByState(state: CampaignState, limit: number): Promise<WarmthCampaign[]> {
    return this.rows.list({ reach: 'public', index: 'byState', where: { state }, limit });
  }

  /** Open campaigns that a unit runs, at most 100, the ones that end last first. One operation. */
  openOf(orgUnitId: string): Promise<WarmthCampaign[]> {
    const where = { state: 'open', orgUnitId };
    return this.rows.list({ reach: 'public', index: 'byOwner', where, limit: 100 });
  }

  /** Those of some ids, as they are now. One operation. */
  among(ids: readonly string[]): Promise<WarmthCampaign[]> {
    return this.rows.among('_id', ids);
  }

  /** Open campaigns whose time is over. One operation. */
  overdue(now: number): Promise<WarmthCampaign[]> {
    const where = { state: 'open', closesAt: atMost(now) };
    return this.rows.list({ reach: EVERYWHERE, index: 'byState', where, limit: 100 });
  }

  /** Campaigns whose blocks do not follow them yet. One operation. */
  unaligned(): Promise<WarmthCampaign[]> {
    return this.rows.list({ reach: EVERYWHERE, index: 'byAligned', where: { aligned: false }, limit: 100 });
  }

  /** Campaigns run at and below a path, of one state where it is named. One operation. */
  listBelow(orgPath: string, state: WarmthCampaign['state'] | null, limit: number): Promise<WarmthCampaign[]> {
    const listKey = startsWith(orgPath);
    return state === null
      ? this.rows.list({ reach: 'public', index: 'byPath', where: { listKey }, limit })
      : this.rows.list({ reach: 'public', index: 'byStateAndPath', where: { state, listKey }, limit });
  }

  /** Adds one; `false` when its id exists. One operation. */
  add(campaign: WarmthCampaign): Promise<boolean> {
    return this.rows.insert(campaign);
  }

  /**
   * Writes the next version over the one that was read; `false` when somebody was faster. One operation.
   *
   * @param beforeKits only as long as no kits were brought
   */
  async replace(
    read: WarmthCampaign,
    change: Partial<Omit<WarmthCampaign, '_id' | 'version' | 'allotted'>>,
    beforeKits = false,
  ): Promise<boolean> {
    this.known.delete(read._id);
    const { _id, version } = read;
    const where = { _id, version, ...(beforeKits && { allotted: false }) };
    return (await this.rows.update(where, { set: change, increment: { version: 1 } })) === true;
  }

  /**
   * Notes that kits are brought, or a trip is planned, for a version: kit and station rule stay from now on. At most one
   * operation.
   *
   * @throws Failure CONFLICT when it is no longer the version
   */
  async keepTerms({ _id, version, allotted }: WarmthCampaign): Promise<void> {
    if (allotted || (await this.rows.update({ _id, version }, { set: { allotted: true } })) === true) return;
    throw new Failure('CONFLICT');
  }

  /** Notes that the blocks follow a version. One operation. */
  async aligned({ _id, version }: WarmthCampaign): Promise<void> {
    await this.rows.update({ _id, version }, { set: { aligned: true } });
  }
}
