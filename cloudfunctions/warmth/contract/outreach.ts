import * as z from 'zod';
import { Day, Id, Mobile, Name, Named } from '../../kit/fields';
import { Count, Instant, MaskedPerson } from './fields';
import { ItemRef, LineOut, linesOf, Pieces, Reason, SiteId, Words } from './goods-fields';

/** planned → out (goods are loaded) → closed (all goods are accounted for); a planned one may be cancelled. */
export const TRIP_STATES = ['planned', 'out', 'closed', 'cancelled'] as const;
export const STOP_KINDS = ['depot', 'enterprise', 'post', 'other'] as const;
/** Most different items that one trip carries, so that all of them can come back at once. */
export const MOST_TRIP_ITEMS = 24;
/** How often one person gets something: once in the campaign, or once at each stop. */
export const ONCE_PER = ['campaign', 'stop'] as const;

/** Numbered when the trip is planned; those that an edit adds are named by the version they came with. */
const StopId = z.string().regex(/^s\d{1,6}(n\d{1,2})?$/);

export const StopFacts = z.strictObject({
  id: StopId.optional().describe('of the stop as the trip has it; absent: a new one'),
  name: z.string().trim().min(2).max(40),
  kind: z.enum(STOP_KINDS),
  address: z.string().trim().max(80).describe('where it is; may be empty'),
  siteId: SiteId.nullable().describe(
    'the station or store room that the stop is at, whose keepers see the trip; null: none of ours',
  ),
  plannedMinute: z.int().min(0).max(2_879).describe('minutes since midnight of the day; past 1440: the night after'),
  contact: z
    .union([
      z.strictObject({ name: Name, phone: Mobile }),
      z.strictObject({ keepOf: StopId }).describe('whom the trip already names at that stop'),
    ])
    .nullable()
    .describe('whom to ask for there; sealed, shown to the team with the phone masked'),
});

export type StopFacts = z.infer<typeof StopFacts>;

export const TripFacts = z.strictObject({
  orgUnitId: Id.describe('the union that goes'),
  campaignId: Id.nullable().describe('null: it belongs to none'),
  title: z.string().trim().min(2).max(40),
  day: Day,
  leader: Name,
  team: z.array(Name).max(20).describe('beside the leader'),
  fromSiteId: SiteId.describe('where goods are loaded, and what is left is brought back'),
  oncePer: z.enum(ONCE_PER),
  stops: z.array(StopFacts).min(1).max(20),
});
export type TripFacts = z.infer<typeof TripFacts>;

export const StopView = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(STOP_KINDS),
  address: z.string(),
  site: Named.nullable().describe('of ours; null: none'),
  plannedMinute: z.int(),
  contact: MaskedPerson.nullable(),
  handOutCount: Count.describe('人次 at this stop'),
  pieceCount: Count,
  visited: z.boolean().describe('a visit was recorded'),
});
export type StopView = z.infer<typeof StopView>;

/** Goods of a trip; `out` = handed + back + lost + difference + left, at any time. */
export const TripGoods = z.object({
  item: ItemRef,
  out: Count,
  handed: Count,
  back: Count,
  lost: Count,
  difference: Count.describe('found missing at the end, with a reason'),
  left: Count.describe('still on the road'),
});
export type TripGoods = z.infer<typeof TripGoods>;

export const TripView = z.object({
  id: z.string(),
  title: z.string(),
  day: Day,
  state: z.enum(TRIP_STATES),
  orgUnit: Named,
  campaign: Named.nullable(),
  from: Named,
  leader: z.string(),
  team: z.array(z.string()),
  oncePer: z.enum(ONCE_PER),
  stops: z.array(StopView),
  goods: z.array(TripGoods),
  ours: z.boolean().describe('the caller may load, change and close it; false: it stops at a place of theirs'),
  version: z.int().positive().describe('goes into editTrip, cancelTrip and closeTrip'),
});
export type TripView = z.infer<typeof TripView>;

/** What stands at the head of a list. */
export const TripSummary = TripView.pick({ id: true, title: true, day: true, state: true, leader: true }).extend({
  orgUnit: Named,
  stopCount: Count,
  handOutCount: Count,
});
export type TripSummary = z.infer<typeof TripSummary>;

export const HandOutView = z.object({
  id: z.string(),
  at: Instant,
  item: ItemRef,
  count: Count,
  to: MaskedPerson.nullable().describe('null: handed out by count'),
  witness: z.string().describe('of a hand-out by count; else empty'),
  note: z.string(),
});
export type HandOutView = z.infer<typeof HandOutView>;

const TripId = z.strictObject({ tripId: Id });
const AtVersion = TripId.extend({ version: z.int().positive() });
export const AtStop = TripId.extend({ stopId: Id });
const Trip = z.object({ trip: TripView });
export const After = z.string().max(200).nullable();
export const Next = z.string().nullable();

/** Itineraries, goods on the road, batch hand-outs. */
export const outreachExchanges = {
  listTrips: {
    input: z.strictObject({ orgUnitId: Id.nullable().describe('null: where the caller works'), after: After }),
    output: z.object({ trips: z.array(TripSummary), next: Next }),
  },
  /** Trips that load at a site: what its keeper has to lay ready. */
  listTripsFrom: {
    input: z.strictObject({ siteId: SiteId, after: After }),
    output: z.object({ trips: z.array(TripSummary), next: Next }),
  },
  /** Trips of other unions that load or stop at a place of a union or below it, from yesterday on, the first day first. */
  listTripsTo: {
    input: z.strictObject({ orgUnitId: Id.nullable().describe('null: where the caller works') }),
    output: z.object({ trips: z.array(TripSummary).max(100) }),
  },
  /** What a trip of a union may belong to: open campaigns of it and of those above, that let people choose where they go. */
  listTripCampaigns: {
    input: z.strictObject({ orgUnitId: Id }),
    output: z.object({ campaigns: z.array(Named).max(100) }),
  },
  planTrip: { input: z.strictObject({ facts: TripFacts }), output: Trip },
  editTrip: { input: AtVersion.extend({ facts: TripFacts }), output: Trip },
  cancelTrip: { input: AtVersion.extend({ reason: Reason }), output: Trip },
  readTrip: { input: TripId, output: Trip },
  /** In the morning; again when more is fetched. */
  loadTrip: { input: TripId.extend({ lines: linesOf(LineOut) }), output: Trip },
  /** A member's own code for the depot; changes every thirty seconds, like a voucher. */
  readMyCode: {
    input: z.strictObject({}),
    output: z.object({
      person: MaskedPerson,
      codes: z.array(z.object({ from: Instant, text: z.string() })),
      signedAt: Instant,
    }),
  },
  /** One person, by the code of their phone. */
  handToPerson: {
    input: AtStop.extend({ itemId: Id, code: z.string().min(1).max(600) }),
    output: z.object({ handOut: HandOutView, handOutCount: Count.describe('at this stop, this one included') }),
  },
  /** Many people at once, counted before a witness. */
  handByCount: {
    input: AtStop.extend({
      itemId: Id,
      count: Pieces,
      witness: z.string().trim().min(2).max(40).describe('who counted with the team, or signed for it'),
      note: Words,
    }),
    output: z.object({ handOut: HandOutView, handOutCount: Count }),
  },
  listHandOuts: {
    input: AtStop.extend({ after: After }),
    output: z.object({ handOuts: z.array(HandOutView), next: Next }),
  },
  writeOffOnTrip: {
    input: TripId.extend({ lines: linesOf(LineOut), reason: Reason }),
    output: Trip,
  },
  /** In the evening: what is brought back, and what is missing, with its reason. */
  closeTrip: {
    input: AtVersion.extend({
      back: z.array(z.strictObject({ itemId: Id, count: z.int().min(0).max(100_000) })).max(MOST_TRIP_ITEMS),
      differences: z
        .array(z.strictObject({ itemId: Id, count: Pieces.describe('missing'), reason: Reason }))
        .max(MOST_TRIP_ITEMS),
    }),
    output: Trip,
  },
};
