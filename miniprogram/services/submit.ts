import type { FieldProblem } from '../../cloudfunctions/kit/failure';
import { failureSentence } from '../text/failures';
import { problemSentence } from '../text/problems';
import { newRequestId, ServiceFailure } from './cloud';

/** What a page with a form has in its data. */
export interface Submitting {
  submitting: boolean;
  /** Field → what is wrong with it. */
  problems: Record<string, string>;
  /** What happened as a whole; empty while all is well. */
  refusal: string;
}

/** Before anything was sent. */
export const unsent: Submitting = { submitting: false, problems: {}, refusal: '' };

interface Page {
  data: Submitting;
  setData(change: object): void;
}

/** Taps whose outcome nobody knows; the next tap of that page is the same one again. */
const unanswered = new WeakMap<object, string>();

/**
 * Sends a form, once at a time. A tap that got no answer keeps its name, so that the next one is known as its
 * repetition. Refusals mark their fields and say what happened; `null` is answered then.
 */
export async function submit<T>(page: Page, send: (requestId: string) => Promise<T>): Promise<T | null> {
  if (page.data.submitting) return null;
  const requestId = unanswered.get(page) ?? newRequestId();
  page.setData({ submitting: true, problems: {}, refusal: '' });
  try {
    const answer = await send(requestId);
    unanswered.delete(page);
    return answer;
  } catch (error) {
    if (!(error instanceof ServiceFailure)) throw error;
    if (error.code === 'OFFLINE') unanswered.set(page, requestId);
    else unanswered.delete(page);
    page.setData({ problems: problemsOf(error), refusal: failureSentence(error) });
    return null;
  } finally {
    page.setData({ submitting: false });
  }
}

/** The sentences by the first part of their path: the field that a page shows. */
function problemsOf({ details }: ServiceFailure): Record<string, string> {
  const fields = (details['fields'] ?? []) as FieldProblem[];
  const entries = fields.map(
    ({ path, problem }) => [path.split('.')[0] ?? '', problemSentence(path, problem)] as const,
  );
  return Object.fromEntries(entries);
}
