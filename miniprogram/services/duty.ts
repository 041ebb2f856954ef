import type { Duty } from './today/card';

const KEY = 'duty';
const SELF = 'self';

const nameOf = (duty: Duty | null) => (duty ? `${duty.role}-${duty.orgUnit.id}` : SELF);

/** In which of their duties somebody was last here: `null` as themselves, the first one when they never chose. */
export function chosenDuty(duties: readonly Duty[]): Duty | null {
  const kept = wx.getStorageSync(KEY) as string;
  if (kept === SELF) return null;
  return duties.find((duty) => nameOf(duty) === kept) ?? duties[0] ?? null;
}

/** Remembers the duty on this phone. A full phone forgets it, and that is all. */
export function chooseDuty(duty: Duty | null): void {
  wx.setStorage({ key: KEY, data: nameOf(duty), fail: () => {} });
}
