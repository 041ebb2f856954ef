import { beijingDay, DAY_MS } from '../../cloudfunctions/domain/calendar';
import { ROOT_UNIT_ID } from '../../cloudfunctions/domain/org-unit';
import { tripSite, unitSite } from '../../cloudfunctions/warmth/goods/sites';
import { handOutRow } from '../../cloudfunctions/warmth/outreach/hand-out';
import type { HandOutRow } from '../../cloudfunctions/warmth/outreach/hand-out';
import { tripRow } from '../../cloudfunctions/warmth/outreach/trip';
import type { Trip, TripRow } from '../../cloudfunctions/warmth/outreach/trip';
import { visitId, visitRow } from '../../cloudfunctions/warmth/outreach/visit';
import type { VisitRow } from '../../cloudfunctions/warmth/outreach/visit';
import { gone, movedTo } from '../../cloudfunctions/warmth/rules/movements';
import type { GoodsBook } from './goods-book';
import { WINTER_KIT_ID } from './goods-items';
import { HERE, takesFrom } from './goods-sites';
import { demoOrgUnit } from './org-units';

const zone = demoOrgUnit('bda');
const city = demoOrgUnit(ROOT_UNIT_ID);

/** All that the demo has of visits. */
export interface DemoTrips {
  trips: TripRow[];
  handOuts: HandOutRow[];
  visits: VisitRow[];
}

/** A night at two depots that is over, one that is on the road, and one that is planned. */
export function demoTrips(book: GoodsBook, now: number): DemoTrips {
  const lastNight = now - 20 * HOUR_MS;
  const past = tripOf('demo-trip-1', '夜间分拣中心慰问', lastNight, 'closed');
  const tonight = tripOf('demo-trip-2', '大风天快递网点慰问', now, 'out');
  const planned = { ...tripOf('demo-trip-3', '长风机械一线职工慰问', now + 2 * DAY_MS, 'planned'), itemIds: [] };
  load(book, past, 80, lastNight - 2 * HOUR_MS);
  const toEach = SORTERS.map((name, i) => handTo(book, past, name, i, lastNight + i * MINUTE_MS));
  const handOuts = [...toEach, handByCount(book, past, 62, lastNight + 30 * MINUTE_MS)];
  bringBack(book, past, 10, lastNight + 3 * HOUR_MS);
  load(book, tonight, 40, now - 1.5 * HOUR_MS);
  return {
    trips: [past, tonight, planned, fromAbove(now + DAY_MS)].map(tripRow),
    handOuts: handOuts.map(handOutRow),
    visits: [visit(past, lastNight + HOUR_MS)],
  };
}

const SORTERS = ['*磊', '*雪', '*建国', '*秀英', '*一鸣', '*海', '*玉兰', '*帅'];
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

function tripOf(_id: string, title: string, at: number, state: Trip['state']): Trip {
  const stop = (id: string, name: string, kind: 'depot' | 'enterprise', address: string, plannedMinute: number) => ({
    id,
    name,
    kind,
    address,
    site: null,
    plannedMinute,
  });
  return {
    _id,
    orgUnitId: zone._id,
    orgUnitName: zone.name,
    orgPath: zone.path,
    campaignId: null,
    campaignName: '',
    title,
    day: beijingDay(at),
    leader: '李敏',
    team: ['宋佳', '孙秀兰'],
    from: { siteId: HERE.id, name: HERE.name, orgPath: HERE.orgPath },
    oncePer: 'stop',
    stops: [
      stop('s1', '亦城快递马驹桥分拨中心', 'depot', '兴贸一街 9 号', 1_350),
      stop('s2', '长风机械', 'enterprise', '荣华南路 15 号院', 1_430),
    ],
    contacts: { s1: { name: '郑国强', phone: '15400000098' } },
    itemIds: [WINTER_KIT_ID],
    state,
    reason: '',
    changedBy: 'demo',
    version: 2,
  };
}

/** Planned by the city, which stops at the zone's station. */
function fromAbove(at: number): Trip {
  const base = tripOf('demo-trip-4', '全市冬日走访', at, 'planned');
  const [stop] = base.stops;
  return {
    ...base,
    orgUnitId: city._id,
    orgUnitName: city.name,
    orgPath: city.path,
    from: { siteId: unitSite(city._id), name: `${city.name}库房`, orgPath: city.path },
    leader: '许明',
    team: [],
    stops: [
      {
        ...stop!,
        name: HERE.name,
        kind: 'other',
        address: '',
        site: { siteId: HERE.id, name: HERE.name, orgPath: HERE.orgPath },
      },
    ],
    contacts: {},
    itemIds: [],
  };
}

const siteOf = ({ _id, from }: Trip) => ({ id: tripSite(_id), orgPath: from.orgPath });

function load(book: GoodsBook, trip: Trip, count: number, at: number): void {
  const takes = takesFrom(HERE.id, [[WINTER_KIT_ID, count]]);
  const particulars = { counterpart: trip.title };
  book.post({ kind: 'tripOut', at, site: HERE, takes, puts: movedTo(siteOf(trip).id), particulars });
}

function bringBack(book: GoodsBook, trip: Trip, count: number, at: number): void {
  const takes = takesFrom(siteOf(trip).id, [[WINTER_KIT_ID, count]]);
  const particulars = { counterpart: trip.title };
  book.post({ kind: 'tripBack', at, site: HERE, takes, puts: movedTo(HERE.id), particulars });
}

function handOut(book: GoodsBook, trip: Trip, id: string, count: number, at: number) {
  const takes = takesFrom(siteOf(trip).id, [[WINTER_KIT_ID, count]]);
  const [stop] = trip.stops;
  book.post({ kind: 'handOut', at, site: siteOf(trip), takes, puts: gone, particulars: { counterpart: stop!.name } });
  const place = { tripId: trip._id, stopId: stop!.id, stopName: stop!.name, orgPath: trip.from.orgPath };
  return { _id: id, ...place, itemId: WINTER_KIT_ID, count, at, by: null, request: 'demo' };
}

function handTo(book: GoodsBook, trip: Trip, name: string, i: number, at: number) {
  const to = { name, maskedPhone: `154****${String(2_310 + i * 37)}` };
  const personId = `demo-sorter-${i}`;
  const row = handOut(book, trip, `${trip._id}-s1|${personId}`, 1, at);
  return { ...row, personId, to, witness: '', note: '' };
}

function handByCount(book: GoodsBook, trip: Trip, count: number, at: number) {
  const row = handOut(book, trip, 'demo-by-count', count, at);
  return { ...row, personId: null, to: null, witness: '郑国强', note: '夜班两个班组，按花名册点数' };
}

function visit({ _id: tripId, orgUnitId, orgPath, stops: [stop] }: Trip, recordedAt: number): VisitRow {
  const id = visitId(tripId, stop!.id);
  const promise = (n: number, text: string, by: string, kept: boolean) => ({
    id: `${id}-p${n}`,
    text,
    by,
    dueOn: null,
    kept,
    keptNote: kept ? '当晚已换' : '',
  });
  return visitRow({
    _id: id,
    tripId,
    stopId: stop!.id,
    stopName: stop!.name,
    orgUnitId,
    orgPath,
    record: {
      met: ['分拨中心 郑班长', '夜班分拣员 十余人'],
      keepsProducing: true,
      findings: [
        { topic: 'rest', state: 'needsWork', note: '休息室只有八把椅子，夜班四十人轮流坐' },
        { topic: 'heating', state: 'good', note: '暖风机四台都在用' },
      ],
      incident: '',
      promises: [
        promise(1, '一周内添置二十把折叠椅', '亦城快递', false),
        promise(2, '更换出口处坏掉的照明灯', '亦城快递', true),
      ],
      note: '',
    },
    recordedAt,
    changedBy: 'demo',
    version: 1,
  });
}
