import { beijingDay } from '../../domain/calendar';
import { maskName } from '../../domain/person';
import { action } from '../../kit/action';
import { offerTo } from '../adopting';
import type { Case } from '../case';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { HEALTH_CONSENT_VERSION } from '../contract/worker';
import { isEnded } from '../rules/stages';
import { ownCase } from '../views';

const MOST_CASES = 20;

/** The journeys somebody announced, for themselves and for others, open ones first; and what staff filed for them. */
export const readMyCases = action(returnsContract.readMyCases, {
  access: { member: 'own' },
  once: 'read',
  budget: 4,

  async run(_input, { caller, store, now }: ReturnsContext) {
    const me = await store.people.get(caller);
    const key = offerTo(store, me);
    const [cases, offered] = await Promise.all([
      store.listFiledBy(me._id, MOST_CASES),
      key === null ? [] : store.offered(key),
    ]);
    const sorted = [...cases].sort((a, b) => Number(isEnded(a.stage)) - Number(isEnded(b.stage)));
    return {
      cases: sorted.map((one) => ownCase(one, now)),
      offered: offered.map(offer),
      healthConsentVersion: HEALTH_CONSENT_VERSION,
    };
  },
});

const offer = ({ _id: id, particulars, orgName: heldBy, declaredAt }: Case) => ({
  id,
  maskedName: maskName(particulars.name),
  heldBy,
  filedOn: beijingDay(declaredAt),
});
