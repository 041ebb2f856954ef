import { action } from '../../kit/action';
import type { Person } from '../../people/store';
import type { WarmthCampaign } from '../campaign';
import { warmthContract } from '../contract';
import type { WarmthContext } from '../member';
import { knownOf, offerOf } from '../offers';
import { GONE } from '../masks';
import { isPickedUpBy, standingsOf, underEnd } from '../offering';
import { stationOf } from '../reserving';
import { maskedPeople, nameOf } from '../telling';
import { claimView } from '../views';

const MOST_OPEN = 12;
const MOST_CLOSED = 6;

/** What there is to claim for the caller, what they have, and what they pick up for colleagues. */
export const readOffers = action(warmthContract.readOffers, {
  access: 'everyone',
  once: 'natural',
  budget: 80,

  async run(_, context: WarmthContext) {
    const { store, caller } = context;
    const [open, closed, person] = await Promise.all([
      store.campaigns.listByState('open', MOST_OPEN),
      store.campaigns.listByState('closed', MOST_CLOSED),
      caller.personId === null ? null : store.people.find(caller.personId),
    ]);
    const known = await knownOf(context, person, [...open, ...closed]);
    const had = closed.filter(({ _id }) => [...known.standings.values()].some(({ row }) => row?.campaignId === _id));

    const offers = await Promise.all([...open, ...had].map((campaign) => offerOf(context, campaign, person, known)));
    return { offers, proxied: person ? await proxiedBy(context, person, open) : [] };
  },
});

/** What is held for colleagues who named the person. Four operations, however many they are. */
async function proxiedBy({ store, now }: WarmthContext, person: Person, open: readonly WarmthCampaign[]) {
  const campaigns = new Map(open.map((campaign) => [campaign._id, campaign]));
  const rows = await store.claims.forProxy(person._id, [...campaigns.keys()]);
  const standings = await standingsOf(store, rows);
  const held = rows.flatMap((row) => {
    const campaign = campaigns.get(row.campaignId)!;
    const standing = underEnd(standings.get(row._id)!, campaign, now);
    const isHeld = standing.entry?.state === 'reserved' && isPickedUpBy(standing, person._id);
    return isHeld ? [{ row, campaign, entry: standing.entry! }] : [];
  });
  const places = held.map(({ row }) => stationOf(row.blockId));
  const owners = held.map(({ row }) => row.personId);
  const [people, stations] = await Promise.all([maskedPeople(store, owners), store.stations(places, now)]);
  return held.flatMap(({ row, campaign, entry }) => {
    const station = stations.get(stationOf(row.blockId));
    if (!station) return [];
    const beside = { station, proxy: person.name, cardOut: false, changeTicket: null, word: null };
    const claim = claimView(entry, { campaign: nameOf(campaign), ...beside });
    return [{ ...claim, of: people.get(row.personId) ?? GONE }];
  });
}
