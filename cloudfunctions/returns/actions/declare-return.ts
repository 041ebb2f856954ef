import { beijingDay } from '../../domain/calendar';
import { action } from '../../kit/action';
import { CHANGE_OPERATIONS } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { travellerOf, verifyingUnit } from '../declaring';
import { file, FILE_OPERATIONS } from '../filing';
import { callTimes, declaredAnew, declaredFields, firstStage } from '../moves/declare';
import { checkWithin } from '../plausible';
import { ownCase } from '../views';

/** Announces a journey back to Beijing, one's own or that of somebody without a phone; until it is verified, changes it. */
export const declareReturn = action(returnsContract.declareReturn, {
  access: { member: 'own' },
  once: 'request',
  budget: 8 + FILE_OPERATIONS + CHANGE_OPERATIONS,

  async run({ traveller, orgUnitId, trip, answers }, context: ReturnsContext) {
    const { store, caller, now } = context;
    checkWithin('answers.arrival', answers.arrival, now);
    checkWithin('trip.departsAt', trip.departsAt, now);
    const campaign = await store.campaigns.running(beijingDay(now));
    const me = await store.people.get(caller);
    const holder = await verifyingUnit(store, orgUnitId);

    const said = { trip, outbound: null, fields: declaredFields(answers) };
    const arrival = answers.arrival;
    const one = await file(context, {
      step: 'declared',
      campaign,
      ...travellerOf(store, me, traveller),
      holder,
      first: { stage: firstStage(arrival, now), ...callTimes(arrival, now), said },
      anew: (open) => declaredAnew(open, { at: holder, said, arrival }, now),
    });
    return { case: ownCase(one, now) };
  },
});
