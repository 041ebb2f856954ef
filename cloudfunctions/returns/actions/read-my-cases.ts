import { action } from '../../kit/action';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { HEALTH_CONSENT_VERSION } from '../contract/worker';
import { isEnded } from '../rules/stages';
import { ownCase } from '../views';

const MOST_CASES = 20;

/** The journeys somebody announced, for themselves and for others; those still open come first. */
export const readMyCases = action(returnsContract.readMyCases, {
  access: { member: 'own' },
  once: 'read',
  budget: 2,

  async run(_input, { caller, store, now }: ReturnsContext) {
    const cases = caller.personId === null ? [] : await store.listFiledBy(caller.personId, MOST_CASES);
    const sorted = [...cases].sort((a, b) => Number(isEnded(a.stage)) - Number(isEnded(b.stage)));
    return { cases: sorted.map((one) => ownCase(one, now)), healthConsentVersion: HEALTH_CONSENT_VERSION };
  },
});
