import { beijingDay } from '../../domain/calendar';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { stationView } from '../../places/views';
import { warmthContract } from '../contract';
import { keptStation } from '../keeping';
import type { WarmthContext } from '../member';
import { dayAt, shiftView } from '../station-day';
import { maskedPeople } from '../telling';
import { pickupView } from '../views';

const MOST_HANDED = 200;
const MOST_UNITS = 20;

/** Opens a station for the day; opened already, it stays so. */
export const openStation = action(warmthContract.openStation, {
  access: { stationKeeper: 'unit' },
  once: 'request',
  budget: 9,

  async run({ stationId }, context: WarmthContext) {
    const { store, caller, now } = context;
    const { orgPath } = await keptStation(context, stationId);
    const shift = await store.shifts.open({ stationId, orgPath }, beijingDay(now), caller.personId, now);
    if (!shift) throw new Failure('CONFLICT');
    return { shift: shiftView(shift) };
  },
});

/** Closes a station for the day and says what was handed out; closed already, it says it again. */
export const closeStation = action(warmthContract.closeStation, {
  access: { stationKeeper: 'unit' },
  once: 'request',
  budget: 11,

  async run({ stationId }, context: WarmthContext) {
    const { store, now } = context;
    const station = await keptStation(context, stationId);
    const shift = await store.shifts.toClose(stationId, beijingDay(now));
    if (!shift) throw new Failure('STATION_CLOSED');
    if (shift.closedAt === null) await store.shifts.close(shift, now);
    const { counters, handOutCount, personCount } = await dayAt(context, station, shift);
    const closed = { ...shift, closedAt: shift.closedAt ?? now };
    return {
      station: { id: station._id, name: station.name },
      shift: shiftView(closed),
      counters,
      handOutCount,
      personCount,
    };
  },
});

/** A station's day: what there is of each campaign, and who had a kit. */
export const readStationDay = action(warmthContract.readStationDay, {
  access: { stationKeeper: 'unit' },
  once: 'read',
  budget: 8,

  async run({ stationId }, context: WarmthContext) {
    const { store, now } = context;
    const station = await keptStation(context, stationId);
    const shift = await store.shifts.latest(stationId, beijingDay(now));
    const { counters, handed, handOutCount, personCount, campaigns } = await dayAt(context, station, shift);
    const newest = handed.slice(0, MOST_HANDED);
    const people = await maskedPeople(
      store,
      newest.flatMap(({ entry }) => [entry.personId, entry.proxyId]),
    );
    const named = new Map(campaigns.map((campaign) => [campaign._id, campaign]));
    return {
      station: stationView(station, now, null),
      shift: shift && shiftView(shift),
      counters,
      handed: newest.map(({ campaignId, entry }) => pickupView(entry, named.get(campaignId)!, people, entry.proxyId)),
      handOutCount,
      personCount,
    };
  },
});

/** The stations that the caller keeps. */
export const listMyStations = action(warmthContract.listMyStations, {
  access: { stationKeeper: 'unit' },
  once: 'read',
  budget: 3 + MOST_UNITS,

  async run(_, { store, reach }: WarmthContext) {
    const paths = reach.extent === 'unit' ? reach.paths.slice(0, MOST_UNITS) : [];
    const found = (await Promise.all(paths.map((path) => store.places.listStationsBelow(path)))).flat();
    const unique = [...new Map(found.map((station) => [station._id, station])).values()].slice(0, 100);
    const open = await store.shifts.openAmong(unique.map(({ _id }) => _id));
    const stations = unique.map(({ _id: id, name, orgUnitName }) => ({ id, name, orgUnitName, openNow: open.has(id) }));
    return { stations };
  },
});
