import type { Tap } from '../../services/cloud';
import { clearDraft, keepDraft } from '../../services/draft';
import type { Later } from '../../services/outbox';
import { submit } from '../../services/submit';
import { STILL_LACKING } from '../../text/failures';

interface FormPage {
  data: { form: object };
  setData(change: object): void;
}

/** A field of a form as its tag names it: `data-field` of the form, and `data-problem` as the server calls it. */
interface Named {
  field: string;
  problem?: string;
}

/** What somebody filled in: into the form and its draft; whatever was wrong with the field is not said any more. */
export function fill(page: FormPage, part: object, problem: string, draft: string): void {
  const form = { ...page.data.form, ...part };
  page.setData({ form, [`problems.${problem}`]: '', refusal: '' });
  keepDraft(draft, form);
}

/** The same from the event of a field that tells its `value`. */
export function fillFrom(
  page: FormPage,
  event: WechatMiniprogram.CustomEvent<{ value: unknown }>,
  draft: string,
): void {
  const { field, problem = '' } = event.currentTarget.dataset as Named;
  fill(page, { [field]: event.detail.value }, problem, draft);
}

/**
 * Sends what was filled in, or marks what is wrong with it, or keeps it for later; `null` then. The draft is over with
 * the answer.
 *
 * @param problems field → what is wrong with it
 */
export async function sendFilled<T>(
  page: Parameters<typeof submit>[0],
  problems: Readonly<Record<string, string>>,
  send: (tap: Tap) => Promise<T>,
  later: Later,
): Promise<T | null> {
  if (Object.keys(problems).length > 0) {
    page.setData({ problems, refusal: STILL_LACKING });
    return null;
  }
  const answer = await submit(page, send, later);
  if (answer !== null) clearDraft(later.form);
  return answer;
}
