import { addDays, beijingDay } from '../../domain/calendar';
import { action } from '../../kit/action';
import type { Entry } from '../block';
import { proxyOf } from '../claim-row';
import { warmthContract } from '../contract';
import { keptStation } from '../keeping';
import type { WarmthContext } from '../member';
import { maskedPeople } from '../telling';
import { pickupView } from '../views';
import { dayKey, prefixOf } from '../voucher';

const MOST_CLAIMS = 900;
const GOOD_FOR_MS = 12 * 3_600_000;

/** Everything held at a station, with what tells its codes from bad ones for today and tomorrow. */
export const readOfflineBook = action(warmthContract.readOfflineBook, {
  access: { stationKeeper: 'unit' },
  once: 'read',
  budget: 7,

  async run({ stationId }, context: WarmthContext) {
    const { store, now } = context;
    const station = await keptStation(context, stationId);
    const blocks = await store.blocks.allAt(stationId, now);
    const campaigns = await store.campaigns.recallAll([...new Set(blocks.map(({ campaignId }) => campaignId))], now);
    const open = new Map(campaigns.filter(({ state }) => state === 'open').map((one) => [one._id, one]));
    const held = blocks
      .filter(({ campaignId }) => open.has(campaignId))
      .flatMap(({ _id: blockId, campaignId, claims }) =>
        Object.values(claims)
          .filter(({ state }) => state === 'reserved')
          .map((entry) => ({ blockId, campaignId, entry })),
      )
      .slice(0, MOST_CLAIMS);
    const rows = await store.claims.among(
      held.map(({ campaignId, entry }) => ({ campaignId, personId: entry.personId })),
    );
    const bound = new Map(rows.map((row) => [row.claimId, row]));
    const proxyFor = ({ claimId, attempt }: Entry) => {
      const row = bound.get(claimId);
      return row ? proxyOf(row, attempt) : null;
    };
    const people = await maskedPeople(
      store,
      held.flatMap(({ entry }) => [entry.personId, proxyFor(entry)]),
    );
    const days = [beijingDay(now), addDays(beijingDay(now), 1)];

    const claims = held.flatMap(({ blockId, campaignId, entry }) => {
      const proxyId = proxyFor(entry);
      return (proxyId === null ? [false] : [false, true]).map((proxied) => {
        const bearing = { blockId, claimId: entry.claimId, attempt: entry.attempt, proxied };
        const keys = days.map((day) => ({ day, key: dayKey(store.keys(), bearing, day).toString('hex') }));
        const pickup = pickupView(entry, open.get(campaignId)!, people, proxied ? proxyId : null);
        return { prefix: prefixOf(bearing), keys, pickup };
      });
    });
    return { station: { id: station._id, name: station.name }, madeAt: now, goodUntil: now + GOOD_FOR_MS, claims };
  },
});
