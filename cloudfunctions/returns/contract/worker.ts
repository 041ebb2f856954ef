import * as z from 'zod';
import { Day, Id, Mobile, Name } from '../../kit/fields';
import {
  DayNumber,
  DayReport,
  Division,
  FIELDS,
  Health,
  Instant,
  OwnCase,
  Reason,
  ReturnAnswers,
  Story,
  Trip,
  TRANSPORTS,
} from './fields';

/** The version of the consent to keeping health answers; separate from the consent to registering. */
export const HEALTH_CONSENT_VERSION = '2026-11';

/** Somebody without a phone, for whom another files, with what they said to it. */
const Relation = z.enum(['spouse', 'child', 'parent', 'colleague', 'other']);
const Companion = z.strictObject({
  name: Name,
  relation: Relation,
  oralConsent: z.literal(true),
});

/** Something that staff filed under a number, as much of it as its owner may know before they say whose it is. */
const Offer = z.object({
  id: z.string(),
  maskedName: z.string(),
  heldBy: z.string().describe('name of the unit'),
  filedOn: Day,
});

const arrivesAfterDeparture = ({ trip, answers }: { trip: Trip; answers: { arrival: number } }) =>
  answers.arrival > trip.departsAt;
const ARRIVES_FIRST = { path: ['answers', 'arrival'], error: 'range' };

const Declaration = z.strictObject({
  traveller: Companion.nullable().describe('null: the caller'),
  orgUnitId: Id.describe('union, park or employer'),
  trip: Trip,
  answers: ReturnAnswers,
  healthConsentVersion: z.literal(HEALTH_CONSENT_VERSION),
});

export const workerExchanges = {
  readMyCases: {
    input: z.strictObject({}),
    output: z.object({
      cases: z.array(OwnCase).describe('the own open one first, then the other open ones'),
      offered: z.array(Offer).describe('filed by staff under the caller’s proven number, and nobody’s yet'),
      healthConsentVersion: z.string(),
    }),
  },
  adoptCase: {
    input: z.strictObject({
      caseId: Id,
      relation: Relation.nullable().describe('of whom it is about to the caller; null: the caller themselves'),
      healthConsentVersion: z.literal(HEALTH_CONSENT_VERSION),
    }),
    output: z.object({ case: OwnCase }),
  },
  disownCase: { input: z.strictObject({ caseId: Id }), output: z.object({}) },
  declareReturn: {
    input: Declaration.refine(arrivesAfterDeparture, ARRIVES_FIRST),
    output: z.object({ case: OwnCase }),
  },
  declareDeparture: {
    input: z
      .strictObject({
        traveller: Companion.nullable(),
        orgUnitId: Id,
        leavesAt: Instant,
        to: Division,
        transport: z.enum(TRANSPORTS),
        arrivesThereAt: Instant,
        health: Health,
        plannedReturnOn: Day.describe('asked again on that day'),
        healthConsentVersion: z.literal(HEALTH_CONSENT_VERSION),
      })
      .refine(({ leavesAt, arrivesThereAt }) => arrivesThereAt > leavesAt, {
        path: ['arrivesThereAt'],
        error: 'range',
      }),
    output: z.object({ case: OwnCase }),
  },
  withdrawReturn: { input: z.strictObject({ caseId: Id, reason: Reason }), output: z.object({ case: OwnCase }) },
  confirmArrival: {
    input: z.strictObject({ caseId: Id, arrivedAt: Instant }),
    output: z.object({ case: OwnCase }),
  },
  submitCheckIn: {
    input: z.strictObject({
      caseId: Id,
      day: Day,
      report: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('unchanged').describe('as the last report says') }),
        z.strictObject({ kind: z.literal('health'), health: Health }),
      ]),
    }),
    output: z.object({
      day: Day,
      dayNumber: DayNumber,
      daysLeft: z.int().min(0).nullable(),
      late: z.boolean(),
      followUpOpened: z.boolean(),
    }),
  },
  readJournal: {
    input: z.strictObject({ caseId: Id }),
    output: z.object({
      case: OwnCase,
      days: z.array(DayReport),
      today: Day,
      feverAtC: z.number().nullable().describe('null before a period begins'),
      reportBy: Instant.nullable(),
      followUpOpen: z.boolean(),
      story: Story,
    }),
  },
  raiseObjection: {
    input: z.strictObject({ caseId: Id, field: z.enum(FIELDS), text: z.string().trim().min(2).max(200) }),
    output: z.object({ case: OwnCase }),
  },
  readCertificate: {
    input: z.strictObject({ caseId: Id }),
    output: z.object({
      number: z.string(),
      name: z.string(),
      firstDay: Day,
      lastDay: Day,
      reportedDays: z.int(),
      totalDays: z.int(),
      issuedOn: Day,
      issuedBy: z.string().describe('name of the unit'),
    }),
  },
  verifyCertificate: {
    input: z.strictObject({ number: z.string().trim().min(8).max(40) }),
    output: z.object({
      valid: z.boolean().describe('issued by us, unchanged; also after the row is gone'),
      lastDay: Day.nullable().describe('of the period; null: not valid'),
    }),
  },
  /** By staff, for somebody without a phone who stands before them or calls. */
  fileReturn: {
    input: Declaration.omit({ traveller: true })
      .extend({ name: Name, phone: Mobile, oralConsent: z.literal(true) })
      .refine(arrivesAfterDeparture, ARRIVES_FIRST),
    output: z.object({ caseId: z.string() }),
  },
};
