import { beijingDay, beijingInstant } from '../../domain/calendar';
import { action } from '../../kit/action';
import { badField, CHANGE_OPERATIONS } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { travellerOf, verifyingUnit } from '../declaring';
import { file, FILE_OPERATIONS } from '../filing';
import { callTimes, declaredFields, departed } from '../moves/declare';
import { checkWithin, checkWithinYear } from '../plausible';
import { ownCase } from '../views';

const NOON = 720;

/** Announces leaving Beijing with the day of coming back, on which the union asks again: a line of the leave–return ledger. */
export const declareDeparture = action(returnsContract.declareDeparture, {
  access: { member: 'own' },
  once: 'request',
  budget: 8 + FILE_OPERATIONS + CHANGE_OPERATIONS,

  async run({ traveller, orgUnitId, healthConsentVersion, ...outbound }, context: ReturnsContext) {
    const { store, caller, now } = context;
    checkWithin('leavesAt', outbound.leavesAt, now);
    checkWithin('arrivesThereAt', outbound.arrivesThereAt, now);
    checkWithinYear('plannedReturnOn', outbound.plannedReturnOn, now);
    const returnsAt = beijingInstant(outbound.plannedReturnOn, NOON);
    if (outbound.plannedReturnOn < beijingDay(outbound.leavesAt)) throw badField('plannedReturnOn', 'range');
    const campaign = await store.campaigns.running(beijingDay(now));
    const me = await store.people.get(caller);
    const holder = await verifyingUnit(store, orgUnitId);

    const said = { trip: null, outbound, fields: declaredFields({ health: outbound.health }) };
    const one = await file(context, {
      step: 'departed',
      campaign,
      ...travellerOf(store, me, traveller),
      holder,
      first: { stage: 'away', ...callTimes(returnsAt, now), said },
      anew: (open) => departed(open, said, returnsAt, now),
    });
    return { case: ownCase(one, now) };
  },
});
