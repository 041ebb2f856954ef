import { action } from '../../kit/action';
import type { Context } from '../../kit/action';
import { belongingOfPerson, meOf } from '../belonging';
import { CONSENT_VERSION, peopleContract } from '../contract';
import type { PeopleStore } from '../store';

/** Who the caller is to the union: the record, the roles beyond membership, and the consent text in force. */
export const readMe = action(peopleContract.readMe, {
  access: 'everyone',
  once: 'read',
  budget: 5,

  async run(_input, { caller, store }: Context<PeopleStore>) {
    const person = caller.personId === null ? null : await store.find(caller.personId);
    const me = person && meOf(person, await belongingOfPerson(store.places, person));

    const duties = caller.grants.filter(({ role }) => role !== 'member');
    const units = await store.places.findOrgUnits([...new Set(duties.map(({ orgUnitId }) => orgUnitId))]);
    const names = new Map(units.map(({ _id, name }) => [_id, name]));
    const roles = duties.map(({ role, orgUnitId: id }) => ({ role, orgUnit: { id, name: names.get(id) ?? '' } }));
    return { me, roles, consentVersion: CONSENT_VERSION };
  },
});
