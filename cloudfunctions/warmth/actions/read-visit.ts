import { action } from '../../kit/action';
import { visitExchanges } from '../contract/visits';
import { READ_OPERATIONS } from '../goods/context';
import { ONLOOKERS, stopNear } from '../outreach/context';
import type { OutreachContext } from '../outreach/context';
import { photoView } from '../outreach/photo';
import { visitId, visitView } from '../outreach/visit';

/** What was found and promised at a stop. */
export const readVisit = action(visitExchanges.readVisit, {
  access: ONLOOKERS,
  once: 'read',
  budget: READ_OPERATIONS + 4,

  async run({ tripId, stopId }, context: OutreachContext) {
    await stopNear(context, tripId, stopId);
    const id = visitId(tripId, stopId);
    const [visit, photos] = await Promise.all([context.store.outreach.findVisit(id), photosOf(context, id)]);
    return { visit: visit && visitView(visit), photos };
  },
});

async function photosOf({ store, caller, now }: OutreachContext, id: string) {
  const { photos } = store.outreach;
  const rows = await photos.ofVisit(id);
  const verdicts = await photos.verdictsOn(rows);
  return rows
    .sort((a, b) => a.slot - b.slot)
    .map((row) => photoView(row, verdicts.get(row.traceId ?? '') ?? null, caller.personId, now));
}
