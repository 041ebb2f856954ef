import * as z from 'zod';
import { PromiseFacts, VisitFacts } from '../contract/visits';
import type { PromiseView, VisitView } from '../contract/visits';
import { noKey } from '../goods/stock';

const Kept = z.strictObject({ ...PromiseFacts.shape, id: z.string(), kept: z.boolean(), keptNote: z.string() });
const Record = z.strictObject({ ...VisitFacts.shape, promises: z.array(Kept) });

/** What was found and promised at a stop. `_id` is the trip and the stop. */
export const VisitRow = z.strictObject({
  _id: z.string(),
  tripId: z.string(),
  stopId: z.string(),
  stopName: z.string(),
  orgUnitId: z.string(),
  orgPath: z.string(),
  record: z.string().describe('sealed at rest: it names people; JSON'),
  recordedAt: z.int(),
  changedBy: z.string(),
  version: z.int().positive(),
  promiseKey: z.string(),
});
export type VisitRow = z.infer<typeof VisitRow>;
export type Visit = Omit<VisitRow, 'record' | 'promiseKey'> & { record: z.infer<typeof Record> };

/** Sorts after every day: no day was named. */
const SOMETIME = '9999-12-31';

export const visitId = (tripId: string, stopId: string) => `${tripId}-${stopId}`;
/** The visit that a promise was made at. @example visitIdOf('r1f-s2-p1n1') → 'r1f-s2' */
export const visitIdOf = (promiseId: string) => promiseId.slice(0, promiseId.lastIndexOf('-'));

export function visitRow({ record, ...rest }: Visit): VisitRow {
  const open = record.promises.filter(({ kept }) => !kept).map(({ dueOn }) => dueOn ?? SOMETIME);
  const [firstDue] = open.sort();
  const promiseKey = firstDue === undefined ? noKey(rest._id) : `${rest.orgUnitId}!${firstDue}!${rest._id}`;
  return { ...rest, record: JSON.stringify(record), promiseKey };
}

export function visitOf({ promiseKey, record, ...rest }: VisitRow): Visit {
  return { ...rest, record: Record.parse(JSON.parse(record)) };
}

/**
 * A record with the facts written down. A promise that was known keeps its id and what became of it; the id of a new one
 * holds the version that it came with, so that no two promises ever had the same.
 */
export function recordOf(facts: VisitFacts, id: string, before: Visit | null): Visit['record'] {
  const known = [...(before?.record.promises ?? [])];
  const version = (before?.version ?? 0) + 1;
  const promises = facts.promises.map((promise, i) => {
    const at = known.findIndex(({ text, by }) => text === promise.text && by === promise.by);
    const [same] = at < 0 ? [] : known.splice(at, 1);
    const fresh = { id: `${id}-p${version}n${i + 1}`, kept: false, keptNote: '' };
    return { ...fresh, ...same, ...promise };
  });
  return { ...facts, promises };
}

export function visitView({ record, recordedAt, version, ...visit }: Visit): VisitView {
  return { ...record, promises: promisesOf({ record, ...visit }), recordedAt, version };
}

/** What was promised at a stop. */
export function promisesOf({
  record,
  stopId,
  stopName,
  tripId,
}: Pick<Visit, 'record' | 'stopId' | 'stopName' | 'tripId'>) {
  const stop = { id: stopId, name: stopName };
  return record.promises.map((promise): PromiseView => ({ ...promise, stop, tripId }));
}
