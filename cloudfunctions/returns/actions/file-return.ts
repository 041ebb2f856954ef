import { beijingDay } from '../../domain/calendar';
import { covers } from '../../kit/access';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { Case } from '../case';
import { badField, CHANGE_OPERATIONS, checkHolder } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { offerKey, subjectKey, travellerKey, verifyingUnit } from '../declaring';
import { file, FILE_OPERATIONS } from '../filing';
import { callTimes, declaredAnew, declaredFields, firstStage } from '../moves/declare';
import { checkWithin } from '../plausible';
import type { ReturnsStore } from '../store';

/**
 * Files for somebody who stands at the desk or is on the phone, with the consent they spoke. Whom the union knows by
 * this name and proven number sees it at once; anybody else may adopt it once they prove the number. What is open
 * about them already is changed where it lies.
 */
export const fileReturn = action(returnsContract.fileReturn, {
  access: { caseWorker: 'unit', secretary: 'unit' },
  once: 'request',
  budget: 8 + FILE_OPERATIONS + CHANGE_OPERATIONS,

  async run({ name, phone, orgUnitId, trip, answers }, context: ReturnsContext) {
    const { store, reach, now } = context;
    checkWithin('answers.arrival', answers.arrival, now);
    checkWithin('trip.departsAt', trip.departsAt, now);
    const campaign = await store.campaigns.running(beijingDay(now));
    const holder = await verifyingUnit(store, orgUnitId);
    if (!covers(reach, holder.orgPath)) throw badField('orgUnitId', 'unknown');

    const said = { trip, outbound: null, fields: declaredFields(answers) };
    const arrival = answers.arrival;
    const one = await file(context, {
      step: 'filedByStaff',
      campaign,
      ...(await whose(store, phone, name)),
      holder,
      who: { name, phone, relation: null, consent: 'oral' },
      first: { stage: firstStage(arrival, now), ...callTimes(arrival, now), said },
      anew(open) {
        checkReach(open, context);
        return declaredAnew(open, { at: null, said, arrival }, now);
      },
    });
    return { caseId: one._id };
  },
});

/** @throws Failure HELD_ELSEWHERE for what another unit holds, CASE_HELD while somebody else is calling the person */
function checkReach(open: Case, context: ReturnsContext): void {
  if (!covers(context.reach, open.orgPath)) throw new Failure('HELD_ELSEWHERE');
  checkHolder(open, context);
}

/** Whose the case is: somebody's who is registered, or whoever proves the number later. One operation. */
async function whose(store: ReturnsStore, phone: string, name: string) {
  const known = await store.people.findByPhone(phone);
  if (known?.status === 'registered' && known.name === name) {
    return { subjectKey: travellerKey(store, known._id, null), filedBy: known._id, offeredTo: null };
  }
  return { subjectKey: subjectKey(store, 'filed', phone, name), filedBy: null, offeredTo: offerKey(store, phone) };
}
