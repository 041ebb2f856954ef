import { action } from '../../kit/action';
import type { Context } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { belongingOf, belongingOfPerson, meOf } from '../belonging';
import type { Belonging } from '../belonging';
import { peopleContract } from '../contract';
import { phoneOf } from '../phone-proof';
import type { PeopleStore, Person, PersonFacts } from '../store';

/** Changes what the caller named of their own record, over the version they saw. */
export const updateMe = action(peopleContract.updateMe, {
  access: { member: 'own' },
  once: 'request',
  budget: 12,

  async run({ version, name, occupation, phone: proof, place }, { caller, requestKey, store }: Context<PeopleStore>) {
    const person = await store.get(caller);
    if (person.changedBy === requestKey) return { me: meOf(person, await belongingOfPerson(store.places, person)) };
    if (person.version !== version) throw new Failure('CONFLICT');

    const phone = proof && (await phoneOf(proof));
    const belonging = await (place ? belongingOf(store.places, place) : belongingOfPerson(store.places, person));
    const changed: PersonFacts = {
      ...person,
      ...given({ name, occupation }),
      ...(phone && { phone: phone.number, phoneVerifiedBy: phone.verifiedBy }),
      ...whereabouts(belonging),
      changedBy: requestKey,
    };
    const written = await store.replace(person, changed);
    if (!written) throw new Failure('CONFLICT');
    return { me: meOf(written, belonging) };
  },
});

function whereabouts({ orgUnit, station }: Belonging): Pick<Person, 'orgUnitId' | 'orgPath' | 'stationId'> {
  return { orgUnitId: orgUnit._id, orgPath: orgUnit.path, stationId: station?._id ?? null };
}

/** The fields that were given; what was left out stays as it is. */
function given<Fields extends object>(fields: Fields): { [Name in keyof Fields]?: NonNullable<Fields[Name]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as typeof fields;
}
