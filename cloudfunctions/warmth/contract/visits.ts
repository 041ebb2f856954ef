import * as z from 'zod';
import { Day, Id, Named } from '../../kit/fields';
import { Instant } from './fields';
import { Words } from './goods-fields';
import { After, AtStop, Next } from './outreach';

export const FINDING_TOPICS = ['safety', 'heating', 'meals', 'rest', 'wages', 'epidemic', 'health', 'other'] as const;
export const Finding = z.strictObject({
  topic: z.enum(FINDING_TOPICS),
  state: z.enum(['good', 'needsWork', 'urgent']),
  note: z.string().trim().max(300),
});
export type Finding = z.infer<typeof Finding>;
export const PromiseFacts = z.strictObject({
  text: z.string().trim().min(2).max(200),
  by: z.string().trim().min(2).max(40).describe('who promised: the enterprise, the union'),
  dueOn: Day.nullable().describe('null: no day was named'),
});
export const VisitFacts = z.strictObject({
  met: z.array(z.string().trim().min(1).max(40)).max(20).describe('people met, as they introduced themselves'),
  keepsProducing: z.boolean().nullable().describe('坚持生产 (A28); null: does not apply'),
  findings: z.array(Finding).max(8),
  incident: z.string().trim().max(500).describe('how the enterprise handles incidents (A32); may be empty'),
  promises: z.array(PromiseFacts).max(10),
  note: z.string().trim().max(1_000),
});
export type VisitFacts = z.infer<typeof VisitFacts>;

export const PromiseView = z.object({
  id: z.string(),
  text: z.string(),
  by: z.string(),
  dueOn: Day.nullable(),
  stop: Named,
  tripId: z.string(),
  kept: z.boolean(),
  keptNote: z.string(),
});
export type PromiseView = z.infer<typeof PromiseView>;

export const VisitView = z.object({
  ...VisitFacts.shape,
  promises: z.array(PromiseView),
  recordedAt: Instant,
  version: z.int().positive().describe('goes into recordVisit'),
});
export type VisitView = z.infer<typeof VisitView>;

/** `unchecked`: WeChat could not look, or gave no answer within a day. */
export const PHOTO_STATES = ['checking', 'shown', 'refused', 'unchecked'] as const;
export const PhotoView = z.object({
  slot: z.int().describe('its place among the nine'),
  state: z.enum(PHOTO_STATES),
  mine: z.boolean(),
  addedAt: Instant.describe('goes into removePhoto'),
  fileID: z.string().nullable().describe('null: not for the caller to see, or deleted'),
});
export type PhotoView = z.infer<typeof PhotoView>;
const FileID = z
  .string()
  .regex(/^cloud:\/\/[\w\-./]{1,200}$/)
  .describe('of the storage, below visits/<trip>-<stop>/');

/** What was found at a stop of a trip, what was promised there, and photos of it. */
export const visitExchanges = {
  readVisit: { input: AtStop, output: z.object({ visit: VisitView.nullable(), photos: z.array(PhotoView) }) },
  recordVisit: {
    input: AtStop.extend({
      version: z.int().positive().nullable().describe('that was read; null: the first record'),
      facts: VisitFacts,
    }),
    output: z.object({ visit: VisitView }),
  },
  addPhoto: {
    input: AtStop.extend({ slot: z.int().min(0).max(8), fileID: FileID }),
    output: z.object({ photo: PhotoView }),
  },
  removePhoto: { input: AtStop.extend({ slot: z.int().min(0).max(8), addedAt: Instant }), output: z.object({}) },
  listPromises: {
    input: z.strictObject({ orgUnitId: Id.nullable(), after: After }),
    output: z.object({ promises: z.array(PromiseView), next: Next }),
  },
  keepPromise: {
    input: z.strictObject({ promiseId: Id, note: Words }),
    output: z.object({ promise: PromiseView }),
  },
};
