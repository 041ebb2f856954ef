import { beijingDay } from '../../domain/calendar';
import { covers } from '../../kit/access';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { StoredRule } from '../campaign';
import { badField } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';

/** Adds a rule that takes force on a coming day. Rules are never changed: whoever was judged by one keeps it to read. */
export const addRule = action(returnsContract.addRule, {
  access: { unitAdmin: 'unit' },
  once: 'natural',
  budget: 4,

  async run({ rule, afterVersion }, { reach, store, now, audit }: ReturnsContext) {
    const campaign = await store.campaigns.get();
    if (!covers(reach, campaign.orgPath)) throw new Failure('NOT_ALLOWED');
    const wanted: StoredRule = { ...rule, version: afterVersion + 1 };
    if (!campaign.rules.some((known) => same(known, wanted))) {
      if (rule.from <= beijingDay(now)) throw badField('rule.from', 'range');
      const isNext = campaign.rules.at(-1)!.version === afterVersion;
      if (!isNext || !(await store.campaigns.addRule(campaign, wanted))) throw new Failure('CONFLICT');
    }
    await audit({ subjectId: campaign._id, orgPath: campaign.orgPath, reason: `新规则：${rule.basis}` });
    return { version: wanted.version };
  },
});

const same = (a: StoredRule, b: StoredRule) =>
  (Object.keys(b) as (keyof StoredRule)[]).every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]));
