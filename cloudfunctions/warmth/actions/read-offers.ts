import { action } from '../../kit/action';
import type { Person } from '../../people/store';
import { warmthContract } from '../contract';
import type { WarmthContext } from '../member';
import { knownOf, offerOf } from '../offers';
import { GONE } from '../masks';
import { standingsOf, underEnd } from '../offering';
import type { Standing } from '../offering';
import { maskedPeople, tellClaim } from '../telling';

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
    return { offers, proxied: await proxiedBy(context, person) };
  },
});

async function proxiedBy({ store, caller, now }: WarmthContext, person: Person | null) {
  const rows = person ? await store.claims.forProxy(person._id) : [];
  if (rows.length === 0) return [];
  const [standings, owners, campaigns] = await Promise.all([
    standingsOf(store, rows),
    maskedPeople(
      store,
      rows.map(({ personId }) => personId),
    ),
    store.campaigns.recallAll(
      rows.map(({ campaignId }) => campaignId),
      now,
    ),
  ]);
  const named = new Map(campaigns.map((campaign) => [campaign._id, campaign]));
  const shown = rows.flatMap((row) => {
    const campaign = named.get(row.campaignId);
    const standing = standings.get(row._id);
    if (!campaign || !standing) return [];
    const theirs = underEnd(standing, campaign, now);
    return isTheirs(theirs) ? [{ row, campaign, standing: theirs }] : [];
  });
  return Promise.all(
    shown.map(async ({ row, campaign, standing }) => {
      const claim = await tellClaim(store, caller, campaign, standing, now);
      return { ...claim, changeTicket: null, of: owners.get(row.personId) ?? GONE };
    }),
  );
}

/** Held for a colleague, or handed to one. */
const isTheirs = ({ entry }: Standing) => entry?.state === 'reserved' || entry?.state === 'redeemed';
