const PREFIX = 'draft:';
/** What nobody has come back to for so long is thrown away, milliseconds: it may speak of other people. */
const KEPT_MS = 14 * 86_400_000;

interface Draft {
  /** When something was filled in last, epoch milliseconds. */
  keptAt: number;
  content: object;
}

const keyOf = (form: string) => PREFIX + form;
const stored = (key: string) => (wx.getStorageSync(key) || null) as Draft | null;

/** What was filled into a form and not sent yet; `{}` when there is nothing. */
export const draftOf = <Form extends object>(form: string): Partial<Form> => stored(keyOf(form))?.content ?? {};

/** Keeps what is filled in, for a person who is called away. A full phone keeps nothing, and that is all. */
export function keepDraft(form: string, content: object): void {
  const draft: Draft = { keptAt: Date.now(), content };
  wx.setStorage({ key: keyOf(form), data: draft, fail: () => {} });
}

/** The form was sent. */
export function clearDraft(form: string): void {
  wx.removeStorageSync(keyOf(form));
}

/** Throws away what was left lying. @param now epoch milliseconds */
export function dropOldDrafts(now: number): void {
  const keys = wx.getStorageInfoSync().keys.filter((key) => key.startsWith(PREFIX));
  for (const key of keys) if ((stored(key)?.keptAt ?? 0) < now - KEPT_MS) wx.removeStorageSync(key);
}
