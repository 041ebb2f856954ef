import { beijingDay, beijingInstant } from '../../domain/calendar';
import { action } from '../../kit/action';
import { checkOwn, getCase } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { periodOf } from '../keys';
import { storyOf } from '../story';
import { dayReports, ownCase } from '../views';

/** A case of the caller's with every day of its period: the fourteen windows. */
export const readJournal = action(returnsContract.readJournal, {
  access: { member: 'own' },
  once: 'read',
  budget: 2,

  async run({ caseId }, context: ReturnsContext) {
    const { store, now } = context;
    const one = await getCase(store, caseId);
    checkOwn(one, context);
    const today = beijingDay(now);
    const rule = periodOf(one)?.rule;
    return {
      case: ownCase(one, now),
      days: dayReports(one, now),
      today,
      feverAtC: rule?.feverAtC ?? null,
      reportBy: rule ? beijingInstant(today, rule.reportByMinute) : null,
      followUpOpen: one.followUp !== null,
      story: storyOf(one),
    };
  },
});
