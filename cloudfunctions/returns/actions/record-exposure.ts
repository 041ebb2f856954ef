import { beijingDay } from '../../domain/calendar';
import { action } from '../../kit/action';
import { badField, changeCase, CHANGE_OPERATIONS, checkHolder } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { runningPeriod } from '../moves/report';
import { lastDayOf } from '../reports';

/** Notes that somebody under observation was exposed again; where the rule says so, the count begins anew. */
export const recordExposure = action(returnsContract.recordExposure, {
  access: { caseWorker: 'unit' },
  once: 'request',
  budget: 4 + CHANGE_OPERATIONS,

  async run({ caseId, exposedOn, reason }, context: ReturnsContext) {
    const today = beijingDay(context.now);
    const one = await changeCase(context, caseId, (open) => {
      checkHolder(open, context);
      const { rule, anchorOn } = runningPeriod(open);
      if (exposedOn > today || exposedOn < anchorOn) throw badField('exposedOn', 'range');
      const next = rule.restartsOnExposure ? { ...open, anchorOn: exposedOn, exposedOn, missedOn: null } : open;
      return { step: 'exposed', next, note: reason };
    });
    return { restarted: one.exposedOn === exposedOn, lastDay: lastDayOf(one) };
  },
});
