import { covers } from '../../kit/access';
import type { Reach } from '../../kit/access';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { rejudgements } from '../moves/rejudge';

const MOST_PERIODS = 1_000;
const NAMED = 20;
const EVERYWHERE: Reach = { extent: 'all' };

/** Whom a rule would touch before it takes force: running periods counted anew, and those not yet verified. */
export const previewRule = action(returnsContract.previewRule, {
  access: { unitAdmin: 'unit' },
  once: 'read',
  budget: 4,

  async run({ rule }, { reach, store }: ReturnsContext) {
    const campaign = await store.campaigns.get();
    if (!covers(reach, campaign.orgPath)) throw new Failure('NOT_ALLOWED');

    const version = campaign.rules.at(-1)!.version + 1;
    const running = await store.sweeps.judgedBefore(version, MOST_PERIODS);
    const touched = rejudgements(running, { ...rule, version });
    const waiting = await store.leftByUnit(campaign.orgPath, EVERYWHERE);
    return {
      periodCount: touched.length,
      shorterCount: touched.filter(({ before, after }) => after < before).length,
      longerCount: touched.filter(({ before, after }) => after > before).length,
      endingNowCount: touched.filter(({ after }) => after < rule.from).length,
      waitingCount: [...waiting.values()].reduce((sum, count) => sum + count, 0),
      names: touched.slice(0, NAMED).map(({ one }) => one.particulars.name),
      complete: running.length < MOST_PERIODS,
    };
  },
});
