import { covers } from '../../kit/access';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { warmthContract } from '../contract';
import { figuresOf, headsByStation, MOST_STATIONS, stationFigure } from '../counting';
import { HEADS_OPERATIONS, headsIn } from '../heads';
import type { WarmthContext } from '../member';
import { ownCampaign } from '../running';
import { campaignRecord } from '../views';

const OFFICE = { secretary: 'unit', unitAdmin: 'unit' } as const;
const MOST_SHOWN = 100;

/** Campaigns run by a unit and those below it. */
export const listCampaigns = action(warmthContract.listCampaigns, {
  access: { ...OFFICE, auditor: 'all' },
  once: 'read',
  budget: 3,

  async run({ orgUnitId, state }, { store, reach }: WarmthContext) {
    const unit = await store.places.findOrgUnit(orgUnitId);
    if (!unit || !covers(reach, unit.path)) throw new Failure('NOT_FOUND');
    const found = await store.campaigns.listBelow(unit.path, state, MOST_SHOWN);
    return { campaigns: found.map(campaignRecord) };
  },
});

/** A campaign and where its kits are. */
export const readCampaign = action(warmthContract.readCampaign, {
  access: { ...OFFICE, auditor: 'all' },
  once: 'read',
  budget: 2 + HEADS_OPERATIONS,

  async run({ campaignId }, context: WarmthContext) {
    const campaign = await ownCampaign(context, campaignId);
    const heads = await headsIn(context.store, campaignId);
    const stations = [...headsByStation(heads).values()].map(stationFigure).slice(0, MOST_STATIONS);
    return { campaign: campaignRecord(campaign), stations };
  },
});

/** What a campaign has come to, by station, day and occupation. */
export const readFigures = action(warmthContract.readFigures, {
  access: { ...OFFICE, auditor: 'all' },
  once: 'read',
  budget: 4 + HEADS_OPERATIONS,

  async run({ campaignId }, context: WarmthContext) {
    const { store } = context;
    await ownCampaign(context, campaignId);
    const [heads, thanksCount, complaintCount] = await Promise.all([
      headsIn(store, campaignId),
      store.words.count(campaignId, 'thanks'),
      store.words.count(campaignId, 'complaint'),
    ]);
    return { ...figuresOf(heads), thanksCount, complaintCount };
  },
});

/** What people said about a campaign, without their names. */
export const listWords = action(warmthContract.listWords, {
  access: OFFICE,
  once: 'read',
  budget: 3,

  async run({ campaignId, kind, after }, context: WarmthContext) {
    await ownCampaign(context, campaignId);
    const { words, next } = await context.store.words.page(campaignId, kind, after, 50);
    const shown = words.map(({ _id: id, text, stationId, stationName, on }) => ({
      id,
      text,
      station: { id: stationId, name: stationName },
      on,
    }));
    return { words: shown, next };
  },
});
