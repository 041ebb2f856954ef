import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { visitExchanges } from '../contract/visits';
import { WRITE_OPERATIONS } from '../goods/context';
import { stopNear, TEAM } from '../outreach/context';
import type { OutreachContext } from '../outreach/context';
import { recordOf, visitId, visitView } from '../outreach/visit';
import type { Visit } from '../outreach/visit';

/** Writes down whom the team met, what they found and what was promised; a later record takes the place of the first. */
export const recordVisit = action(visitExchanges.recordVisit, {
  access: TEAM,
  once: 'request',
  budget: WRITE_OPERATIONS + 3,

  async run({ tripId, stopId, version, facts }, context: OutreachContext) {
    const { store, now, requestKey } = context;
    const { trip, stop } = await stopNear(context, tripId, stopId);
    const { name: stopName } = stop;
    const { orgUnitId, orgPath } = trip;
    const id = visitId(tripId, stopId);
    const before = await store.outreach.findVisit(id);
    if (before?.changedBy === requestKey) return { visit: visitView(before) };
    checkVersion(before, version);
    const visit: Visit = {
      _id: id,
      tripId,
      stopId,
      stopName,
      orgUnitId,
      orgPath,
      record: recordOf(facts, id, before),
      recordedAt: now,
      changedBy: requestKey,
      version: (version ?? 0) + 1,
    };
    const written = before ? store.outreach.replaceVisit(before, visit) : store.outreach.addVisit(visit);
    if (!(await written)) throw new Failure('CONFLICT');
    return { visit: visitView(visit) };
  },
});

/** @throws Failure CONFLICT when the record is another than the one that was read (`null`: there was none) */
function checkVersion(before: Visit | null, version: number | null): void {
  if ((before?.version ?? null) !== version) throw new Failure('CONFLICT');
}
