import * as z from 'zod';
import { isErrorCode } from '../wechat/answers';
import type { FaultPlan } from '../seeded-faults';

const Share = z.number().min(0).max(1);

/** A day. */
const MOST_SKEW_MS = 86_400_000;

/** A fault plan as it is posted. */
const Plan = z.strictObject({
  seed: z.int(),
  only: z
    .strictObject({ action: z.string().optional(), collection: z.string().optional(), api: z.string().optional() })
    .optional(),
  latencyMs: z.number().min(0).max(60_000).optional(),
  dropBefore: Share.optional(),
  dropAfter: Share.optional(),
  conflict: Share.optional(),
  storageFull: Share.optional(),
  duplicateShape: z.enum(['DATABASE_REQUEST_FAILED', 'DATABASE_DUPLICATE_WRITE']).optional(),
  functionCrash: Share.optional(),
  dropReply: Share.optional(),
  openApi: z
    .record(
      z.string().refine((code) => isErrorCode(Number(code)), 'no code of WeChat’s'),
      Share,
    )
    .optional(),
  slowPictures: z.boolean().optional(),
  skewMs: z.number().min(-MOST_SKEW_MS).max(MOST_SKEW_MS).optional(),
  events: z
    .strictObject({ list: z.enum(['entry', 'list']).optional(), time: z.enum(['number', 'text']).optional() })
    .optional(),
  timers: z.enum(['none', 'double', 'missed']).optional(),
  cold: z.boolean().optional(),
});

/** A posted plan, or what is wrong with it in a sentence. */
export function faultPlanOf(body: unknown): FaultPlan | string {
  const parsed = Plan.safeParse(body);
  return parsed.success ? (parsed.data as FaultPlan) : z.prettifyError(parsed.error);
}
