import { action } from '../../kit/action';
import type { Person } from '../../people/store';
import type { Block } from '../block';
import { warmthContract } from '../contract';
import { boundAmong, keptStation } from '../keeping';
import { maskedPerson } from '../masks';
import type { WarmthContext } from '../member';
import { pickupView } from '../views';

/** People are looked up so many at a time, as many as a station can hold kits for. */
const AT_ONCE = 1_000;
const MOST_PEOPLE = 8_000;
const MOST_SHOWN = 20;

/** Held kits at a station of people whose number ends so and whose surname is this; for phones that are flat. */
export const findClaims = action(warmthContract.findClaims, {
  access: { stationKeeper: 'unit' },
  once: 'read',
  budget: 5 + MOST_PEOPLE / AT_ONCE,

  async run({ stationId, phoneTail, surname }, context: WarmthContext) {
    const { store, now } = context;
    const station = await keptStation(context, stationId);
    const held = (await store.blocks.allAt(station._id, now)).flatMap(heldIn).slice(0, MOST_PEOPLE);
    const people = await peopleOf(context, [...new Set(held.map(({ entry }) => entry.personId))]);
    const meant = people.filter(({ name, phone }) => phone.endsWith(phoneTail) && name.startsWith(surname));

    const masked = new Map(meant.map((person) => [person._id, maskedPerson(person)]));
    const found = held.filter(({ entry }) => masked.has(entry.personId)).slice(0, MOST_SHOWN);
    const bound = await boundAmong(context, found);
    const campaigns = await store.campaigns.recallAll(
      bound.map(({ campaignId }) => campaignId),
      now,
    );
    return { pickups: bound.map(({ entry }, i) => pickupView(entry, campaigns[i]!, masked, null)) };
  },
});

async function peopleOf({ store }: WarmthContext, ids: readonly string[]): Promise<Person[]> {
  const people: Person[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    people.push(...(await store.people.findAll(ids.slice(from, from + AT_ONCE))));
  }
  return people;
}

const heldIn = ({ _id: blockId, campaignId, claims }: Block) =>
  Object.values(claims)
    .filter(({ state }) => state === 'reserved')
    .map((entry) => ({ blockId, campaignId, entry }));
