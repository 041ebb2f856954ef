import * as z from 'zod';
import { SYMPTOMS } from '../rules/observation';
import { Day, Id, Named } from '../../kit/fields';
import { After, Instant, Kind, Reason, Stage } from './fields';

/** Lists of cases that wait for something other than a call. */
export const BOXES = ['inbox', 'outbox', 'escalated', 'lookOn', 'visit', 'fix', 'check', 'objection'] as const;

export const TransferView = z.object({
  id: z.string(),
  kind: z.enum(['within', 'across']),
  from: Named,
  to: Named,
  reason: z.string(),
  sentAt: Instant,
  escalatesAt: Instant.describe('from when on the unit above both decides'),
  state: z.enum(['pending', 'escalated']),
});

export const BoxLine = z.object({
  id: z.string(),
  kind: Kind,
  stage: Stage,
  name: z.string(),
  owner: z.string().describe('name of the unit that holds it'),
  dueAt: Instant,
  transfer: TransferView.nullable(),
});

/** Why a row of a clue sheet did not land. */
export const ClueProblem = z.enum([
  'nameMissing',
  'nameMalformed',
  'phoneMissing',
  'phoneMalformed',
  'exposureMalformed',
  'exposureOutOfRange',
  'twiceInFile',
]);
export type ClueProblem = z.infer<typeof ClueProblem>;

export const RuleVersion = z.strictObject({
  from: Day.describe('first day it holds, for those arriving and for periods still running'),
  lengthDays: z.int().min(1).max(60),
  firstDay: z.enum(['arrival', 'dayAfter']),
  reportByMinute: z.int().min(480).max(1439),
  lateDays: z.int().min(0).max(14),
  feverAtC: z.number().min(36).max(40),
  symptoms: z.array(z.enum(SYMPTOMS)).max(6),
  clearDays: z.int().min(0).max(14),
  restartsOnExposure: z.boolean(),
  basis: Reason.describe('document it follows from'),
});
export const StoredRule = RuleVersion.extend({ version: z.int().positive() });

const Touched = z.object({
  periodCount: z.int().describe('periods that would be counted anew'),
  shorterCount: z.int(),
  longerCount: z.int(),
  endingNowCount: z.int().describe('whose last day would lie in the past'),
  waitingCount: z.int().describe('not yet verified; judged by it from the start'),
  names: z.array(z.string()).describe('the first of those touched'),
  complete: z.boolean().describe('false: there are more than could be counted'),
});

const Filters = {
  orgUnitId: Id,
  from: Day.describe('declared'),
  to: Day,
  stage: Stage.nullable(),
  direction: z.enum(['return', 'leave']).nullable(),
};

const LedgerLine = z.object({
  id: z.string(),
  name: z.string(),
  maskedPhone: z.string(),
  unit: z.string(),
  kind: Kind,
  stage: Stage,
  declaredOn: Day,
  leftFor: z.string().nullable(),
  plannedReturnOn: Day.nullable(),
  cameFrom: z.string().nullable(),
  arrivedOn: Day.nullable(),
});

export const officeExchanges = {
  sendTransfer: {
    input: z.strictObject({ caseId: Id, toUnitId: Id, reason: Reason }),
    output: z.object({ transfer: TransferView }),
  },
  answerTransfer: {
    input: z.strictObject({
      caseId: Id,
      transferId: z.string().max(80),
      accept: z.boolean(),
      reason: z.string().trim().max(200).describe('why it goes back; may be empty when accepted'),
    }),
    output: z.object({ ownerId: z.string() }),
  },
  revokeTransfer: {
    input: z.strictObject({ caseId: Id, transferId: z.string().max(80) }),
    output: z.object({ ownerId: z.string() }),
  },
  listBox: {
    input: z.strictObject({ orgUnitId: Id, box: z.enum(BOXES) }),
    output: z.object({ cases: z.array(BoxLine).max(200), more: z.boolean() }),
  },
  importClues: {
    input: z.strictObject({
      kind: z.enum(['closeContact', 'pooledPositive']),
      orgUnitIds: z.array(Id).min(1).max(60).describe('shared evenly among these'),
      file: z.strictObject({ name: z.string().min(1).max(200), content: z.base64().max(2_800_000) }),
    }),
    output: z.object({
      rowCount: z.int(),
      addedCount: z.int(),
      knownCount: z.int().describe('open already; left where they are'),
      checkedBeforeCount: z.int().describe('of the added: checked within the last half year'),
      shares: z.array(z.object({ orgUnitId: z.string(), count: z.int() })),
      badRows: z.array(z.object({ line: z.int(), problem: ClueProblem })),
    }),
  },
  readDay: {
    input: z.strictObject({ orgUnitId: Id, day: Day }),
    output: z.object({
      registeredCount: z.int(),
      verifiedCount: z.int(),
      closedCount: z.int(),
      openCount: z.int().describe('registered − verified − closed'),
      left: z.array(
        z.object({ id: z.string(), name: z.string(), unit: z.string(), stage: Stage, overdue: z.boolean() }),
      ),
      leftComplete: z.boolean(),
    }),
  },
  proposeLoans: {
    input: z.strictObject({ parentId: Id.describe('the unit above the neighbours') }),
    output: z.object({
      loads: z.array(z.object({ unit: Named, openCount: z.int(), settledCount: z.int(), emptyAt: Instant.nullable() })),
      proposals: z.array(z.object({ from: Named, to: Named, count: z.int() })),
    }),
  },
  lendQueue: {
    input: z.strictObject({ fromUnitId: Id, toUnitId: Id, untilAt: Instant }),
    output: z.object({ untilAt: Instant }),
  },
  listLedger: {
    input: z.strictObject({ ...Filters, after: After }),
    output: z.object({ lines: z.array(LedgerLine), next: z.string().nullable() }),
  },
  exportLedger: {
    input: z.strictObject({
      ...Filters,
      unmaskedReason: Reason.nullable().describe('null: masked'),
    }),
    output: z.object({
      fileName: z.string(),
      content: z.base64().describe('xlsx'),
      rowCount: z.int(),
      complete: z.boolean().describe('false: there were more rows than one file carries'),
    }),
  },
  readRules: {
    input: z.strictObject({}),
    output: z.object({
      campaign: z.object({ name: z.string(), documentNumber: z.string(), endsOn: Day.nullable() }),
      rules: z.array(z.object(StoredRule.shape)).describe('newest first'),
      mayAdd: z.boolean().describe('whether the caller may add one'),
    }),
  },
  previewRule: { input: z.strictObject({ rule: RuleVersion }), output: Touched },
  addRule: {
    input: z.strictObject({ rule: RuleVersion, afterVersion: z.int().describe('the newest one that was seen') }),
    output: z.object({ version: z.int() }),
  },
};
