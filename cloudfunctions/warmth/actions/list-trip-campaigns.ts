import { action } from '../../kit/action';
import { outreachExchanges } from '../contract/outreach';
import { OFFICE, orgUnitInReach, READ_OPERATIONS } from '../goods/context';
import type { OutreachContext } from '../outreach/context';
import { mayBelongTo } from '../outreach/planning';

/** Open campaigns looked at; those that end last come first. */
const MOST_OPEN = 100;

/** The campaigns that a trip of a union may belong to: its own, and those of the unions above it. */
export const listTripCampaigns = action(outreachExchanges.listTripCampaigns, {
  access: OFFICE,
  once: 'read',
  budget: READ_OPERATIONS + 2,

  async run({ orgUnitId }, context: OutreachContext) {
    const unit = await orgUnitInReach(context, orgUnitId);
    const open = await context.store.campaigns.listByState('open', MOST_OPEN);
    const fitting = open.filter((campaign) => mayBelongTo(campaign, unit, context.now));
    return { campaigns: fitting.map(({ _id: id, name }) => ({ id, name })) };
  },
});
