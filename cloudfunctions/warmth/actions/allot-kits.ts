import { isWithin } from '../../domain/org-unit';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { BlockHead } from '../block';
import { MOVEMENT_OPERATIONS } from '../allotting';
import type { Movement } from '../allotting';
import { warmthContract } from '../contract';
import { stationFigure } from '../counting';
import { stampOf } from '../goods/context';
import { KEEPING_OPERATIONS } from '../goods/keeping-kits';
import type { WarmthContext } from '../member';
import { allot, MOVE_OPERATIONS, withdraw } from '../moving-kits';
import { alignBlocks, ownCampaign } from '../running';

const OFFICE = { secretary: 'unit', unitAdmin: 'unit' } as const;

/** Puts kits of a campaign at a station. */
export const allotKits = action(warmthContract.allotKits, {
  access: OFFICE,
  once: 'request',
  budget: 14 + MOVE_OPERATIONS + MOVEMENT_OPERATIONS + KEEPING_OPERATIONS,

  async run(input, context: WarmthContext) {
    const movement = await movementOf(context, input);
    const { campaign } = movement;
    if (campaign.state === 'closed' && !(await hasCome(context, movement))) throw new Failure('CAMPAIGN_CLOSED');
    await context.store.campaigns.keepTerms(campaign);
    await allot(context.store, movement, stampOf(context));
    const heads = await headsAt(context, movement);
    await follow(context, campaign._id, heads);
    return { station: stationFigure(heads) };
  },
});

/** Whether some of a movement's kits were brought before the campaign ended. */
async function hasCome({ store }: WarmthContext, { id, campaign, station }: Movement): Promise<boolean> {
  const held = await store.blocks.broughtBy(id, campaign._id, station._id);
  return held.some(({ brought }) => brought !== null);
}

/** A campaign may change, and people may begin to wait, while kits are on their way: a block that was made meanwhile follows. */
async function follow(context: WarmthContext, campaignId: string, heads: readonly BlockHead[]): Promise<void> {
  const campaign = await ownCampaign(context, campaignId);
  if (heads.some(({ campaignVersion }) => campaignVersion < campaign.version)) await alignBlocks(context, campaign);
  const waiting = heads.filter((head) => head.waiting).length;
  if (waiting > 0 && waiting < heads.length)
    await context.store.blocks.markWaiting(campaignId, heads[0]!.stationId, true);
}

/** Takes kits back that nobody holds; those that people hold stay theirs. */
export const withdrawKits = action(warmthContract.withdrawKits, {
  access: OFFICE,
  once: 'request',
  budget: 8 + MOVE_OPERATIONS + MOVEMENT_OPERATIONS + KEEPING_OPERATIONS,

  async run(input, context: WarmthContext) {
    const movement = await movementOf(context, input);
    const withdrawnCount = await withdraw(context.store, movement, stampOf(context));
    return { station: stationFigure(await headsAt(context, movement)), withdrawnCount };
  },
});

async function movementOf(
  context: WarmthContext,
  { campaignId, stationId, count }: { campaignId: string; stationId: string; count: number },
): Promise<Movement> {
  const campaign = await ownCampaign(context, campaignId);
  const station = await context.store.station(stationId, context.now);
  if (!station || !isWithin(station.orgPath, campaign.orgPath)) {
    throw new Failure('INVALID_INPUT', { fields: [{ path: 'stationId', problem: 'unknown' }] });
  }
  return { id: context.requestKey, campaign, station, count };
}

/** @throws Failure NOT_FOUND when the station never had kits of the campaign */
async function headsAt({ store }: WarmthContext, { campaign, station }: Movement) {
  const heads = await store.blocks.heads(campaign._id, station._id);
  if (heads.length === 0) throw new Failure('NOT_FOUND');
  return heads;
}
