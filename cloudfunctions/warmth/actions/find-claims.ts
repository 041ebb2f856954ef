import { action } from '../../kit/action';
import type { Block } from '../block';
import { warmthContract } from '../contract';
import { boundAmong, keptStation } from '../keeping';
import { maskedPerson } from '../masks';
import type { WarmthContext } from '../member';
import { pickupView } from '../views';

const MOST_PEOPLE = 1_000;
const MOST_SHOWN = 20;

/** Held kits at a station of people whose number ends so and whose surname is this; for phones that are flat. */
export const findClaims = action(warmthContract.findClaims, {
  access: { stationKeeper: 'unit' },
  once: 'read',
  budget: 6,

  async run({ stationId, phoneTail, surname }, context: WarmthContext) {
    const { store, now } = context;
    const station = await keptStation(context, stationId);
    const held = (await store.blocks.allAt(station._id)).flatMap(heldIn).slice(0, MOST_PEOPLE);
    const people = await store.people.findAll([...new Set(held.map(({ entry }) => entry.personId))]);
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

const heldIn = ({ _id: blockId, campaignId, claims }: Block) =>
  Object.values(claims)
    .filter(({ state }) => state === 'reserved')
    .map((entry) => ({ blockId, campaignId, entry }));
