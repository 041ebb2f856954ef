import * as z from 'zod';
import { OCCUPATIONS } from '../../domain/person';
import { Day, Named } from '../../kit/fields';
import { Opening, Point } from '../../places/contract';

export const Instant = z.int().describe('epoch milliseconds');
/** A claim as codes name it. */
export const ClaimId = z.string().regex(/^[0-9a-f]{20}$/);
export const Count = z.int().min(0);
export const Occupation = z.enum(OCCUPATIONS);
/** A sentence somebody wrote. */
export const Sentence = z.string().trim().min(2).max(200);

export const CAMPAIGN_STATES = ['draft', 'open', 'closed'] as const;
export const CampaignState = z.enum(CAMPAIGN_STATES);
export type CampaignState = z.infer<typeof CampaignState>;

/** Where a claim stands: held for the person, handed out, given up by the person, or run out. */
export const CLAIM_STATES = ['reserved', 'redeemed', 'cancelled', 'expired'] as const;
export const ClaimState = z.enum(CLAIM_STATES);
export type ClaimState = z.infer<typeof ClaimState>;

/** Why somebody cannot claim in a campaign. */
export const INELIGIBLE = [
  'notRegistered',
  'occupation',
  'unit',
  'noStation',
  'notYet',
  'over',
  'had',
  'tooOften',
] as const;
export type Ineligible = (typeof INELIGIBLE)[number];

/** Why a code is not taken. */
export const CODE_PROBLEMS = ['unreadable', 'old', 'forged', 'otherStation', 'otherCampaign', 'unknown'] as const;
export type CodeProblem = (typeof CODE_PROBLEMS)[number];

/** A window in which kits are handed out: Monday is 1, Sunday 7; minutes since midnight. Past 1440 it ends the next day. */
export const Window = z
  .strictObject({
    days: z.array(z.int().min(1).max(7)).min(1).max(7),
    from: z.int().min(0).max(1439),
    to: z.int().min(1).max(2880),
  })
  .refine(({ from, to }) => to > from && to - from <= 1440, { path: ['to'], error: 'range' });
export type Window = z.infer<typeof Window>;

/** What one kit holds, as it is read out at the door. */
export const KitItem = z.strictObject({
  name: z.string().trim().min(1).max(40),
  count: z.int().min(1).max(999),
  unit: z.string().trim().min(1).max(8).describe('件, 双, 盒 …'),
});
export const Kit = z.strictObject({
  kitId: z.string().max(64).nullable().describe('of the goods catalogue; null: kits are not kept in the ledger'),
  name: z.string().trim().min(2).max(40),
  items: z.array(KitItem).max(20),
});
export type Kit = z.infer<typeof Kit>;

/** A campaign as a member sees it. */
export const CampaignView = z.object({
  id: z.string(),
  name: z.string(),
  issuedBy: z.array(z.string()),
  words: z.string().describe('what the union says with it; may be empty'),
  kit: z.object(Kit.shape),
  opensAt: Instant,
  closesAt: Instant,
  windows: z.array(z.object(Window.shape)).describe('empty: round the clock'),
  handingOut: Opening.describe('whether kits are handed out now, by its windows'),
  stationRule: z.enum(['any', 'own']).describe('own: at the station the person belongs to'),
  state: CampaignState,
});
export type CampaignView = z.infer<typeof CampaignView>;

/** A member's claim, or (in `proxied`) a colleague's that they pick up. */
export const ClaimView = z.object({
  campaignId: z.string(),
  campaignName: z.string(),
  kitName: z.string(),
  claimId: z.string(),
  attempt: z.int().positive().describe('counts what the person has tried in this campaign; goes into cancelClaim'),
  state: ClaimState,
  station: Named.extend({ address: z.string(), point: z.object(Point.shape) }),
  reservedAt: Instant,
  until: Instant.describe('what is not picked up by then goes to somebody else'),
  endedAt: Instant.nullable().describe('handed out, cancelled or run out; null while it is held'),
  offered: z.boolean().describe('it came from the waiting list; its deadline is short'),
  proxy: z.string().nullable().describe('name of the colleague who picks it up; null: the person'),
  cardOut: z.boolean().describe('a colleague was asked, and nobody has accepted yet'),
  pickedUpByProxy: z.boolean(),
  changeTicket: z
    .string()
    .nullable()
    .describe('goes into changeStation; null when nothing is held or the station is fixed'),
  word: z.enum(['thanks', 'complaint']).nullable().describe('what the person said afterwards; null: nothing'),
});
export type ClaimView = z.infer<typeof ClaimView>;

/** A place in a waiting list. */
export const WaitView = z.object({
  campaignId: z.string(),
  station: Named,
  since: Instant,
  ahead: z.int().describe('how many wait before; 50 means 50 or more'),
});
export type WaitView = z.infer<typeof WaitView>;

/** One code of a voucher, good from `from` for thirty seconds, and a step before and after. */
export const VoucherCode = z.object({
  from: Instant,
  text: z.string().describe('what the QR code says'),
  digits: z.string().describe('ten digits to read out'),
});

/** The codes of the next minutes, so that the phone shows a good one without a network. */
export const VoucherView = z.object({
  codes: z.array(VoucherCode).describe('in order, one every thirty seconds'),
  signedAt: Instant.describe("the server's time of this answer; a phone whose clock is off reckons from it"),
});
export type VoucherView = z.infer<typeof VoucherView>;

/** Somebody as the keeper sees them: 王** and 154****0123. */
export const MaskedPerson = z.object({ name: z.string(), maskedPhone: z.string() });
export type MaskedPerson = z.infer<typeof MaskedPerson>;

/** Who and what in one glance. */
export const Pickup = z.object({
  campaignId: z.string(),
  campaignName: z.string(),
  kit: z.object(Kit.shape),
  claimId: z.string(),
  attempt: z.int().positive(),
  person: MaskedPerson,
  occupation: Occupation,
  proxy: MaskedPerson.nullable().describe('the colleague who picks it up; null: the person'),
  state: ClaimState,
  until: Instant,
  handedAt: Instant.nullable(),
});
export type Pickup = z.infer<typeof Pickup>;

/** Which day, in Beijing, and how many. 人次 counts hand-outs, 人 counts people. */
export const DayFigure = z.object({ day: Day, handOutCount: Count, personCount: Count });
