import { covers, reachOf } from '../../kit/access';
import { action } from '../../kit/action';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { addRule } from './add-rule';

/** The campaign and its rules, newest first: whoever is judged by a rule may read it. */
export const readRules = action(returnsContract.readRules, {
  access: 'everyone',
  once: 'read',
  budget: 2,

  async run(_input, { caller, store }: ReturnsContext) {
    const { name, documentNumber, endsOn, orgPath, rules } = await store.campaigns.get();
    const adding = reachOf(addRule.access, caller);
    const mayAdd = adding !== null && covers(adding, orgPath);
    return { campaign: { name, documentNumber, endsOn }, rules: [...rules].reverse(), mayAdd };
  },
});
