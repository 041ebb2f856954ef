import { NO_ROOM } from '../text/failures';
import { newRequestId, ServiceFailure } from './cloud';
import type { Call, Tap } from './cloud';
import { onUnsentChange, overtake, sendLater } from './outbox';
import type { Later } from './outbox';
import { toldOf } from './refusal';
import type { Told } from './refusal';
import { sendAfterAWhile } from './send-unsent';

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

/** Calls of a page whose outcome nobody knows: action → the name that its next call bears again. */
const unanswered = new WeakMap<object, Map<string, string>>();

/** A tap on a page, which names its calls as those before them that were not answered. */
class PageTap implements Tap {
  private readonly names: Map<string, string>;
  private readonly called: string[] = [];

  constructor(page: object) {
    this.names = unanswered.get(page) ?? new Map<string, string>();
    unanswered.set(page, this.names);
  }

  nameOf(action: string): string {
    const name = this.names.get(action) ?? newRequestId();
    this.names.set(action, name);
    this.called.push(action);
    return name;
  }

  /** What it called has come to an end: the next tap is another one. */
  end(): void {
    this.called.forEach((action) => this.names.delete(action));
  }
}

/** Whether nobody knows what came of a tap on the page. */
export const isUnanswered = (page: object): boolean => (unanswered.get(page)?.size ?? 0) > 0;

/**
 * Sends a form, once at a time. A tap that got no answer keeps its name, so that the next one is known as its
 * repetition. Refusals mark their fields and say what happened; `null` is answered then.
 *
 * @param later how the write is kept when nobody can be reached, `waiting` then being set and `null` answered; left out
 *   where a person must see the answer
 */
export async function submit<T>(page: Page, send: (tap: Tap) => Promise<T>, later?: Later): Promise<T | null> {
  if (page.data.submitting) return null;
  const tap = new PageTap(page);
  page.setData({ submitting: true, waiting: false, problems: {}, refusal: '' });
  try {
    const answer = await send(tap);
    tap.end();
    if (later) overtake(later);
    return answer;
  } catch (error) {
    if (!(error instanceof ServiceFailure)) throw error;
    page.setData(outcomeOf(page, tap, error, later));
    return null;
  } finally {
    page.setData({ submitting: false });
  }
}

function outcomeOf(page: Page, tap: PageTap, failure: ServiceFailure, later?: Later): Partial<Submitting> {
  const { call, isUnsure } = failure;
  if (!isUnsure) tap.end();
  if (!call || !later) return toldOf(failure);
  if (!sendLater(call, later)) return { ...toldOf(failure), refusal: NO_ROOM };
  tap.end();
  follow(page, call);
  sendAfterAWhile();
  return { waiting: true };
}

/** The page says that it waits until it does not any more; a refusal comes back to it. */
function follow(page: Page, { requestId }: Call): void {
  const stop = onUnsentChange((unsent) => {
    const one = unsent.find(({ call }) => call.requestId === requestId);
    if (one?.told === null) return;
    stop();
    page.setData({ waiting: false, ...one?.told });
  });
}
