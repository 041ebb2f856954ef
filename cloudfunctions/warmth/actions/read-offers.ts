import { action } from '../../kit/action';
import type { Person } from '../../people/store';
import type { WarmthCampaign } from '../campaign';
import { campaignsFor, chosen } from '../choosing-offers';
import { warmthContract } from '../contract';
import type { WarmthContext } from '../member';
import { knownOf, offerOf } from '../offers';
import { GONE } from '../masks';
import { isPickedUpBy, standingsOf, underEnd } from '../offering';
import { goneStation } from '../outreach/stop-place';
import { stationOf } from '../reserving';
import { maskedPeople, nameOf } from '../telling';
import { claimView } from '../views';

/** What there is to claim for the caller, what they have, and what they pick up for colleagues. */
export const readOffers = action(warmthContract.readOffers, {
  access: 'everyone',
  once: 'natural',
  budget: 84,

  async run(_, context: WarmthContext) {
    const { store, caller } = context;
    const person = caller.personId === null ? null : await store.people.find(caller.personId);
    const { open, closed, rows } = await campaignsFor(context, person);
    const known = await knownOf(context, person, [...open, ...closed], rows);
    const shown = [...chosen(open, person, known, context.now), ...closed];

    const offers = await Promise.all(shown.map((campaign) => offerOf(context, campaign, person, known)));
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
    const station = stations.get(stationOf(row.blockId)) ?? goneStation(stationOf(row.blockId));
    const beside = { station, proxy: person.name, cardOut: false, changeTicket: null, word: null };
    const claim = claimView(entry, { campaign: nameOf(campaign), ...beside });
    return [{ ...claim, of: people.get(row.personId) ?? GONE }];
  });
}
