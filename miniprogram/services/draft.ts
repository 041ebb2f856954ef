const keyOf = (form: string) => `draft:${form}`;

/** What was filled into a form and not sent yet; `{}` when there is nothing. */
export function draftOf<Form extends object>(form: string): Partial<Form> {
  return (wx.getStorageSync(keyOf(form)) || {}) as Partial<Form>;
}

/** Keeps what is filled in, for a person who is called away. A full phone keeps nothing, and that is all. */
export function keepDraft(form: string, content: object): void {
  wx.setStorage({ key: keyOf(form), data: content, fail: () => {} });
}

/** The form was sent. */
export function clearDraft(form: string): void {
  wx.removeStorageSync(keyOf(form));
}
