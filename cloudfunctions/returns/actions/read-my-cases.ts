import { beijingDay } from '../../domain/calendar';
import { maskName } from '../../domain/person';
import { action } from '../../kit/action';
import { offerTo } from '../adopting';
import type { Case } from '../case';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import { travellerKey } from '../declaring';
import { HEALTH_CONSENT_VERSION } from '../contract/worker';
import { isEnded } from '../rules/stages';
import type { ReturnsStore } from '../store';
import { ownCase } from '../views';

/** Open ones are what a day asks for; of those that ended the latest are enough. */
const MOST_OPEN = 100;
const MOST_ENDED = 20;

/**
 * The journeys somebody announced, for themselves and for others, the own open one first, then the other open ones; and
 * what staff filed for them.
 */
export const readMyCases = action(returnsContract.readMyCases, {
  access: { member: 'own' },
  once: 'read',
  budget: 6,

  async run(_input, { caller, store, now }: ReturnsContext) {
    const me = await store.people.get(caller);
    const key = offerTo(store, me);
    const [cases, offered] = await Promise.all([filedBy(store, me._id), key === null ? [] : store.offered(key)]);
    return {
      cases: cases.map((one) => ownCase(one, now)),
      offered: offered.map(offer),
      healthConsentVersion: HEALTH_CONSENT_VERSION,
    };
  },
});

/** What a person filed, however much it is: the own open case is never among what is left out. Three operations. */
async function filedBy(store: ReturnsStore, personId: string): Promise<Case[]> {
  const [own, open, newest] = await Promise.all([
    store.findOpen(travellerKey(store, personId, null)),
    store.listOpenFiledBy(personId, MOST_OPEN),
    store.listFiledBy(personId, MOST_ENDED),
  ]);
  const filed = [...(own ? [own] : []), ...open, ...newest.filter(({ stage }) => isEnded(stage))];
  return [...new Map(filed.map((one) => [one._id, one])).values()];
}

const offer = ({ _id: id, particulars, orgName: heldBy, declaredAt }: Case) => ({
  id,
  maskedName: maskName(particulars.name),
  heldBy,
  filedOn: beijingDay(declaredAt),
});
