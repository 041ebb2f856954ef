import * as z from 'zod';
import { Day, Id, Named } from '../../kit/fields';
import {
  After,
  ContactAnswers,
  DayNumber,
  DayReport,
  FieldsView,
  Health,
  Instant,
  Kind,
  Reason,
  ReturnAnswers,
  Stage,
  Trip,
  WAYS,
} from './fields';

/** What of an address is missing. */
export const ADDRESS_PARTS = ['road', 'community', 'building', 'room', 'dormitory'] as const;

export const Attempt = z.object({
  at: Instant,
  step: z.string().describe('what came of it'),
  by: z.string().nullable(),
  note: z.string().nullable(),
});

/** What a caller, or whoever follows up, sees of a case. */
export const StaffCase = z.object({
  id: z.string(),
  kind: Kind,
  stage: Stage,
  name: z.string(),
  maskedPhone: z.string(),
  purpose: z.enum(['verify', 'missed', 'followUp']),
  dueAt: Instant,
  attempts: z.int(),
  leaveMessage: z.boolean().describe('called in vain often enough to leave a message'),
  lease: z.object({ fence: z.int(), until: Instant }).nullable().describe('null: not held by the caller'),
  fields: FieldsView,
  missingPart: z.enum(ADDRESS_PARTS).nullable().describe('what of the address could not be found; null: nothing'),
  trip: z.object(Trip.shape).nullable(),
  plannedReturnOn: Day.nullable(),
  oralConsent: z.boolean().describe('filed by somebody else, with the consent spoken'),
  noteForNext: z.string().nullable(),
  previous: z.object({ stage: Stage, endedOn: Day }).nullable().describe('checked within the last half year'),
  history: z.array(Attempt).describe('newest first'),
  transferPending: z.boolean(),
});
export type StaffCase = z.infer<typeof StaffCase>;

/** What came of a call or visit; the more there is to ask next, the more it carries. */
export const Outcome = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('verified'),
    answers: z.union([ReturnAnswers, ContactAnswers]),
    consented: z.literal(true).describe('the person agrees to what was corrected'),
  }),
  z.strictObject({ kind: z.literal('wrongArea'), toUnitId: Id, reason: Reason }),
  z.strictObject({ kind: z.literal('addressUnclear'), missing: z.enum(ADDRESS_PARTS) }),
  z.strictObject({ kind: z.literal('notArrived'), expectedAt: Instant }),
  z.strictObject({ kind: z.literal('noAnswer') }),
  z.strictObject({ kind: z.literal('callBack'), at: Instant }),
  z.strictObject({ kind: z.literal('refused'), reason: Reason }),
  z.strictObject({ kind: z.literal('duplicate'), reason: Reason }),
  z.strictObject({ kind: z.literal('badNumber') }),
]);
export type Outcome = z.infer<typeof Outcome>;

const LastDay = Day.nullable().describe('null: no period is counted any more');
const Staff = z.object({ case: StaffCase });

export const callExchanges = {
  readQueue: {
    input: z.strictObject({ orgUnitId: Id }),
    output: z.object({
      openCount: z.int(),
      waiting: z.array(z.object({ id: z.string(), name: z.string(), dueAt: Instant, attempts: z.int() })),
      settledCount: z.int().describe('within the last half hour'),
      emptyAt: Instant.nullable().describe('at the present pace; null: nothing can be said'),
      deadlineAt: Instant.describe('local midnight'),
      quietUntil: Instant.nullable().describe('null: people may be called now'),
    }),
  },
  nextToCall: {
    input: z.strictObject({
      orgUnitId: Id.describe('whose queue'),
      lentTo: Id.nullable().describe('the unit it was lent to; null: the caller’s own reach'),
    }),
    output: z.object({ case: StaffCase.nullable().describe('null: nobody is to be called now') }),
  },
  listLoans: {
    input: z.strictObject({ orgUnitId: Id.describe('the unit that was lent to') }),
    output: z.object({
      loans: z
        .array(z.object({ from: Named, openCount: z.int(), untilAt: Instant }))
        .max(5)
        .describe('queues of other units that its callers may work in now'),
    }),
  },
  takeCase: {
    input: z.strictObject({ caseId: Id }).describe('a certain case: the person rings back, or stands at the door'),
    output: Staff,
  },
  releaseCase: {
    input: z.strictObject({ caseId: Id, fence: z.int(), note: z.string().trim().max(200) }),
    output: z.object({}),
  },
  openCase: {
    input: z.strictObject({ caseId: Id, reason: Reason }),
    output: z.object({
      case: StaffCase,
      days: z.array(DayReport),
      feverAtC: z.number().nullable().describe('null before a period begins'),
      owner: Named,
      mayEdit: z.boolean(),
    }),
  },
  revealPhone: {
    input: z.strictObject({ caseId: Id, reason: Reason }),
    output: z.object({ phone: z.string() }),
  },
  recordOutcome: {
    input: z.strictObject({
      caseId: Id,
      fence: z.int(),
      how: z.enum(WAYS),
      outcome: Outcome,
      note: z.string().trim().max(200).describe('for the next caller; may be empty'),
    }),
    output: z.object({
      stage: Stage,
      nextCallAt: Instant.nullable().describe('null: no further call is planned'),
      leaveMessage: z.boolean(),
      late: z.boolean().describe('verified after its midnight'),
    }),
  },
  correctFields: {
    input: z.strictObject({
      caseId: Id,
      answers: z.union([ReturnAnswers, ContactAnswers]),
      how: z.enum(WAYS),
      reason: Reason,
      consented: z.literal(true),
    }),
    output: Staff,
  },
  checkCase: {
    input: z.strictObject({ caseId: Id, passed: z.boolean(), remark: z.string().trim().max(200) }),
    output: z.object({ stage: Stage }),
  },
  recordCheckIn: {
    input: z.strictObject({ caseId: Id, day: Day, health: Health }),
    output: z.object({ day: Day, dayNumber: DayNumber, late: z.boolean(), followUpOpened: z.boolean() }),
  },
  closeFollowUp: {
    input: z.strictObject({
      caseId: Id,
      advice: Reason,
      measure: Reason.describe('what was done'),
      result: z.enum(['harmless', 'watching', 'hospital']),
    }),
    output: z.object({ lastDay: LastDay }),
  },
  listRoster: {
    input: z.strictObject({ orgUnitId: Id, after: After }),
    output: z.object({
      people: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          maskedPhone: z.string(),
          dayNumber: z.int().nullable(),
          lastDay: Day,
          standing: z.enum(['followUp', 'missed', 'open', 'done']),
          missedCount: z.int(),
        }),
      ),
      next: z.string().nullable(),
    }),
  },
  listMyCalls: {
    input: z.strictObject({ day: Day }),
    output: z.object({
      calls: z
        .array(
          z.object({
            id: z.string().describe('of the case; one that was called twice stands here twice'),
            kind: Kind,
            name: z.string(),
            at: Instant,
            step: z.string().describe('what came of it'),
            note: z.string().nullable(),
            stage: Stage.describe('after it'),
          }),
        )
        .describe('newest first'),
      more: z.boolean().describe('there are more than these'),
    }),
  },
  recordExposure: {
    input: z.strictObject({ caseId: Id, exposedOn: Day, reason: Reason }),
    output: z.object({ restarted: z.boolean(), lastDay: LastDay }),
  },
  endCase: {
    input: z.strictObject({
      caseId: Id,
      as: z.enum(['completed', 'cancelled', 'lost', 'movedOut']).describe('completed: earlier than the rule says'),
      reason: Reason,
    }),
    output: z.object({ stage: Stage }),
  },
};
