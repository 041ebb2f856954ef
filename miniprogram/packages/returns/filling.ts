import { keepDraft } from '../../services/draft';

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
