import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { WarmthCampaign } from '../campaign';
import { warmthContract } from '../contract';
import type { CampaignFacts } from '../contract/office';
import type { WarmthContext } from '../member';
import { decided, ownCampaign, runOn } from '../running';
import { campaignRecord } from '../views';

const OFFICE = { secretary: 'unit', unitAdmin: 'unit' } as const;
const RUN_OPERATIONS = 12;

/** Makes a campaign, as a draft that nobody sees. */
export const createCampaign = action(warmthContract.createCampaign, {
  access: OFFICE,
  once: 'request',
  budget: 8,

  async run({ facts }, context: WarmthContext) {
    const { store, requestKey } = context;
    const rest = await decided(context, facts);
    const _id = `w${requestKey.slice(0, 11)}`;
    const start = {
      state: 'draft',
      closedAt: null,
      allotted: false,
      aligned: true,
      changedBy: requestKey,
      version: 1,
    } as const;
    const campaign: WarmthCampaign = { _id, ...rest, ...start, listKey: `${rest.orgPath}!${_id}` };
    await store.campaigns.add(campaign);
    return { campaign: campaignRecord(campaign) };
  },
});

/** Changes what was decided about a campaign that has not ended. */
export const editCampaign = action(warmthContract.editCampaign, {
  access: OFFICE,
  once: 'request',
  budget: RUN_OPERATIONS,

  async run({ campaignId, version, facts }, context: WarmthContext) {
    const campaign = await versionOf(context, campaignId, version);
    if (campaign.state === 'closed') throw new Failure('CAMPAIGN_CLOSED');
    const beforeKits = changesKits(campaign, facts);
    if (beforeKits && campaign.allotted) throw keptBecause(campaign, facts);
    const rest = await decided(context, facts);
    const change = { ...rest, listKey: `${rest.orgPath}!${campaign._id}` };
    const next = await runOn(context, campaign, change, beforeKits);
    return { campaign: campaignRecord(next) };
  },
});

/**
 * Whether an edit touches what stays once kits were brought: they lie in another order where the station is fixed, and go
 * back into the stock of the kit that they came from.
 */
const changesKits = (campaign: WarmthCampaign, { stationRule, kit }: CampaignFacts): boolean =>
  stationRule !== campaign.stationRule || kit.kitId !== campaign.kit.kitId;

function keptBecause({ kit }: WarmthCampaign, facts: CampaignFacts): Failure {
  if (facts.kit.kitId !== kit.kitId) return new Failure('KITS_ALLOTTED', { kit: kit.name });
  return new Failure('INVALID_INPUT', { fields: [{ path: 'facts.stationRule', problem: 'taken' }] });
}

/** Lets people claim, from its first instant on. */
export const openCampaign = action(warmthContract.openCampaign, {
  access: OFFICE,
  once: 'request',
  budget: RUN_OPERATIONS,

  async run({ campaignId, version }, context: WarmthContext) {
    const campaign = await versionOf(context, campaignId, version);
    if (campaign.state === 'closed' || campaign.closesAt <= context.now) throw new Failure('CAMPAIGN_CLOSED');
    const next = await runOn(context, campaign, { state: 'open' });
    return { campaign: campaignRecord(next) };
  },
});

/** Ends a campaign: nothing is reserved, handed out or offered any more, and what is held goes back. */
export const closeCampaign = action(warmthContract.closeCampaign, {
  access: OFFICE,
  once: 'request',
  budget: RUN_OPERATIONS,

  async run({ campaignId, version }, context: WarmthContext) {
    const campaign = await versionOf(context, campaignId, version);
    const ended = { state: 'closed', closedAt: campaign.closedAt ?? context.now } as const;
    const next = await runOn(context, campaign, ended);
    return { campaign: campaignRecord(next) };
  },
});

/** The version that the caller saw; one that this very request wrote is taken for it. @throws Failure CONFLICT, NOT_FOUND */
async function versionOf(context: WarmthContext, id: string, version: number): Promise<WarmthCampaign> {
  const campaign = await ownCampaign(context, id);
  if (campaign.version === version) return campaign;
  if (campaign.changedBy !== context.requestKey) throw new Failure('CONFLICT');
  return { ...campaign, version };
}
