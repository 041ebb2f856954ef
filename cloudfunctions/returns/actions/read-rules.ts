import { action } from '../../kit/action';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';

/** The campaign and its rules, newest first: whoever is judged by a rule may read it. */
export const readRules = action(returnsContract.readRules, {
  access: 'everyone',
  once: 'read',
  budget: 2,

  async run(_input, { store }: ReturnsContext) {
    const { name, documentNumber, endsOn, rules } = await store.campaigns.get();
    return { campaign: { name, documentNumber, endsOn }, rules: [...rules].reverse() };
  },
});
