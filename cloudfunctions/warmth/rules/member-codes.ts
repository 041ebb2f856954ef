/** A member's code changes so often; the same rhythm as a voucher's. */
export const STEP_MS = 30_000;
/** Codes handed to the phone at once: five minutes without a network. */
export const CODES_AHEAD = 10;
/** Steps that a code may lag behind or run ahead of the clock. */
const TOLERANCE = 1;

/** What a code says before its mark: `n1.<person>.<step>`. */
export const codeHead = (personId: string, step: number): string => `n1.${personId}.${step}`;

/** The step of an instant (epoch milliseconds). */
export const stepAt = (at: number): number => Math.floor(at / STEP_MS);

const CODE = /^(n1\.([\w-]{8,64})\.(\d{1,12}))\.([0-9a-f]{32})$/;

/** A code's parts, before anybody believes it. `null`: it is none of ours. */
export function readCode(text: string): { head: string; personId: string; step: number; mark: string } | null {
  const [, head, personId, step, mark] = CODE.exec(text.trim()) ?? [];
  if (head === undefined || personId === undefined || mark === undefined) return null;
  return { head, personId, step: Number(step), mark };
}

/** Whether a code of a step may be shown at an instant. */
export const isCurrent = (step: number, at: number): boolean => Math.abs(stepAt(at) - step) <= TOLERANCE;
