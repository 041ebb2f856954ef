import * as z from 'zod';
import { Day } from '../kit/fields';
import { FIELDS, FieldValue, Health, Instant, Kind, Outbound, REPORTERS, Stage, Trip, WAYS } from './contract/fields';
import { StoredRule } from './contract/office';

/** A field as it is kept: the original stays beside what was verified. */
const KeptField = z.strictObject({
  declared: FieldValue.nullable(),
  verified: FieldValue.nullable(),
  by: z.string().nullable(),
  at: Instant.nullable(),
  how: z.enum(WAYS).nullable(),
  objection: z.string().nullable(),
});
export type KeptField = z.infer<typeof KeptField>;

/** Who somebody is and what they said; sealed at rest. */
export const Particulars = z.strictObject({
  name: z.string(),
  phone: z.string(),
  relation: z.string().nullable().describe('to whoever filed; null: filed for oneself'),
  consent: z.enum(['own', 'oral']),
  trip: Trip.nullable(),
  outbound: Outbound.nullable(),
  fields: z.partialRecord(z.enum(FIELDS), KeptField),
  noteForNext: z.string().nullable(),
  missingPart: z.string().nullable(),
  previous: z.strictObject({ stage: Stage, endedOn: Day }).nullable(),
});
export type Particulars = z.infer<typeof Particulars>;

/** One day's report, and the ones it replaced. */
export const Entry = z.strictObject({
  ...Health.shape,
  unchanged: z.boolean(),
  by: z.enum(REPORTERS),
  byPersonId: z.string().nullable(),
  at: Instant,
  late: z.boolean(),
  request: z.string(),
  replaced: z.array(z.strictObject({ ...Health.shape, by: z.enum(REPORTERS), at: Instant })),
});
export type Entry = z.infer<typeof Entry>;

/** Reports by day; sealed at rest. */
const Journal = z.record(Day, Entry);

/** One thing that happened to a case; the list only grows. */
export const HistoryEntry = z.strictObject({
  at: Instant,
  step: z.string(),
  by: z.string().nullable().describe('person; null: a job'),
  request: z.string(),
  stage: Stage.describe('after it'),
  ownerPath: z.string().describe('after it'),
  ownerName: z.string().describe('after it'),
  sentTo: z.string().nullable().describe('name of the unit it is on its way to, after it; null: none'),
  note: z.string().nullable(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

export const Transfer = z.strictObject({
  id: z.string(),
  fromUnitId: z.string(),
  fromPath: z.string(),
  fromName: z.string(),
  toUnitId: z.string(),
  toPath: z.string(),
  toName: z.string(),
  reason: z.string(),
  sentAt: Instant,
  sentBy: z.string().nullable(),
  escalatesAt: Instant,
  commonPath: z.string(),
  state: z.enum(['pending', 'escalated']),
});
export type Transfer = z.infer<typeof Transfer>;

const FollowUp = z.strictObject({ openedAt: Instant, day: Day, reason: z.enum(['fever', 'symptom']) });

/** What is decided about a case and tells of health or of an address: no query needs it, so it is sealed at rest. */
const details = {
  transfer: Transfer.nullable(),
  illOn: Day.nullable(),
  followUp: FollowUp.nullable(),
  exposedOn: Day.nullable().default(null).describe('day of the exposure that began the count; null: the arrival did'),
};
export const Details = z.strictObject(details);

/** What is decided about a case, beside what is sealed; every key to find it by follows from this. */
const facts = {
  _id: z.string(),
  kind: Kind,
  campaignId: z.string(),
  keepDays: z.int().describe('days the row is kept after the case has ended'),
  filedBy: z.string().nullable().describe('person who may see and report; null: nobody outside the staff'),
  subjectKey: z.string().describe('fingerprint of whom it is about'),
  offeredTo: z.string().nullable().describe('fingerprint of the number whose owner may adopt it; null: nobody'),
  declaredAt: Instant,
  stage: Stage,
  orgUnitId: z.string().describe('the one unit that holds it'),
  orgPath: z.string(),
  orgName: z.string(),
  senders: z.array(z.string()).describe('paths of units that handed it on and may look at it'),
  dueAt: Instant.describe('until when it should be verified'),
  callableAt: Instant.describe('not to be called before'),
  triedAt: z.array(Instant).describe('calls without an answer since the last one that had'),
  leaseHolder: z.string().nullable(),
  leaseUntil: Instant,
  fence: z.int().describe('how often it was taken to be called'),
  settledAt: Instant.nullable().describe('when the last call or visit had an outcome; null: none yet'),
  verifiedAt: Instant.nullable(),
  verifiedBy: z.string().nullable(),
  anchorOn: Day.nullable().describe('day of arrival, or of the exposure that began the count anew'),
  rule: StoredRule.nullable().describe('the version it is judged by'),
  missedOn: Day.nullable().describe('day for which somebody is to call'),
  reportedOn: Day.nullable().describe('latest day with a report'),
  endedAt: Instant.nullable(),
  purgeOn: Day.nullable(),
  version: z.int().positive(),
};

/** A case as the rules and actions know it. */
export const Case = z.strictObject({
  ...facts,
  ...details,
  particulars: Particulars,
  journal: Journal,
  history: z.array(HistoryEntry),
});
export type Case = z.infer<typeof Case>;

/** A case as it is stored: what is personal as sealed JSON, and the keys it is found by. */
export const CaseRow = z.strictObject({
  ...facts,
  details: z.string(),
  particulars: z.string(),
  journal: z.string(),
  history: z.string(),
  openKey: z.string(),
  queueKey: z.string(),
  rosterKey: z.string(),
  boxes: z.array(z.string()),
  callers: z.array(z.string()).describe('who called on which days'),
  escalateAt: Instant.nullable(),
  lookAgainAt: Instant.nullable(),
  declaredKey: z.string(),
  leftKey: z.string(),
  settledKey: z.string(),
  endedKey: z.string(),
  ledgerKey: z.string(),
  ruleVersion: z.int().nullable(),
});
export type CaseRow = z.infer<typeof CaseRow>;

/** A case before anything has happened to it. */
export function newCase(
  born: Pick<
    Case,
    | '_id'
    | 'kind'
    | 'campaignId'
    | 'keepDays'
    | 'filedBy'
    | 'subjectKey'
    | 'offeredTo'
    | 'declaredAt'
    | 'stage'
    | 'orgUnitId'
    | 'orgPath'
    | 'orgName'
    | 'dueAt'
    | 'callableAt'
    | 'particulars'
  >,
): Case {
  return {
    ...born,
    senders: [],
    transfer: null,
    triedAt: [],
    leaseHolder: null,
    leaseUntil: 0,
    fence: 0,
    settledAt: null,
    verifiedAt: null,
    verifiedBy: null,
    anchorOn: null,
    illOn: null,
    rule: null,
    followUp: null,
    exposedOn: null,
    missedOn: null,
    reportedOn: null,
    endedAt: null,
    purgeOn: null,
    version: 1,
    journal: {},
    history: [],
  };
}
