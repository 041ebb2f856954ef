import * as z from 'zod';
import { Id } from '../../kit/fields';
import { Point, StationView } from '../../places/contract';
import {
  CampaignView,
  ClaimId,
  ClaimView,
  Count,
  INELIGIBLE,
  Instant,
  Kit,
  MaskedPerson,
  Occupation,
  Sentence,
  VoucherView,
  WaitView,
} from './fields';

/** What a server signed for one account and one attempt; opaque to the phone. */
export const Ticket = z.string().min(20).max(3_000);

const Chosen = {
  ticket: Ticket.describe('of the offer; good for ten minutes, for one attempt of one account'),
  stationId: Id,
  shards: z.int().min(1).max(40).describe('as listClaimStations says; only spreads the crowd'),
};

const Claimed = z.object({ claim: ClaimView, voucher: VoucherView });

/** What a campaign is to the caller. */
export const OfferView = z.object({
  campaign: CampaignView,
  reason: z.enum(INELIGIBLE).nullable().describe('why the caller cannot claim; null: they can, or have'),
  occupations: z.array(Occupation).describe('whom it is for; empty: everybody'),
  units: z.array(z.string()).describe('names of the unions it is for; empty: all'),
  ticket: z.string().nullable().describe('goes into claimKit; null when there is nothing to claim'),
  ownStation: z.object({ id: z.string(), name: z.string() }).nullable().describe('where the station is fixed'),
  claim: ClaimView.nullable().describe('the latest one; null: none yet'),
  wait: WaitView.nullable(),
});
export type OfferView = z.infer<typeof OfferView>;

const ClaimStation = StationView.extend({
  left: Count.describe('kits that anybody may still reserve'),
  waiting: z.boolean().describe('people wait here already, so a kit that returns is theirs first'),
  shards: z.int().positive().describe('goes into claimKit'),
});
export type ClaimStation = z.infer<typeof ClaimStation>;

export const memberExchanges = {
  readOffers: {
    input: z.strictObject({}),
    output: z.object({
      offers: z.array(OfferView).describe('open campaigns, and closed ones the caller had something of'),
      proxied: z
        .array(ClaimView.extend({ of: MaskedPerson }))
        .describe("colleagues' kits that are held for the caller to pick up"),
    }),
  },
  listClaimStations: {
    input: z.strictObject({
      campaignId: Id,
      near: Point.nullable().describe('null: in the order of the tree'),
      door: Id.optional().describe('before whose door the person stands'),
    }),
    output: z.object({
      stations: z
        .array(ClaimStation)
        .max(50)
        .describe('that of the door, then with stock before without, open before closed, then nearest'),
    }),
  },
  claimKit: { input: z.strictObject(Chosen), output: Claimed },
  changeStation: {
    input: z.strictObject({ ...Chosen, ticket: Ticket.describe('changeTicket of the claim') }),
    output: Claimed,
  },
  readVoucher: {
    input: z.strictObject({
      campaignId: Id,
      claimId: ClaimId.nullable().describe("a colleague's that the caller picks up; null: the caller's own"),
    }),
    output: Claimed.extend({ of: MaskedPerson.nullable().describe("the colleague; null: it is the caller's own") }),
  },
  cancelClaim: {
    input: z.strictObject({ campaignId: Id, attempt: z.int().positive() }),
    output: z.object({ claim: ClaimView }),
  },
  joinWaiting: {
    input: z.strictObject({ ticket: Ticket.describe('of the offer'), stationId: Id }),
    output: z.object({ wait: WaitView }),
  },
  leaveWaiting: { input: z.strictObject({ campaignId: Id }), output: z.object({}) },
  /** Makes what is shared with a colleague, who accepts it by opening the card. */
  offerProxy: {
    input: z.strictObject({ campaignId: Id }),
    output: z.object({ card: z.string().describe('goes into the path of the share card'), until: Instant }),
  },
  previewProxy: {
    input: z.strictObject({ card: Ticket }),
    output: z.object({
      of: MaskedPerson,
      kit: z.object(Kit.shape),
      station: z.object({ id: z.string(), name: z.string() }),
      until: Instant,
      mine: z.boolean().describe('the caller made the card'),
    }),
  },
  acceptProxy: { input: z.strictObject({ card: Ticket }), output: z.object({ claim: ClaimView }) },
  revokeProxy: { input: z.strictObject({ campaignId: Id }), output: z.object({ claim: ClaimView }) },
  /** One line afterwards; never asked twice, never required. */
  sayWord: {
    input: z.strictObject({ campaignId: Id, kind: z.enum(['thanks', 'complaint']), text: Sentence }),
    output: z.object({}),
  },
};
