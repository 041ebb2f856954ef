import * as z from 'zod';
import { Day, Id, Named } from '../../kit/fields';
import { StationView } from '../../places/contract';
import { CampaignView, ClaimId, Count, Instant, Kit, Pickup } from './fields';

const AtStation = z.strictObject({ stationId: Id });

/** A keeper's day at a station; it may reach past midnight. */
export const Shift = z.object({
  day: Day.describe('on which it was opened'),
  openedAt: Instant,
  closedAt: Instant.nullable(),
});
export type Shift = z.infer<typeof Shift>;

/** One campaign's kits at a station. */
export const Counter = z.object({
  campaign: CampaignView,
  left: Count.describe('free to reserve'),
  reservedCount: Count.describe('held for people who have not come yet'),
  handedCount: Count.describe('handed out so far'),
  handedToday: Count,
  waiting: z.boolean(),
});
export type Counter = z.infer<typeof Counter>;

/** How a keeper knows whom a kit is for. */
export const Proof = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('scanned'), text: z.string().min(1).max(600) }),
  z.strictObject({ kind: z.literal('typed'), digits: z.string().min(1).max(20).describe('spaces are understood') }),
  z
    .strictObject({ kind: z.literal('known'), campaignId: Id, claimId: ClaimId, attempt: z.int().min(1).max(99) })
    .describe('chosen from findClaims, who stands there being recognised by the keeper'),
]);
export type Proof = z.infer<typeof Proof>;

const Summary = z.object({
  station: Named,
  shift: Shift,
  counters: z.array(Counter),
  handOutCount: Count.describe('人次 of the day'),
  personCount: Count.describe('人 of the day'),
});

/** Who and what, and how many kits of that campaign are here; after a hand-out, without the one handed out. */
const Handing = z.object({ pickup: Pickup, counter: Counter });

export const keeperExchanges = {
  listMyStations: {
    input: z.strictObject({}),
    output: z.object({
      stations: z.array(Named.extend({ orgUnitName: z.string(), openNow: z.boolean() })).max(100),
    }),
  },
  openStation: { input: AtStation, output: z.object({ shift: Shift }) },
  closeStation: { input: AtStation, output: Summary },
  readStationDay: {
    input: AtStation,
    output: z.object({
      station: StationView,
      shift: Shift.nullable().describe("today's, or the one still open; null: not opened today"),
      counters: z.array(Counter),
      handed: z.array(Pickup).max(200).describe("today's, newest first"),
      handOutCount: Count,
      personCount: Count,
    }),
  },
  /** What the keeper's phone needs to tell good codes from bad ones without a network. */
  readOfflineBook: {
    input: AtStation,
    output: z.object({
      station: Named,
      madeAt: Instant,
      goodUntil: Instant,
      claims: z
        .array(
          z.object({
            prefix: z.string().describe('what the text of its codes begins with, up to the step'),
            keys: z.array(
              z.object({ day: Day, key: z.string().describe('hex; see miniprogram/services/voucher-check') }),
            ),
            pickup: Pickup,
          }),
        )
        .max(2_000),
    }),
  },
  checkVoucher: { input: AtStation.extend({ proof: Proof }), output: Handing },
  findClaims: {
    input: AtStation.extend({
      phoneTail: z.string().regex(/^\d{4}$/),
      surname: z.string().trim().min(1).max(4),
    }),
    output: z.object({ pickups: z.array(Pickup).max(20) }),
  },
  redeem: {
    input: AtStation.extend({
      proof: Proof,
      handedAt: Instant.nullable().describe('when it was handed out without a network; null: now'),
    }),
    output: Handing,
  },
  readPoster: {
    input: AtStation,
    output: z.object({
      station: StationView,
      campaigns: z.array(CampaignView),
      kits: z.array(z.object(Kit.shape)),
      page: z.string().describe('of the mini-program that the code opens, with its query'),
      doorCode: z.string().describe('what the QR code on the door says'),
    }),
  },
};
