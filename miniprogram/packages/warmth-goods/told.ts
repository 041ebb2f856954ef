let waiting = '';

/** Goes back to the page before, which says what was done. */
export function leaveWith(said: string): void {
  waiting = said;
  void wx.navigateBack();
}

/** What the page that was just left has done, once; empty when there is nothing to say. */
export function toldOnce(): string {
  const said = waiting;
  waiting = '';
  return said;
}
