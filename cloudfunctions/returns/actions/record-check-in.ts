import { action } from '../../kit/action';
import type { Case } from '../case';
import { changeCase, CHANGE_OPERATIONS, checkCalling } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { reported } from '../moves/report';
import { openedBy, reportAnswer } from '../reports';

/** Records a day that somebody told by phone, into the same calendar, marked as the staff's. */
export const recordCheckIn = action(returnsContract.recordCheckIn, {
  access: { caseWorker: 'unit' },
  once: 'request',
  budget: 4 + CHANGE_OPERATIONS,

  async run({ caseId, day, health }, context: ReturnsContext) {
    const { caller, now, requestKey: request } = context;
    const said = { kind: 'health', health } as const;
    const one = await changeCase(context, caseId, (open) => {
      checkCalling(open, context);
      const next = reported(open, { day, said, by: 'staff', byPersonId: caller.personId, request }, now);
      return next && { step: 'reportedByStaff', next: released(next) };
    });
    const { dayNumber, late } = reportAnswer(one, day);
    return { day, dayNumber, late, followUpOpened: openedBy(one, day) };
  },
});

/** The case no longer in the caller's hands, unless a follow-up is still open that they can go on to close. */
const released = (one: Case): Case => (one.followUp ? one : { ...one, leaseHolder: null, leaseUntil: 0 });
