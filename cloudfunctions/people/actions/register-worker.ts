import { beijingDay } from '../../domain/calendar';
import { action } from '../../kit/action';
import type { Context } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { belongingOf, meOf } from '../belonging';
import { peopleContract } from '../contract';
import { phoneOf } from '../phone-proof';
import { personIdOfAccount, personRow, phoneTaken } from '../store';
import type { PeopleStore, Person, PersonFacts } from '../store';

/** How often a registration looks again when it was outrun. */
const ATTEMPTS = 3;

/**
 * Makes the caller a member: one person per account and per proven phone. Somebody a roster announced becomes real.
 * A repetition, also one after a crash between the two writes, finishes the same registration.
 */
export const registerWorker = action(peopleContract.registerWorker, {
  access: 'everyone',
  once: 'natural',
  budget: 4 + ATTEMPTS * 6,

  async run({ name, phone: proof, occupation, place, consentVersion }, context: Context<PeopleStore>) {
    const { caller, now, requestKey, store } = context;
    const { openid } = caller;
    const belonging = await belongingOf(store.places, place);
    const wanted = { name, occupation, orgUnitId: belonging.orgUnit._id, stationId: belonging.station?._id ?? null };
    if (caller.personId !== null) return { me: meOf(await sameAgain(store, caller.personId, wanted), belonging) };

    const phone = await phoneOf(proof);
    const person = await settle(store, {
      ...wanted,
      _id: personIdOfAccount(store.keys(), openid),
      openid,
      status: 'registered',
      phone: phone.number,
      phoneVerifiedBy: phone.verifiedBy,
      orgPath: belonging.orgUnit.path,
      announcedBy: null,
      registeredOn: beijingDay(now),
      consentVersion,
      version: 1,
      changedBy: requestKey,
    });
    await store.accounts.open({ _id: openid, personId: person._id, grants: [] });
    return { me: meOf(person, belonging) };
  },
});

type Wanted = Pick<Person, 'name' | 'occupation' | 'orgUnitId' | 'stationId'>;

const says = (person: Person, wanted: Wanted) =>
  (['name', 'occupation', 'orgUnitId', 'stationId'] as const).every((field) => person[field] === wanted[field]);

/** The account has a person: the same registration again gets the same answer, another is refused. */
async function sameAgain(store: PeopleStore, personId: string, wanted: Wanted): Promise<Person> {
  const person = await store.find(personId);
  if (!person || !says(person, wanted)) throw new Failure('ALREADY_REGISTERED');
  return person;
}

type Registration = PersonFacts & { openid: string };

/** Writes the person, and looks again when a second tap or another account was faster. */
async function settle(store: PeopleStore, registration: Registration): Promise<Person> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const person = await attemptTo(store, registration);
    if (person) return person;
  }
  throw new Failure('CONFLICT');
}

/** A new person, or over what an earlier attempt left or a roster announced; `null` when somebody was faster. */
async function attemptTo(store: PeopleStore, registration: Registration): Promise<Person | null> {
  const { openid, phone, phoneVerifiedBy } = registration;
  const known = (await store.findByAccount(openid)) ?? (phoneVerifiedBy && (await store.findByPhone(phone)));
  if (known) return takeUp(store, known, registration);

  const row = personRow(registration, store.keys());
  return (await store.add([row])) ? row : null;
}

/** Makes an announced person, or the caller's own earlier attempt, the registered one. */
async function takeUp(store: PeopleStore, known: Person, registration: Registration): Promise<Person | null> {
  const { openid, announcedBy } = known;
  if (openid !== null && openid !== registration.openid) throw phoneTaken();
  const finished = openid !== null && hasNumber(known, registration) && says(known, registration);
  return finished ? known : store.replace(known, { ...registration, announcedBy });
}

/** Whether a person has the number of a registration, and the proof that came with it. */
const hasNumber = (known: Person, { phone, phoneVerifiedBy }: Registration) =>
  known.phone === phone && (phoneVerifiedBy === null || known.phoneVerifiedBy !== null);
