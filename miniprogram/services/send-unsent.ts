import { perform, ServiceFailure } from './cloud';
import type { ServiceFailureCode } from './cloud';
import { clearDraft } from './draft';
import { draftNow, isWaiting, refuse, take, unsentWrites } from './outbox';
import type { Unsent } from './outbox';
import { toldOf } from './refusal';
import { forgetSession } from './session';

/** How long after an attempt the next one follows while something waits, milliseconds. */
const AGAIN_MS = 30_000;
let sending: Promise<void> | null = null;
let again: ReturnType<typeof setTimeout> | number = 0;

/** Sends what waits, in the order it was written, until nobody can be reached; once at a time. */
export function sendUnsent(): Promise<void> {
  sending ??= sendInOrder(new Set()).finally(() => {
    sending = null;
    if (unsentWrites().some(isWaiting)) sendAfterAWhile();
  });
  return sending;
}

/** Sends what waits in half a minute, though nothing happens until then. */
export function sendAfterAWhile(): void {
  clearTimeout(again);
  again = setTimeout(() => void sendUnsent(), AGAIN_MS);
}

/** @param broken forms whose writes a function broke over: the others need not wait for them */
async function sendInOrder(broken: Set<string>): Promise<void> {
  const next = unsentWrites().find((one) => isWaiting(one) && !broken.has(one.form));
  if (!next) return;
  const end = await send(next);
  if (end === 'INTERNAL') broken.add(next.form);
  if (end !== 'OFFLINE') return sendInOrder(broken);
}

/** What became of it. The name of the tap stays, so that a write whose answer was lost is not done twice. */
async function send(unsent: Unsent): Promise<'done' | ServiceFailureCode> {
  try {
    await perform(unsent.call);
  } catch (error) {
    return settle(unsent, error);
  }
  if (draftNow(unsent.form) === unsent.draft) clearDraft(unsent.form);
  forgetSession();
  take(unsent.call);
  return 'done';
}

function settle(unsent: Unsent, error: unknown): ServiceFailureCode {
  if (!(error instanceof ServiceFailure)) throw error;
  if (!error.isUnsure) refuse(unsent.call, toldOf(error));
  return error.code;
}
