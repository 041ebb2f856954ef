import type { StaffCase } from '../../../cloudfunctions/returns/contract/calls';
import type { FieldName, FieldValue } from '../../../cloudfunctions/returns/contract/fields';
import { clearDraft, draftOf, keepDraft } from '../../services/draft';

export type Health = Extract<FieldValue, { symptoms: unknown }>;

/** Health as a caller types it. */
export interface TypedHealth {
  temperature: string;
  symptoms: Health['symptoms'];
}
export type Answer = string | number | TypedHealth | null;

/** What a caller has written of a case, until it is sent. */
export interface Draft {
  /** Only of fields that somebody wrote into. */
  answers: Partial<Record<FieldName, Answer>>;
  /** Fields that were asked about. */
  asked: FieldName[];
  /** For the next caller. */
  note: string;
  /** What was in force of a field when it was written into or asked about. */
  seen: Partial<Record<FieldName, FieldValue | null>>;
}

/** Before anybody asks. */
export const BLANK_DRAFT: Draft = { answers: {}, asked: [], note: '', seen: {} };

const isHealth = (value: FieldValue | null | undefined): value is Health => typeof value === 'object' && value !== null;

/** Whether two values of a field say the same. */
export const isSame = (a: FieldValue | null | undefined, b: FieldValue | null): boolean =>
  isHealth(a) && isHealth(b)
    ? a.temperatureC === b.temperatureC && [...a.symptoms].sort().join() === [...b.symptoms].sort().join()
    : a === b;

const seenOf = ({ fields }: StaffCase, name: FieldName) => fields.find((field) => field.name === name)?.inForce ?? null;

const withSeen = (draft: Draft, one: StaffCase, name: FieldName): Draft => ({
  ...draft,
  seen: { ...draft.seen, [name]: seenOf(one, name) },
});

/** The draft with another answer. */
export const answered = (draft: Draft, one: StaffCase, name: FieldName, answer: Answer): Draft =>
  withSeen({ ...draft, answers: { ...draft.answers, [name]: answer } }, one, name);

/** The draft with a field asked about. */
export const askedAbout = (draft: Draft, one: StaffCase, name: FieldName): Draft =>
  withSeen({ ...draft, asked: [...new Set([...draft.asked, name])] }, one, name);

/** The draft without what was written of fields that say something else by now: whoever changed them knew better. */
export function stillTrue(draft: Draft, one: StaffCase): Draft {
  const names = one.fields.filter(({ name, inForce }) => isSame(draft.seen[name], inForce)).map(({ name }) => name);
  const only = <Value>(of: Partial<Record<FieldName, Value>>) =>
    Object.fromEntries(names.filter((name) => name in of).map((name) => [name, of[name]])) as typeof of;
  const { answers, asked, note, seen } = draft;
  return { answers: only(answers), asked: asked.filter((name) => names.includes(name)), note, seen: only(seen) };
}

/** Where somebody's drafts of cases lie on the phone. @param page such as `call` */
export function caseDrafts(page: string) {
  const formOf = (caseId: string) => `${page}-${caseId}`;
  return {
    of: (one: StaffCase) => stillTrue({ ...BLANK_DRAFT, ...draftOf<Draft>(formOf(one.id)) }, one),
    keep: (caseId: string, draft: Draft) => keepDraft(formOf(caseId), draft),
    clear: (caseId: string) => clearDraft(formOf(caseId)),
  };
}
