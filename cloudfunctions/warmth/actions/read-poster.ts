import { action } from '../../kit/action';
import { stationView } from '../../places/views';
import { warmthContract } from '../contract';
import { headsByCampaign } from '../counting';
import { keptStation } from '../keeping';
import type { WarmthContext } from '../member';
import { campaignView } from '../views';

const PAGE = 'packages/warmth/pages/claim/claim';

/** What hangs on a station's door: what is handed out here, when, and the code that opens the claim page. */
export const readPoster = action(warmthContract.readPoster, {
  access: { stationKeeper: 'unit', secretary: 'unit', unitAdmin: 'unit' },
  once: 'read',
  budget: 4,

  async run({ stationId }, context: WarmthContext) {
    const { store, now } = context;
    const station = await keptStation(context, stationId);
    const here = headsByCampaign(await store.blocks.headsAt(stationId));
    const campaigns = (await store.campaigns.recallAll([...here.keys()], now)).filter(({ state }) => state === 'open');
    return {
      station: stationView(station, now, null),
      campaigns: campaigns.map((campaign) => campaignView(campaign, now)),
      kits: campaigns.map(({ kit }) => kit),
      page: `${PAGE}?station=${stationId}`,
      doorCode: `NWD.${stationId}`,
    };
  },
});
