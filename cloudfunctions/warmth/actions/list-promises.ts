import { action } from '../../kit/action';
import { visitExchanges } from '../contract/visits';
import { orgUnitInReach, READ_OPERATIONS } from '../goods/context';
import { ONLOOKERS } from '../outreach/context';
import type { OutreachContext } from '../outreach/context';
import { promisesOf } from '../outreach/visit';

const PAGE = 20;

/** What was promised on a union's visits and is not kept yet, the first due first. */
export const listPromises = action(visitExchanges.listPromises, {
  access: ONLOOKERS,
  once: 'read',
  budget: READ_OPERATIONS + 2,

  async run({ orgUnitId, after }, context: OutreachContext) {
    const unit = await orgUnitInReach(context, orgUnitId);
    const { visits, next } = await context.store.outreach.promisesOf(unit._id, context.reach, after, PAGE);
    return { promises: visits.flatMap(promisesOf).filter(({ kept }) => !kept), next };
  },
});
