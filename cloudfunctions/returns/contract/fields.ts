import * as z from 'zod';
import { Day } from '../../kit/fields';
import { SYMPTOMS } from '../rules/observation';
import { STAGES } from '../rules/stages';

export const Instant = z.int().min(0).describe('epoch milliseconds');
export const DayNumber = z.int().positive().nullable().describe('null: the day is counted no more');
export const Reason = z.string().trim().min(2).max(200);
/** A list's place to go on from; `null` begins. */
export const After = z.string().max(400).nullable();

/** A place by its six-digit division code (GB/T 2260), and its name as the picker showed it. */
export const Division = z.strictObject({
  code: z.string().regex(/^\d{6}$/),
  name: z.string().trim().min(2).max(40),
});
export type Division = z.infer<typeof Division>;

export const TRANSPORTS = ['train', 'plane', 'coach', 'car', 'other'] as const;
export const Trip = z.strictObject({
  from: Division,
  departsAt: Instant,
  transport: z.enum(TRANSPORTS),
  number: z.string().trim().max(20).describe('train, flight or plate; may be empty'),
});
export type Trip = z.infer<typeof Trip>;

/** What somebody says of their health. */
export const Health = z.strictObject({
  temperatureC: z.number().min(34).max(43).nullable().describe('°C, axillary; null: not taken'),
  symptoms: z.array(z.enum(SYMPTOMS)).max(6),
});
export type Health = z.infer<typeof Health>;

/** The journey out of Beijing, of somebody who announced when they come back. */
export const Outbound = z.strictObject({
  to: Division,
  leavesAt: Instant,
  transport: z.enum(TRANSPORTS),
  arrivesThereAt: Instant,
  health: Health,
  plannedReturnOn: Day,
});

/** How somebody will stay in Beijing. */
export const STAYS = ['alone', 'withFamily', 'shared', 'dormitory', 'hotel', 'designated'] as const;
/** Where a contact was found, and what was done with them. */
export const PLACEMENTS = ['home', 'central', 'hospital', 'otherCity', 'abroad', 'notFound'] as const;

/** The address in words that somebody who knocks can find: at least road or village and number. */
const Address = z.string().trim().min(6).max(120);

/** The five answers of somebody who returns; what is verified before it counts. */
export const ReturnAnswers = z.strictObject({
  arrival: Instant.describe('arrival in Beijing'),
  employer: z.string().trim().min(2).max(60),
  address: Address,
  health: Health,
  stay: z.enum(STAYS),
});
/** The five answers about a close contact or a pooled positive. */
export const ContactAnswers = z.strictObject({
  exposure: Instant.describe('last contact, or when the pooled sample was taken'),
  whereabouts: Address,
  household: z.string().trim().max(120).describe('who lives with them; may be empty'),
  health: Health,
  placement: z.enum(PLACEMENTS),
});

/** The five fields of a kind of case, in the order of the script. */
export const RETURN_FIELDS = ['arrival', 'employer', 'address', 'health', 'stay'] as const;
export const CONTACT_FIELDS = ['exposure', 'whereabouts', 'household', 'health', 'placement'] as const;
export const FIELDS = [...RETURN_FIELDS, 'exposure', 'whereabouts', 'household', 'placement'] as const;
export type FieldName = (typeof FIELDS)[number];

export const FieldValue = z.union([z.string(), z.number(), Health]);
export type FieldValue = z.infer<typeof FieldValue>;

/** How a field was verified. */
export const WAYS = ['phone', 'visit', 'inPerson'] as const;

/** One of the five fields: as declared, as verified (`null`: not yet), and which of the two counts. */
export const Field = z.object({
  declared: FieldValue.nullable().describe('null: nobody has said'),
  verified: FieldValue.nullable(),
  inForce: FieldValue.nullable(),
  by: z.string().nullable().describe('person who verified it'),
  at: Instant.nullable(),
  how: z.enum(WAYS).nullable(),
  objection: z.string().nullable().describe('what the person says against it'),
});
export type Field = z.infer<typeof Field>;
export const FieldsView = z.array(Field.extend({ name: z.enum(FIELDS) }));

export const KINDS = ['return', 'closeContact', 'pooledPositive'] as const;
export type Kind = (typeof KINDS)[number];
export const Kind = z.enum(KINDS);
export const Stage = z.enum(STAGES);

export const REPORTERS = ['self', 'proxy', 'staff'] as const;
/** One day's report. */
export const DayReport = z.object({
  day: Day,
  dayNumber: z.int().positive(),
  state: z.enum(['open', 'done', 'lateDone', 'missed', 'ahead']),
  temperatureC: z.number().nullable(),
  symptoms: z.array(z.enum(SYMPTOMS)),
  unchanged: z.boolean().describe('said in one tap: as yesterday'),
  by: z.enum(REPORTERS).nullable().describe('null while nobody has'),
  mayReport: z.boolean().describe('whether it can be filled in, or told anew, now'),
});
export type DayReport = z.infer<typeof DayReport>;

/** What may happen to a case that the person it is about is told of. */
export const STORY_STEPS = [
  'declared',
  'filedByStaff',
  'imported',
  'adopted',
  'departed',
  'arrived',
  'noAnswer',
  'callBack',
  'badNumber',
  'refused',
  'addressUnclear',
  'notArrived',
  'verified',
  'corrected',
  'objected',
  'sent',
  'accepted',
  'returned',
  'revoked',
  'exposed',
  'completed',
  'ended',
  'withdrawn',
] as const;
/** What happened to a case, oldest first. */
export const Story = z.array(
  z.object({
    at: Instant,
    step: z.enum(STORY_STEPS),
    heldBy: z.string().describe('name of the unit that held it afterwards'),
    sentTo: z.string().nullable().describe('name of the unit it was on its way to; null: none'),
  }),
);

export type Told = z.infer<typeof Story>[number];

/** What a worker sees of a case of theirs. */
export const OwnCase = z.object({
  id: z.string(),
  kind: Kind,
  stage: Stage,
  name: z.string(),
  relation: z.string().nullable().describe('to the caller; null: the caller’s own'),
  holderId: z.string().describe('the unit that holds it now'),
  heldBy: z.string().describe('its name'),
  pendingWith: z.string().nullable().describe('name of the unit it is being handed to; null: none'),
  expectedAt: Instant.nullable().describe('when the person says they arrive; null: not said'),
  arrivedOn: Day.nullable().describe('verified; null: not yet'),
  lastDay: Day.nullable(),
  todayNumber: z.int().nullable().describe('day of the period; null: none today'),
  reportedToday: z.boolean(),
  reportBy: Instant.nullable().describe('until when today’s report is on time; null: none is asked for'),
  missingPart: z.string().nullable().describe('what of the address is missing; null: nothing'),
  hasCertificate: z.boolean(),
  mayWithdraw: z.boolean(),
  fields: FieldsView,
  trip: z.object(Trip.shape).nullable(),
  outbound: z.object(Outbound.shape).nullable(),
  version: z.int(),
});
export type OwnCase = z.infer<typeof OwnCase>;
