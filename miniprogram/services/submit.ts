import { NO_ROOM } from '../text/failures';
import { newRequestId, ServiceFailure } from './cloud';
import { sendLater } from './outbox';
import type { Later } from './outbox';
import { toldOf } from './refusal';
import type { Told } from './refusal';

/** What a page with a form has in its data. */
export interface Submitting extends Told {
  submitting: boolean;
  /** Whether what was written waits on the phone until there is a network. */
  waiting: boolean;
}

/** Before anything was sent. */
export const unsent: Submitting = { submitting: false, waiting: false, problems: {}, refusal: '' };

interface Page {
  data: Submitting;
  setData(change: object): void;
}

/** Taps whose outcome nobody knows; the next tap of that page is the same one again. */
const unanswered = new WeakMap<object, string>();

/** Whether nobody knows what came of the page's last tap: it was lost on the way, or the function broke over it. */
export const isUnanswered = (page: object): boolean => unanswered.has(page);

/**
 * Sends a form, once at a time. A tap that got no answer keeps its name, so that the next one is known as its
 * repetition. Refusals mark their fields and say what happened; `null` is answered then.
 *
 * @param later how the write is kept when nobody can be reached, `waiting` then being set and `null` answered; left out
 *   where a person must see the answer
 */
export async function submit<T>(page: Page, send: (requestId: string) => Promise<T>, later?: Later): Promise<T | null> {
  if (page.data.submitting) return null;
  const requestId = unanswered.get(page) ?? newRequestId();
  page.setData({ submitting: true, waiting: false, problems: {}, refusal: '' });
  try {
    const answer = await send(requestId);
    unanswered.delete(page);
    return answer;
  } catch (error) {
    if (!(error instanceof ServiceFailure)) throw error;
    page.setData(outcomeOf(page, error, requestId, later));
    return null;
  } finally {
    page.setData({ submitting: false });
  }
}

function outcomeOf(page: Page, failure: ServiceFailure, requestId: string, later?: Later): Partial<Submitting> {
  unanswered.delete(page);
  const { call } = failure;
  if (call && later && sendLater(call, later)) return { waiting: true };
  if (call || failure.code === 'INTERNAL') unanswered.set(page, requestId);
  return call && later ? { ...toldOf(failure), refusal: NO_ROOM } : toldOf(failure);
}
