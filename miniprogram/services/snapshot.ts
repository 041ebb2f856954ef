/** What a page showed last. */
export interface Snapshot {
  /** Epoch milliseconds. */
  takenAt: number;
  data: object;
}

const keyOf = (name: string) => `snapshot:${name}`;

/** What a page showed last time, to be seen while the fresh content is on its way; `null` when there is nothing, or no name. */
export function snapshotOf(name: string | undefined): Snapshot | null {
  if (name === undefined) return null;
  return (wx.getStorageSync(keyOf(name)) || null) as Snapshot | null;
}

/** Keeps what a page shows now. It is no more than was on the screen; a full phone keeps nothing, and that is all. */
export function keepSnapshot(name: string, data: object): void {
  const snapshot: Snapshot = { takenAt: Date.now(), data };
  wx.setStorage({ key: keyOf(name), data: snapshot, fail: () => {} });
}

/** What a page showed is not so any more. */
export const dropSnapshot = (name: string): void => wx.removeStorageSync(keyOf(name));
