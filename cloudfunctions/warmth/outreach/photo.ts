import * as z from 'zod';
import type { PhotoView } from '../contract/visits';

/** A photo of a visit. `_id` is the visit and its place among the nine, so that a repetition adds no second one. */
export const PhotoRow = z.strictObject({
  _id: z.string(),
  visitId: z.string(),
  orgPath: z.string(),
  slot: z.int(),
  fileID: z.string(),
  takenBy: z.string().describe('person'),
  openid: z.string().describe('in whose name WeChat is asked to look'),
  addedAt: z.int(),
  traceId: z.string().nullable().describe("of WeChat's receipt; null: not asked yet"),
  askedKey: z.int().describe('when it was added, as long as WeChat was not asked'),
});
export type PhotoRow = z.infer<typeof PhotoRow>;

/** What WeChat found in a picture. `_id` names its receipt; it may be here before the photo knows of the receipt. */
export const VerdictRow = z.strictObject({
  _id: z.string(),
  suggest: z.string().describe("WeChat's; or `unreadable`"),
  at: z.int(),
  clearedKey: z.int().describe('when it came, as long as its file is to be deleted'),
});
export type VerdictRow = z.infer<typeof VerdictRow>;

/** WeChat answers within half an hour; after a day nobody waits any more. */
const WAITED_MS = 24 * 3_600_000;

export const photoId = (visitId: string, slot: number) => `${visitId}-f${slot}`;

/** Where the photos of a visit lie in the storage. */
const folderOf = (visitId: string) => `/visits/${visitId}/`;

/** Whether a file is one of a visit's. @example isOf('cloud://env.bucket/visits/r1-s2/a.jpg', 'r1-s2') → true */
export const isOf = (fileID: string, visitId: string): boolean => fileID.includes(folderOf(visitId));

/** WeChat could not look at a picture; nobody will, so only whoever took it sees it. */
export const UNREADABLE = 'unreadable';

/** Whether WeChat found something in a picture; its file is deleted then. */
export const isRefusal = (suggest: string): boolean => suggest !== 'pass' && suggest !== UNREADABLE;

/** A photo as somebody sees it: unless WeChat has let it pass, only whoever took it sees the picture. */
export function photoView(photo: PhotoRow, verdict: VerdictRow | null, viewer: string | null, now: number): PhotoView {
  const { slot, fileID, takenBy, addedAt } = photo;
  const mine = takenBy === viewer;
  const state = stateOf(verdict, now - addedAt);
  const visible = state === 'shown' || (mine && state !== 'refused');
  return { slot, state, mine, addedAt, fileID: visible ? fileID : null };
}

function stateOf(verdict: VerdictRow | null, waited: number): PhotoView['state'] {
  if (verdict?.suggest === 'pass') return 'shown';
  if (verdict && isRefusal(verdict.suggest)) return 'refused';
  if (verdict) return 'unchecked';
  return waited > WAITED_MS ? 'unchecked' : 'checking';
}
